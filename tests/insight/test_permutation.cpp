#include "detour/insight/permutation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/catch.hpp"

using namespace detour::statistics;

TEST_CASE("with ranks as scores the sum over a group agrees with Mann and Whitney's table") {
  // Mann and Whitney (1947), Ann. Math. Statist. 18, table I (one-sided), two groups of four.
  const SubsetSums sums(std::vector{1, 2, 3, 4, 5, 6, 7, 8});
  CHECK(sums.chance_of_at_least(5 + 6 + 7 + 8, 4) == Approx(0.014).margin(0.0005));
  CHECK(sums.chance_of_at_least(4 + 6 + 7 + 8, 4) == Approx(0.029).margin(0.0005));
  CHECK(sums.chance_of_at_least(3 + 6 + 7 + 8, 4) == Approx(0.057).margin(0.0005));
}

TEST_CASE("the sum over a group is exact for two groups of ten") {
  // Mandible lengths of male and female golden jackals, less 105 mm (Manly 2007, Randomization, Bootstrap and
  // Monte Carlo Methods in Biology, section 1.1). Of the 184,756 divisions 308 are at least as far apart.
  const std::vector<int> lengths{15, 2, 5, 11, 9, 6, 8, 12, 9, 7, 5, 6, 2, 3, 5, 0, 2, 1, 6, 6};
  CHECK(SubsetSums(lengths).chance_of_at_least(84, 10) == Approx(308.0 / 184756));
}

TEST_CASE("with scores of 0 and 1 the sum over a group is Fisher's exact test") {
  for (const auto& table : {Table2x2{3, 1, 1, 3}, {10, 3, 2, 15}, {0, 5, 5, 5}, {5, 0, 0, 60}}) {
    std::vector<int> scores(static_cast<std::size_t>(table.a + table.c), 1);
    scores.resize(static_cast<std::size_t>(table.a + table.b + table.c + table.d), 0);
    CHECK(SubsetSums(scores).chance_of_at_least(table.a, table.a + table.b) ==
          Approx(fisher_exact_greater(table)));
  }
}

TEST_CASE("the sum over a group counts all ways to draw it") {
  const std::vector<int> scores{0, 0, 3, 1, 0, 7, 2, 0};
  std::vector<bool> drawn{false, false, false, false, false, true, true, true};
  std::vector<int> at_least(14);
  int all = 0;
  do {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < drawn.size(); ++i)
      if (drawn[i]) sum += static_cast<std::size_t>(scores[i]);
    for (std::size_t least = 0; least <= sum; ++least) ++at_least[least];
    ++all;
  } while (std::next_permutation(drawn.begin(), drawn.end()));
  const SubsetSums sums(scores);
  for (std::size_t sum = 0; sum < at_least.size(); ++sum)
    CHECK(sums.chance_of_at_least(static_cast<std::int64_t>(sum), 3) ==
          Approx(static_cast<double>(at_least[sum]) / all));
  CHECK(sums.chance_of_at_least(14, 3) == 0);
}

TEST_CASE("the trend of scores agrees with all ways to deal them") {
  const std::vector<std::int64_t> times{10, 20, 30, 40, 50, 60, 70, 80};
  const std::vector<double> scores{0, 0.1, 0, 0.3, 0.2, 0, 0.9, 0.7};
  const auto leaning = [](const std::vector<double>& dealt) {
    double sum = 0;
    for (std::size_t i = 0; i < dealt.size(); ++i) sum += dealt[i] * (static_cast<double>(i) - 3.5);
    return std::abs(sum);
  };
  auto dealt = scores;
  std::ranges::sort(dealt);
  int as_far = 0, all = 0;
  do {
    as_far += leaning(dealt) >= leaning(scores) - 1e-9;
    ++all;
  } while (std::ranges::next_permutation(dealt).found);
  const auto trend = score_trend(times, scores);
  CHECK(trend.p_two_sided == Approx(static_cast<double>(as_far) / all).epsilon(0.25));
  CHECK(trend.late);
  CHECK(score_trend(times, scores).p_two_sided == trend.p_two_sided);
}

TEST_CASE("the trend of equal scores is the exact one of marks") {
  const std::vector<std::int64_t> times{1, 2, 3, 4, 5, 6};
  CHECK(score_trend(times, std::vector<double>{0, 0, 0, 0.4, 0.4, 0.4}).p_two_sided == Approx(2 * 0.05));
  CHECK(score_trend(times, std::vector<double>(6, 0.0)).p_two_sided == 1);
}

TEST_CASE("dealing agrees with the normal approximation where both hold") {
  std::vector<std::int64_t> times(1000);
  std::iota(times.begin(), times.end(), 0);
  const auto p_with = [&](int scored) {
    std::vector<double> scores(1000);
    for (int i = 0; i < scored; ++i) scores[static_cast<std::size_t>(i * 991 % 1000)] = 0.5 + 0.001 * i;
    for (int i = 0; i < scored / 4; ++i) scores[static_cast<std::size_t>(999 - i * 2)] += 0.25;
    return score_trend(times, scores).p_two_sided;
  };
  CHECK(p_with(390) < 0.01);
  CHECK(p_with(410) < 0.01);
  CHECK(p_with(390) == Approx(p_with(410)).margin(0.002));
}
