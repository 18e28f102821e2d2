// What programs read: the JSON of the commands that have one, beside the entry's own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "detour/insight/catalogue.hpp"
#include "detour/insight/detector.hpp"
#include "detour/insight/patterns.hpp"
#include "detour/store/journal.hpp"

namespace detour::cli {

/// An entry with `score` and `snippet`, one line.
[[nodiscard]] std::string to_json_line(const Hit& hit);
/// `{"id" or "ref": …, "causes": […]}`, one line.
[[nodiscard]] std::string to_scan_line(const Entry& entry);
[[nodiscard]] std::string to_json_lines(std::span<const Cause> causes);
[[nodiscard]] std::string to_json_lines(const std::vector<Explanation>& explanations);
[[nodiscard]] std::string to_json_lines(const std::vector<Revision>& revisions);
[[nodiscard]] std::string to_json_lines(const std::vector<detour::Review>& reviews);
/// The report as one object; with `cause`, only that pattern is listed.
[[nodiscard]] std::string to_json(const PatternReport& report, const Cause* cause);

}  // namespace detour::cli
