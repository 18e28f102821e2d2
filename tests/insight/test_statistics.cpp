#include "detour/insight/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/catch.hpp"

using namespace detour::statistics;

TEST_CASE("Fisher's exact test agrees with the lady tasting tea") {
  // Fisher (1935), chapter II; Agresti (2002), Categorical Data Analysis, section 3.5.2: P = 0.243 and 0.486.
  const Table2x2 tea{3, 1, 1, 3};
  CHECK(fisher_exact_greater(tea) == Approx(17.0 / 70));
  CHECK(fisher_exact_two_sided(tea) == Approx(34.0 / 70));
  CHECK(fisher_exact_greater({4, 0, 0, 4}) == Approx(1.0 / 70));
}

TEST_CASE("Fisher's exact test agrees with the convicted twins") {
  // Fisher (1935), The logic of inductive inference, J. R. Statist. Soc. 98; R's fisher.test: 0.0004652,
  // 0.0005367.
  const Table2x2 twins{10, 3, 2, 15};
  CHECK(fisher_exact_greater(twins) == Approx(0.0004652).epsilon(1e-4));
  CHECK(fisher_exact_two_sided(twins) == Approx(0.0005367).epsilon(1e-4));
}

TEST_CASE("Fisher's exact test holds at the edges of a table") {
  CHECK(fisher_exact_greater({0, 5, 5, 5}) == Approx(1));
  CHECK(fisher_exact_greater({0, 0, 3, 4}) == Approx(1));
  const double tiny = fisher_exact_greater({5000, 0, 0, 5000});
  CHECK(tiny > 0);
  CHECK(tiny < 1e-300);
}

TEST_CASE("Fisher's exact test holds where the probabilities at the ends of a table vanish") {
  CHECK(fisher_exact_greater({0, 5000, 5000, 0}) == Approx(1));
  CHECK(fisher_exact_greater({10, 4990, 4990, 10}) == Approx(1));
  const Table2x2 pair{3, 182, 182, 9633};
  const auto attainable = fisher_attainable(pair);
  REQUIRE(attainable.size() == 186);
  for (const std::int64_t both : {1, 3, 9}) {
    const Table2x2 table{both, 185 - both, 185 - both, 9630 + both};
    CHECK(attainable[static_cast<std::size_t>(185 - both)] == Approx(fisher_exact_greater(table)));
  }
  CHECK(std::ranges::is_sorted(attainable));
}

TEST_CASE("the p-values a table can give end with 1 and hold the one it gives") {
  const Table2x2 tea{3, 1, 1, 3};
  const auto attainable = fisher_attainable(tea);
  REQUIRE(attainable.size() == 5);
  CHECK(attainable[0] == Approx(1.0 / 70));
  CHECK(attainable[1] == Approx(fisher_exact_greater(tea)));
  CHECK(attainable[4] == 1);
  CHECK(std::ranges::is_sorted(attainable));
}

TEST_CASE("Benjamini and Hochberg's own example rejects four of fifteen") {
  // Benjamini and Hochberg (1995), section 3.2: treatments after myocardial infarction.
  const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                              0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
  const auto q = benjamini_hochberg(p);
  CHECK(std::ranges::count_if(q, [](double value) { return value <= 0.05; }) == 4);
  CHECK(q[3] == Approx(0.0095 * 15 / 4));
  CHECK(q[14] == Approx(1));
}

TEST_CASE("a weighted p-value is judged as one so much smaller, the weights' mean being 1") {
  const std::vector<double> p{0.01, 0.04, 0.03, 0.02};
  CHECK(weighted_benjamini_hochberg(p, std::vector{2.0, 2.0, 2.0, 2.0}) == benjamini_hochberg(p));
  CHECK(weighted_benjamini_hochberg(p, std::vector{5.0, 1.0, 1.0, 1.0}) ==
        benjamini_hochberg(std::vector{0.004, 0.08, 0.06, 0.04}));
  CHECK(weighted_benjamini_hochberg({}, {}).empty());
}

TEST_CASE("adjusted p-values come back in the order given") {
  const auto q = benjamini_hochberg(std::vector<double>{0.04, 0.01, 0.03});
  CHECK(q[0] == Approx(0.04));
  CHECK(q[1] == Approx(0.03));
  CHECK(q[2] == Approx(0.04));
  CHECK(benjamini_hochberg({}).empty());
}

namespace {

/// The p-values that the two-sided test can give with these margins, ascending.
std::vector<double> two_sided_attainable(const Table2x2& t) {
  std::vector<double> values;
  for (std::int64_t a = 0; a <= std::min(t.a + t.b, t.a + t.c); ++a) {
    const auto moved = a - t.a;
    if (t.d + moved < 0) continue;
    values.push_back(fisher_exact_two_sided({a, t.b - moved, t.c - moved, t.d + moved}));
  }
  std::ranges::sort(values);
  return values;
}

}  // namespace

TEST_CASE("the discrete procedure agrees with the toy example of the DiscreteFDR package") {
  // CRAN package DiscreteFDR (Döhler, Junge, Durand), vignette "A Toy Example", step-down; the plain
  // Benjamini–Hochberg procedure rejects nothing there.
  const std::vector<std::int64_t> x1{4, 2, 2, 14, 6, 9, 4, 0, 1}, x2{0, 0, 1, 3, 2, 1, 2, 2, 2};
  std::vector<DiscreteTest> tests;
  std::vector<double> p;
  for (std::size_t i = 0; i < x1.size(); ++i) {
    const Table2x2 table{x1[i], 148 - x1[i], x2[i], 132 - x2[i]};
    tests.push_back({fisher_exact_two_sided(table), two_sided_attainable(table)});
    p.push_back(tests.back().p);
  }
  const auto q = discrete_benjamini_hochberg(tests);
  CHECK(p[3] == Approx(0.01243145).epsilon(1e-6));
  CHECK(q[3] == Approx(0.03819796).epsilon(1e-6));
  CHECK(q[5] == Approx(0.03819796).epsilon(1e-6));
  CHECK(q[0] == Approx(0.25630985).epsilon(1e-6));
  CHECK(q[7] == Approx(0.47895996).epsilon(1e-6));
  CHECK(q[4] == Approx(0.51482782).epsilon(1e-6));
  CHECK(q[1] == 1);
  CHECK(std::ranges::min(benjamini_hochberg(p)) > 0.05);
}

TEST_CASE("a test that can say nothing does not weigh on the others") {
  const std::vector<DiscreteTest> tests{{0.02, {}}, {1, {0.5, 1}}, {1, {0.4, 1}}};
  CHECK(discrete_benjamini_hochberg(tests)[0] == Approx(0.02 / 0.98));
}

TEST_CASE("a test of twice the weight is let through at twice the p-value, at the cost of the others") {
  const std::vector<DiscreteTest> plain{{0.02}, {0.5}}, weighted{{0.02, {}, 2}, {0.5}};
  CHECK(discrete_benjamini_hochberg(plain)[0] == Approx(2 * 0.02 / 0.98));
  CHECK(discrete_benjamini_hochberg(weighted)[0] == Approx(0.02 / 0.98 + 0.01 / 0.99));
}

TEST_CASE("Wilson's interval agrees with Newcombe's table") {
  // Newcombe (1998), Two-sided confidence intervals for the single proportion, Statist. Med. 17, table I,
  // method 3.
  const auto check = [](std::int64_t k, std::int64_t n, double low, double high) {
    const auto interval = wilson_interval(k, n);
    CHECK(interval.low == Approx(low).margin(5e-5));
    CHECK(interval.high == Approx(high).margin(5e-5));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
  check(0, 0, 0, 1);
}

namespace {

/// `marked` ranks among n times 1…n: the two-sided p-value.
double trend_of(int n, const std::vector<int>& marked_ranks) {
  std::vector<std::int64_t> times(static_cast<std::size_t>(n));
  std::iota(times.begin(), times.end(), 1);
  std::vector<bool> marked(times.size(), false);
  for (const int rank : marked_ranks) marked[static_cast<std::size_t>(rank - 1)] = true;
  return rank_trend(times, marked).p_two_sided;
}

/// `count` ranks of 2·count with the Mann–Whitney count `u` (at most `count`·`count`): the first ones, moved
/// up.
std::vector<int> ranks_with_u(int count, int u) {
  std::vector<int> ranks(static_cast<std::size_t>(count));
  std::iota(ranks.begin(), ranks.end(), 1);
  for (auto rank = ranks.rbegin(); rank != ranks.rend() && u > 0; ++rank) {
    const int moved = std::min(u, count);
    *rank += moved;
    u -= moved;
  }
  return ranks;
}

}  // namespace

TEST_CASE("the trend test agrees with Mann and Whitney's table of small samples") {
  // Mann and Whitney (1947), On a test of whether one of two random variables is stochastically larger, Ann.
  // Math. Statist. 18, table I (one-sided).
  CHECK(trend_of(6, {1, 2, 3}) == Approx(2 * 0.05));
  CHECK(trend_of(6, {1, 2, 4}) == Approx(2 * 0.10));
  CHECK(trend_of(8, {1, 2, 3, 4}) == Approx(2 * 0.014).margin(1e-3));
  CHECK(trend_of(8, {1, 2, 3, 5}) == Approx(2 * 0.029).margin(1e-3));
  CHECK(trend_of(8, {1, 2, 4, 5}) == Approx(2 * 0.057).margin(1e-3));
}

TEST_CASE("the trend test turns significant at the tabulated counts") {
  // Critical values of U, two-sided at 5 %: Siegel (1956), Nonparametric Statistics, table K.
  for (const auto& [count, critical] : {std::pair{5, 2}, {8, 13}, {10, 23}, {15, 64}, {20, 127}}) {
    INFO(count);
    CHECK(trend_of(2 * count, ranks_with_u(count, critical)) <= 0.05);
    CHECK(trend_of(2 * count, ranks_with_u(count, critical + 1)) > 0.05);
  }
}

TEST_CASE("the trend test counts ties as all ways to deal the marks would") {
  const std::vector<std::int64_t> times{1, 1, 2, 3, 3, 3, 4, 5};
  const std::vector<double> ranks{1.5, 1.5, 3, 5, 5, 5, 7, 8};
  std::vector<bool> marked{false, false, false, true, false, false, true, true};
  int outside = 0, all = 0;
  std::vector<bool> deal{false, false, false, false, false, true, true, true};
  do {
    double sum = 0;
    for (std::size_t i = 0; i < deal.size(); ++i)
      if (deal[i]) sum += ranks[i];
    ++all;
    if (std::abs(sum - 13.5) >= 6.5 - 1e-9) ++outside;
  } while (std::next_permutation(deal.begin(), deal.end()));
  const auto trend = rank_trend(times, marked);
  CHECK(trend.p_two_sided == Approx(static_cast<double>(outside) / all));
  CHECK(trend.late);
}

TEST_CASE("a trend does not depend on the order of the items, and turns with time") {
  const std::vector<std::int64_t> times{8, 7, 6, 5, 4, 3, 2, 1};
  const std::vector<bool> marked{true, true, true, false, false, false, false, false};
  const auto late = rank_trend(times, marked);
  CHECK(late.late);
  CHECK(late.p_two_sided == Approx(2.0 / 56));
  const auto early = rank_trend(std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8}, marked);
  CHECK_FALSE(early.late);
  CHECK(early.p_two_sided == Approx(late.p_two_sided));
}

TEST_CASE("without marks, with nothing but marks, or at one time there is no trend") {
  CHECK(rank_trend(std::vector<std::int64_t>{1, 2}, {false, false}).p_two_sided == 1);
  CHECK(rank_trend(std::vector<std::int64_t>{1, 2}, {true, true}).p_two_sided == 1);
  CHECK(rank_trend(std::vector<std::int64_t>{3, 3, 3}, {true, false, false}).p_two_sided == 1);
}

TEST_CASE("counting agrees with the normal approximation of Lehmann where both hold") {
  // Lehmann (1975), Nonparametrics, section 1.3, with the continuity correction.
  std::vector<int> ranks(20);
  std::iota(ranks.begin(), ranks.end(), 28);
  const double distance = 20 * 50.5 - std::accumulate(ranks.begin(), ranks.end(), 0.0);
  const double z = (distance - 0.5) / std::sqrt(20.0 * 80 * 101 / 12);
  CHECK(trend_of(100, ranks) == Approx(std::erfc(z / std::sqrt(2.0))).epsilon(0.05));
  CHECK(trend_of(2000, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) < 1e-6);
}

TEST_CASE("the log-likelihood ratio agrees with Dunning's table of bigrams") {
  // Dunning (1993), table 1: counts k(AB), k(A ¬B), k(¬A B), k(¬A ¬B).
  const auto check = [](std::int64_t both, std::int64_t a, std::int64_t b, std::int64_t none,
                        double expected) {
    CHECK(log_likelihood_ratio(both, both + b, a, a + none) == Approx(expected).margin(0.01));
  };
  check(110, 2442, 111, 29114, 270.72);  // the swiss
  check(29, 13, 123, 31612, 263.90);     // can be
  check(31, 23, 139, 31584, 256.84);     // previous year
  CHECK(log_likelihood_ratio(1, 10, 10, 100) == Approx(0).margin(1e-9));
  CHECK(log_likelihood_ratio(0, 0, 3, 10) == 0);
}

TEST_CASE("the exact interval for a proportion gives the published values") {
  // Agresti and Coull (1998), Am. Statistician 52, 119–126; Newcombe (1998), Statist. Med. 17, table I.
  const auto a = clopper_pearson_interval(81, 263);
  CHECK(a.low == Approx(0.2527).margin(5e-5));
  CHECK(a.high == Approx(0.3676).margin(5e-5));
  const auto b = clopper_pearson_interval(15, 148);
  CHECK(b.low == Approx(0.0578).margin(5e-5));
  CHECK(b.high == Approx(0.1617).margin(5e-5));
  const auto c = clopper_pearson_interval(0, 20);
  CHECK(c.low == 0);
  CHECK(c.high == Approx(0.1684).margin(5e-5));
  CHECK(clopper_pearson_interval(29, 29).low == Approx(0.8806).margin(5e-5));
}
