// How well a person's confidence fits what came of their assumptions.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "detour/insight/statistics.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// A score and a table mean something from so many judged assumptions with a confidence, a row from so many.
inline constexpr int calibration_minimum = 10, calibration_row_minimum = 5;

/// Assumptions whose confidence lies from `from` up to, not including, `to` percent (100 is in the last row).
struct CalibrationRow {
  int from = 0, to = 0;
  int judged = 0, held = 0;
  double mean_confidence = 0;          ///< 0 to 1
  statistics::Interval held_interval;  ///< 95 %, clopper_pearson_interval()
};

enum class Leaning { unclear, overconfident, underconfident };

struct Calibration {
  int judged = 0, held = 0;  ///< with a confidence and a verdict
  double mean_confidence = 0;
  statistics::Interval held_interval;
  /// The mean squared distance of confidence from outcome: 0 is perfect, 0.25 is what always saying 50 %
  /// gives. Brier (1950), Monthly Weather Review 78, 1–3.
  double brier = 0;
  /// Told only where the mean confidence lies outside the 95 % interval of the share that held (calibration
  /// in the large: Yates 1982, Organizational Behavior and Human Performance 30, 132–156).
  Leaning leaning = Leaning::unclear;
  std::vector<CalibrationRow> rows;  ///< those with calibration_row_minimum at least
};

/// Nothing when fewer than calibration_minimum assumptions have a confidence and a verdict.
[[nodiscard]] std::optional<Calibration> calibration_of(std::span<const Assumption> assumptions);

/// Assumptions that would still be needed, 0 when there are enough.
[[nodiscard]] int missing_for_calibration(std::span<const Assumption> assumptions);

}  // namespace detour
