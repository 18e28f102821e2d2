// Permutation tests on scores: what if the same scores had been dealt to the entries at random? Every
// function is pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "detour/insight/statistics.hpp"

namespace detour::statistics {

/// The sum of the scores of items drawn without replacement, exactly, by the shift algorithm: Streitberg and
/// Röhmel (1986), Exact distributions for permutation and rank tests, Statistical Software Newsletter 12,
/// 10–17. With scores of 0 and 1 it is the hypergeometric distribution and the test Fisher's exact one.
class SubsetSums {
 public:
  /// Scores are whole numbers, 0 or more.
  explicit SubsetSums(std::span<const int> scores);
  /// The chance that `size` items drawn at random have a sum of at least `sum`.
  [[nodiscard]] double chance_of_at_least(std::int64_t sum, std::int64_t size) const;
  /// How many additions the constructor makes.
  [[nodiscard]] static double cost(std::span<const int> scores);

 private:
  std::int64_t items_ = 0, scored_ = 0;  ///< all; those whose score is not 0
  std::size_t width_ = 1;                ///< sums from 0 on
  std::vector<double> tails_;            ///< [drawn · width + sum]: of the scored items
};

/// Do the high scores lean to late or early items? The statistic is the sum of score times mid-rank of time,
/// so it is conditional on when items came at all (Mantel 1963, J. Am. Stat. Assoc. 58, 690–700). Where all
/// scores but 0 are the same it is rank_trend(). Else the p-value is that of the scores dealt anew many
/// times, fewer where it is plainly large: Besag and Clifford (1991), Sequential Monte Carlo p-values,
/// Biometrika 78, 301–304; never 0, and valid however few the dealings. The dealings are the same each time.
[[nodiscard]] TrendTest score_trend(std::span<const std::int64_t> times, std::span<const double> scores);

}  // namespace detour::statistics
