// Exact statistics for small numbers. Every function is pure; each formula names its source.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace detour::statistics {

/// The logarithm of the binomial coefficient, n over k.
[[nodiscard]] double log_choose(std::int64_t n, std::int64_t k);

/// A two-by-two table of counts: a = both, b = first only, c = second only, d = neither.
struct Table2x2 {
  std::int64_t a = 0, b = 0, c = 0, d = 0;
};

/// Fisher's exact test, one-sided (the first and second go together more often than chance): the upper tail
/// of the hypergeometric distribution. Fisher, R. A. (1935), The Design of Experiments; Agresti (2002),
/// Categorical Data Analysis, 2nd ed., section 3.5.1. Returns a p-value in (0, 1].
[[nodiscard]] double fisher_exact_greater(const Table2x2& table);

/// Fisher's exact test, two-sided: the sum over all tables no likelier than the one seen (Agresti, as above).
[[nodiscard]] double fisher_exact_two_sided(const Table2x2& table);

/// Benjamini–Hochberg adjusted p-values (q-values), in the order given. Benjamini and Hochberg (1995),
/// Controlling the false discovery rate, J. R. Statist. Soc. B 57, 289–300.
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p_values);

/// The same where some tests are held to larger p-values than others: each to its own over its weight, the
/// mean of the weights being 1. They must not depend on the outcome. Genovese, Roeder and Wasserman (2006),
/// False discovery control with p-value weighting, Biometrika 93, 509–524.
[[nodiscard]] std::vector<double> weighted_benjamini_hochberg(std::span<const double> p_values,
                                                              std::span<const double> weights);

/// The p-values that fisher_exact_greater() can give to a table with these margins, ascending, 1 last.
[[nodiscard]] std::vector<double> fisher_attainable(const Table2x2& table);

/// A test with its place among all it could have said. `attainable` holds the p-values it can give,
/// ascending, each as likely without an effect as its own size; empty means any between 0 and 1. A test of
/// weight 2 is held to a p-value twice as large, as in weighted_benjamini_hochberg().
struct DiscreteTest {
  double p = 1;
  std::vector<double> attainable{};
  double weight = 1;
};

/// The Benjamini–Hochberg idea for tests of few counts, as adjusted p-values in the order given: a test that
/// cannot give a p-value as small as the one looked at does not weigh on it. The step-down procedure [HSD] of
/// Döhler, Durand and Roquain (2018), New FDR bounds for discrete and heterogeneous tests, Electron. J.
/// Statist. 12, 1867–1900, after Heyse (2011) and Tarone (1990). It holds the false discovery rate for
/// independent tests.
[[nodiscard]] std::vector<double> discrete_benjamini_hochberg(std::span<const DiscreteTest> tests);

/// The Wilson score interval for a proportion, k of n. Wilson (1927), J. Am. Stat. Assoc. 22, 209–212.
/// `z` is the normal quantile: 1.96 for 95 %.
struct Interval {
  double low = 0, high = 0;
};
[[nodiscard]] Interval wilson_interval(std::int64_t k, std::int64_t n, double z = 1.959963984540054);

/// The exact interval for a proportion, k of n: covers the truth at least at this rate, also where the trials
/// have different chances and the truth is their mean. Clopper and Pearson (1934), Biometrika 26, 404–413.
[[nodiscard]] Interval clopper_pearson_interval(std::int64_t k, std::int64_t n, double confidence = 0.95);

/// Permutation test for a trend: do the positions of the marked items among all items, in time order, lean
/// late or early? The statistic is the sum of their mid-ranks (the Wilcoxon rank-sum of marked against
/// unmarked items), so it is conditional on when entries were written at all. Exact by counting where that is
/// cheap, else the normal approximation with tie correction. Wilcoxon (1945), Biometrics Bulletin 1, 80–83;
/// Lehmann (1975), Nonparametrics, chapter 1. `times` are in any order and may tie; `marked[i]` says whether
/// item i carries the mark.
struct TrendTest {
  double p_two_sided = 1;  ///< chance of leaning at least so far either way, without a trend
  bool late = false;       ///< the marked items lean to the end
};
[[nodiscard]] TrendTest rank_trend(std::span<const std::int64_t> times, const std::vector<bool>& marked);

/// Dunning's log-likelihood ratio G² for a phrase seen k1 times of n1 here and k2 of n2 in the background.
/// Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational Linguistics
/// 19, 61–74.
[[nodiscard]] double log_likelihood_ratio(std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2);

}  // namespace detour::statistics
