#include "detour/insight/permutation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

namespace detour::statistics {
namespace {

std::vector<int> without_zeros(std::span<const int> scores) {
  std::vector<int> scored;
  std::ranges::copy_if(scores, std::back_inserter(scored), [](int score) { return score > 0; });
  return scored;
}

}  // namespace

SubsetSums::SubsetSums(std::span<const int> scores) : items_(std::ssize(scores)) {
  const auto scored = without_zeros(scores);
  scored_ = std::ssize(scored);
  width_ = static_cast<std::size_t>(std::accumulate(scored.begin(), scored.end(), std::int64_t{0})) + 1;
  tails_.assign((scored.size() + 1) * width_, 0.0);
  tails_[0] = 1;
  // After k items [j][s] is the chance that j drawn of them have the sum s: the k-th is among them in j of k
  // cases.
  std::size_t reached = 0;
  for (std::size_t k = 1; k <= scored.size(); ++k) {
    const auto score = static_cast<std::size_t>(scored[k - 1]);
    reached += score;
    for (auto j = k; j > 0; --j) {
      const double in = static_cast<double>(j) / static_cast<double>(k);
      double* const to = &tails_[j * width_];
      const double* const from = to - width_;
      for (auto sum = reached + 1; sum-- > 0;)
        to[sum] = (1 - in) * to[sum] + (sum >= score ? in * from[sum - score] : 0);
    }
  }
  for (std::size_t j = 0; j <= scored.size(); ++j)
    for (auto sum = width_ - 1; sum > 0; --sum) tails_[j * width_ + sum - 1] += tails_[j * width_ + sum];
}

double SubsetSums::chance_of_at_least(std::int64_t sum, std::int64_t size) const {
  if (sum <= 0) return 1;
  if (static_cast<std::size_t>(sum) >= width_) return 0;
  double chance = 0;
  const auto unscored = items_ - scored_;
  for (auto drawn = std::max<std::int64_t>(0, size - unscored); drawn <= std::min(size, scored_); ++drawn)
    chance +=
        std::exp(log_choose(scored_, drawn) + log_choose(unscored, size - drawn) - log_choose(items_, size)) *
        tails_[static_cast<std::size_t>(drawn) * width_ + static_cast<std::size_t>(sum)];
  return std::min(chance, 1.0);
}

double SubsetSums::cost(std::span<const int> scores) {
  const auto scored = static_cast<double>(std::ranges::count_if(scores, [](int score) { return score > 0; }));
  return scored * scored / 4 * static_cast<double>(std::accumulate(scores.begin(), scores.end(), 1LL));
}

namespace {

/// So many dealings at most, and so many that lean as far are enough to know that it is no trend.
constexpr int most_dealings = 50'000, enough_as_far = 100;
/// From so many scored items on the sum is as good as normal.
constexpr std::size_t many_scored = 400;
/// Sums that are equal on paper differ in the last bits.
constexpr double tolerance = 1e-9;

/// Mid-ranks of time, less their mean.
std::vector<double> centred_ranks(std::span<const std::int64_t> times) {
  std::vector<std::size_t> order(times.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return times[i]; });
  std::vector<double> ranks(times.size());
  for (std::size_t start = 0, end = 0; start < order.size(); start = end) {
    while (end < order.size() && times[order[end]] == times[order[start]]) ++end;
    const double rank = static_cast<double>(start + end) / 2 - static_cast<double>(order.size()) / 2;
    for (auto i = start; i < end; ++i) ranks[order[i]] = rank;
  }
  return ranks;
}

/// Deals the scores to the ranks anew and says how far the sum leans.
class Dealer {
 public:
  Dealer(std::vector<double> ranks, std::vector<double> scores)
      : ranks_(std::move(ranks)), scores_(std::move(scores)) {}

  double deal() {
    double sum = 0;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      // The upper half of the bits as a share of what is left: portable, unlike the library's distributions.
      const std::uint64_t left = ranks_.size() - i;
      std::swap(ranks_[i], ranks_[i + static_cast<std::size_t>(((random_() >> 32) * left) >> 32)]);
      sum += scores_[i] * ranks_[i];
    }
    return std::abs(sum);
  }

 private:
  std::vector<double> ranks_, scores_;
  std::mt19937_64 random_;
};

/// The chance of leaning so far by the normal approximation; the variance is that over all dealings.
double normal_two_sided(std::span<const double> ranks, std::span<const double> scores, double leaning) {
  const auto n = static_cast<double>(ranks.size());
  const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / n;
  double of_ranks = 0, of_scores = 0;
  for (const double rank : ranks) of_ranks += rank * rank;
  for (const double score : scores) of_scores += (score - mean) * (score - mean);
  const double variance = of_ranks * of_scores / (n - 1);
  return variance > 0 ? std::erfc(std::abs(leaning) / std::sqrt(2 * variance)) : 1;
}

/// The same by dealing.
double dealt_two_sided(std::vector<double> ranks, std::vector<double> scored, double leaning) {
  Dealer dealer(std::move(ranks), std::move(scored));
  int dealings = 0, as_far = 0;
  while (dealings < most_dealings && as_far < enough_as_far) {
    ++dealings;
    as_far += dealer.deal() >= std::abs(leaning) - tolerance;
  }
  return as_far == enough_as_far ? static_cast<double>(as_far) / dealings : (as_far + 1.0) / (dealings + 1.0);
}

}  // namespace

TrendTest score_trend(std::span<const std::int64_t> times, std::span<const double> scores) {
  std::vector<double> scored;
  std::ranges::copy_if(scores, std::back_inserter(scored), [](double score) { return score > 0; });
  if (scored.empty()) return {};
  if (std::ranges::all_of(scored, [&](double score) { return score == scored.front(); })) {
    std::vector<bool> marked;
    for (const double score : scores) marked.push_back(score > 0);
    return rank_trend(times, marked);
  }
  auto ranks = centred_ranks(times);
  const double leaning = std::inner_product(scores.begin(), scores.end(), ranks.begin(), 0.0);
  const double p = scored.size() > many_scored
                       ? normal_two_sided(ranks, scores, leaning)
                       : dealt_two_sided(std::move(ranks), std::move(scored), leaning);
  return {p, leaning > 0};
}

}  // namespace detour::statistics
