#include "detour/insight/calibration.hpp"

#include <algorithm>
#include <array>

namespace detour {
namespace {

constexpr std::array edges{0, 20, 40, 60, 80, 100};

struct Judged {
  int percent = 0;
  bool held = false;
};

std::vector<Judged> judged_among(std::span<const Assumption> assumptions) {
  std::vector<Judged> judged;
  for (const auto& assumption : assumptions)
    if (assumption.confidence && assumption.verdict != Verdict::unknown)
      judged.push_back({*assumption.confidence, assumption.verdict == Verdict::held});
  return judged;
}

CalibrationRow row_of(std::span<const Judged> judged, int from, int to) {
  CalibrationRow row{from, to, 0, 0, 0, {}};
  double sum = 0;
  for (const auto& one : judged) {
    if (one.percent < from || (one.percent >= to && to < edges.back())) continue;
    ++row.judged;
    row.held += one.held;
    sum += one.percent / 100.0;
  }
  if (row.judged == 0) return row;
  row.mean_confidence = sum / row.judged;
  row.held_interval = statistics::clopper_pearson_interval(row.held, row.judged);
  return row;
}

}  // namespace

std::optional<Calibration> calibration_of(std::span<const Assumption> assumptions) {
  const auto judged = judged_among(assumptions);
  if (std::ssize(judged) < calibration_minimum) return std::nullopt;
  const auto all = row_of(judged, edges.front(), edges.back());
  Calibration calibration{all.judged, all.held, all.mean_confidence, all.held_interval, 0, {}, {}};
  for (const auto& [percent, held] : judged) {
    const double distance = percent / 100.0 - (held ? 1 : 0);
    calibration.brier += distance * distance / static_cast<double>(judged.size());
  }
  if (all.mean_confidence > all.held_interval.high) calibration.leaning = Leaning::overconfident;
  if (all.mean_confidence < all.held_interval.low) calibration.leaning = Leaning::underconfident;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    if (const auto row = row_of(judged, edges[i], edges[i + 1]); row.judged >= calibration_row_minimum)
      calibration.rows.push_back(row);
  return calibration;
}

int missing_for_calibration(std::span<const Assumption> assumptions) {
  return std::max(0, calibration_minimum - static_cast<int>(judged_among(assumptions).size()));
}

}  // namespace detour
