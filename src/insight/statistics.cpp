#include "detour/insight/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace detour::statistics {
namespace {

/// Sums of probabilities that are equal on paper differ in the last bits.
constexpr double tolerance = 1e-9;
/// Above so many additions (some milliseconds) the normal approximation stands in for counting.
constexpr double cheap_steps = 8e6;

/// The distribution of `a` in a table whose margins are given.
class Hypergeometric {
 public:
  explicit Hypergeometric(const Table2x2& t)
      : first_(t.a + t.b), second_(t.a + t.c), total_(t.a + t.b + t.c + t.d) {}

  [[nodiscard]] std::int64_t lowest() const { return std::max<std::int64_t>(0, first_ + second_ - total_); }
  [[nodiscard]] std::int64_t highest() const { return std::min(first_, second_); }
  [[nodiscard]] double log_at(std::int64_t a) const {
    return log_choose(second_, a) + log_choose(total_ - second_, first_ - a) - log_choose(total_, first_);
  }
  [[nodiscard]] double at(std::int64_t a) const { return std::exp(log_at(a)); }
  /// at(a + 1) / at(a)
  [[nodiscard]] double ratio(std::int64_t a) const {
    return static_cast<double>(first_ - a) * static_cast<double>(second_ - a) /
           (static_cast<double>(a + 1) * static_cast<double>(total_ - first_ - second_ + a + 1));
  }

 private:
  std::int64_t first_, second_, total_;
};

double at_most_one(double p) {
  return std::clamp(p, std::numeric_limits<double>::min(), 1.0);
}

std::vector<std::size_t> ascending_order(std::size_t count, auto value_of) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, value_of);
  return order;
}

}  // namespace

double log_choose(std::int64_t n, std::int64_t k) {
  const auto log_factorial = [](std::int64_t i) { return std::lgamma(static_cast<double>(i) + 1); };
  return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

double fisher_exact_greater(const Table2x2& table) {
  const Hypergeometric counts(table);
  double log_term = counts.log_at(table.a), sum = std::exp(log_term);
  for (auto a = table.a; a < counts.highest(); ++a) {
    const double ratio = counts.ratio(a), term = std::exp(log_term += std::log(ratio));
    sum += term;
    if (ratio < 1 && term <= sum * 1e-18) break;  // before the mode terms may vanish and still grow
  }
  return at_most_one(sum);
}

std::vector<double> fisher_attainable(const Table2x2& table) {
  const Hypergeometric counts(table);
  std::vector<double> tails;
  // Logarithms: of a long journal the first terms are too small for a double.
  double log_term = counts.log_at(counts.highest()), sum = 0;
  for (auto a = counts.highest(); a >= counts.lowest(); --a) {
    sum += std::exp(log_term);
    tails.push_back(at_most_one(sum));
    if (a > counts.lowest()) log_term -= std::log(counts.ratio(a - 1));
  }
  tails.back() = 1;
  return tails;
}

double fisher_exact_two_sided(const Table2x2& table) {
  const Hypergeometric counts(table);
  const double limit = counts.at(table.a) * (1 + 1e-7);
  double sum = 0;
  for (auto a = counts.lowest(); a <= counts.highest(); ++a)
    if (const double p = counts.at(a); p <= limit) sum += p;
  return at_most_one(sum);
}

std::vector<double> benjamini_hochberg(std::span<const double> p_values) {
  const auto order = ascending_order(p_values.size(), [&](std::size_t i) { return p_values[i]; });
  std::vector<double> adjusted(p_values.size(), 1);
  double least = 1;
  for (auto rank = order.size(); rank > 0; --rank) {
    const auto i = order[rank - 1];
    least = std::min(least, p_values[i] * static_cast<double>(order.size()) / static_cast<double>(rank));
    adjusted[i] = least;
  }
  return adjusted;
}

std::vector<double> weighted_benjamini_hochberg(std::span<const double> p_values,
                                                std::span<const double> weights) {
  const double mean =
      std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  std::vector<double> weighted(p_values.begin(), p_values.end());
  for (std::size_t i = 0; i < weighted.size(); ++i) weighted[i] *= mean / weights[i];
  return benjamini_hochberg(weighted);
}

namespace {

/// How likely the test gives a weighted p-value of at most `weighted` when there is nothing.
double chance_of_at_most(const DiscreteTest& test, double weighted) {
  const double p = weighted * test.weight;
  if (test.attainable.empty()) return std::min(p, 1.0);
  const auto after = std::ranges::upper_bound(test.attainable, p * (1 + tolerance));
  return after == test.attainable.begin() ? 0 : *std::prev(after);
}

}  // namespace

std::vector<double> discrete_benjamini_hochberg(std::span<const DiscreteTest> tests) {
  const auto weighted = [&](std::size_t i) { return tests[i].p / tests[i].weight; };
  const auto order = ascending_order(tests.size(), weighted);
  std::vector<double> adjusted(tests.size(), 1);
  double most = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    double expected = 0;
    for (const auto& test : tests) {
      const double chance = chance_of_at_most(test, weighted(order[rank]));
      if (chance >= 1) return adjusted;
      expected += chance / (1 - chance);
    }
    most = std::max(most, expected / static_cast<double>(rank + 1));
    // Nothing after this one can be smaller: a step-down procedure never comes back.
    if (most >= 1) return adjusted;
    adjusted[order[rank]] = most;
  }
  return adjusted;
}

Interval wilson_interval(std::int64_t k, std::int64_t n, double z) {
  if (n <= 0) return {0, 1};
  const double count = static_cast<double>(n), share = static_cast<double>(k) / count, z2 = z * z;
  const double centre = share + z2 / (2 * count), scale = 1 + z2 / count;
  const double half = z * std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
  return {k == 0 ? 0 : std::max(0.0, (centre - half) / scale),
          k == n ? 1 : std::min(1.0, (centre + half) / scale)};
}

namespace {

double binomial_at_most(std::int64_t k, std::int64_t n, double p) {
  double sum = 0;
  for (std::int64_t i = 0; i <= k; ++i)
    sum += std::exp(log_choose(n, i) + static_cast<double>(i) * std::log(p) +
                    static_cast<double>(n - i) * std::log1p(-p));
  return sum;
}

/// The chance of success at which at most k of n come with this probability; it falls as the chance rises.
double chance_with_at_most(std::int64_t k, std::int64_t n, double probability) {
  double low = 0, high = 1;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (binomial_at_most(k, n, middle) > probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

Interval clopper_pearson_interval(std::int64_t k, std::int64_t n, double confidence) {
  const double tail = (1 - confidence) / 2;
  return {k == 0 ? 0 : chance_with_at_most(k - 1, n, 1 - tail), k == n ? 1 : chance_with_at_most(k, n, tail)};
}

namespace {

struct Ranks {
  std::vector<std::int64_t> doubled;  ///< twice the mid-rank, ascending with time
  std::vector<bool> marked;           ///< in the same order
  double ties = 0;                    ///< sum of t³ − t over groups of t equal times
};

Ranks ranks_of(std::span<const std::int64_t> times, const std::vector<bool>& marked) {
  std::vector<std::size_t> order(times.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto time_of = [&](std::size_t i) { return times[i]; };
  if (!std::ranges::is_sorted(times)) std::ranges::stable_sort(order, {}, time_of);
  Ranks ranks;
  ranks.doubled.resize(order.size());
  ranks.marked.resize(order.size());
  for (std::size_t start = 0, end = 0; start < order.size(); start = end) {
    while (end < order.size() && times[order[end]] == times[order[start]]) ++end;
    const double tied = static_cast<double>(end - start);
    ranks.ties += tied * tied * tied - tied;
    for (auto i = start; i < end; ++i) {
      ranks.doubled[i] = static_cast<std::int64_t>(start + 1 + end);
      ranks.marked[i] = marked[order[i]];
    }
  }
  return ranks;
}

/// The chance that the doubled rank sum of `drawn` items lies at least `distance` from its mean, by counting
/// all ways to draw them: after each item, ways[j][s] is how many draws of j items have the sum s, as shares
/// of all draws.
double exact_two_sided(std::span<const std::int64_t> ranks, std::size_t drawn, std::int64_t sum_limit,
                       double mean, double distance) {
  const auto width = static_cast<std::size_t>(sum_limit) + 1;
  std::vector<double> ways((drawn + 1) * width, 0.0);
  ways[0] = 1;
  for (std::size_t item = 0; item < ranks.size(); ++item) {
    const auto rank = static_cast<std::size_t>(ranks[item]);
    for (auto j = std::min(drawn, item + 1); j > 0; --j) {
      // Ascending ranks: the j latest ones so far are the largest sum.
      double* const to = &ways[j * width];
      const double* const from = &ways[(j - 1) * width];
      for (auto sum = std::min(width - 1, j * rank); sum >= rank; --sum) to[sum] += from[sum - rank];
    }
  }
  double outside = 0, all = 0;
  for (std::size_t sum = 0; sum < width; ++sum) {
    const double count = ways[drawn * width + sum];
    all += count;
    if (std::abs(static_cast<double>(sum) - mean) >= distance - tolerance) outside += count;
  }
  return outside / all;
}

double normal_two_sided(const Ranks& ranks, double drawn, double distance) {
  const double n = static_cast<double>(ranks.doubled.size());
  const double variance = drawn * (n - drawn) / 12 * (n + 1 - ranks.ties / (n * (n - 1)));
  if (variance <= 0) return 1;
  // Half a rank for continuity; `distance` is of doubled ranks.
  const double z = std::max(0.0, distance / 2 - 0.5) / std::sqrt(variance);
  return std::erfc(z / std::sqrt(2.0));
}

}  // namespace

TrendTest rank_trend(std::span<const std::int64_t> times, const std::vector<bool>& marked) {
  auto ranks = ranks_of(times, marked);
  const auto n = ranks.doubled.size();
  const auto count = static_cast<std::size_t>(std::ranges::count(ranks.marked, true));
  if (count == 0 || count == n) return {};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (ranks.marked[i]) sum += ranks.doubled[i];
  const double distance = static_cast<double>(sum) - static_cast<double>(count * (n + 1));
  TrendTest result;
  result.late = distance > 0;
  // The unmarked lean as far the other way: count with the smaller group. Without ties plain ranks do.
  const auto drawn = std::min(count, n - count);
  const std::int64_t unit = ranks.ties > 0 ? 1 : 2;
  for (auto& rank : ranks.doubled) rank /= unit;
  const auto limit = std::accumulate(ranks.doubled.end() - static_cast<std::ptrdiff_t>(drawn),
                                     ranks.doubled.end(), std::int64_t{0});
  const double scale = static_cast<double>(unit),
               steps = static_cast<double>(n * drawn) * static_cast<double>(limit);
  const double p =
      n > 1000 || steps > 2 * cheap_steps
          ? normal_two_sided(ranks, static_cast<double>(drawn), std::abs(distance))
          : exact_two_sided(ranks.doubled, drawn, limit, static_cast<double>(drawn * (n + 1)) / scale,
                            std::abs(distance) / scale);
  result.p_two_sided = at_most_one(p);
  return result;
}

double log_likelihood_ratio(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2) {
  const auto term = [](std::int64_t k, double share) {
    return k == 0 ? 0 : static_cast<double>(k) * std::log(share);
  };
  const auto likelihood = [&](std::int64_t k, std::int64_t n, double share) {
    return term(k, share) + term(n - k, 1 - share);
  };
  if (n1 <= 0 || n2 <= 0) return 0;
  const double share1 = static_cast<double>(k1) / static_cast<double>(n1);
  const double share2 = static_cast<double>(k2) / static_cast<double>(n2);
  const double pooled = static_cast<double>(k1 + k2) / static_cast<double>(n1 + n2);
  return std::max(0.0, 2 * (likelihood(k1, n1, share1) + likelihood(k2, n2, share2) -
                            likelihood(k1, n1, pooled) - likelihood(k2, n2, pooled)));
}

}  // namespace detour::statistics
