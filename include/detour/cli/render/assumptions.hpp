// Assumptions and how well they were judged, as a person and as a program reads them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detour/cli/render/style.hpp"
#include "detour/insight/calibration.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

struct ListedAssumption {
  Assumption assumption;
  std::string entry, short_id;
  Moment happened_at;
  std::vector<std::string> tags;
};

struct AssumptionsView {
  std::vector<ListedAssumption> all;  ///< what the figures are about; newest first
  std::optional<Verdict> verdict;     ///< list only those that have it
  std::size_t limit = 0;              ///< 0: list all
};

[[nodiscard]] std::string render_assumptions(const AssumptionsView& view, const Style& style);
[[nodiscard]] std::string render_judged(const Assumption& assumption, const Style& style);
[[nodiscard]] std::string to_json(const AssumptionsView& view);

}  // namespace detour::cli
