// Where a person stands: what `detour` alone shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detour/cli/render/style.hpp"
#include "detour/insight/patterns.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// An attempt that is planned, with its entry's id and the short form of that.
struct OpenAttempt {
  Attempt attempt;
  std::string entry, short_id;
};

struct StatusView {
  Date today{};
  std::size_t entries = 0;
  std::size_t to_review = 0;  ///< of these, for the next review
  std::vector<OpenAttempt> open;
  std::optional<Pattern> pressing;
  std::optional<Date> last_review;
  std::string experiment;  ///< that it ended with, or empty
};

[[nodiscard]] std::string render_status(const StatusView& view, const Style& style);

/// One line: the attempt, when it is due, its entry.
[[nodiscard]] std::string render_open_attempt(const OpenAttempt& open, Date today, const Style& style);
/// Due first, then those without a day.
void sort_by_due(std::vector<OpenAttempt>& open);

}  // namespace detour::cli
