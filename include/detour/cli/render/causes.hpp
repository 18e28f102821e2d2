// The catalogue of causes as a person reads it, and why a cause was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/render/style.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/detector.hpp"

namespace detour::cli {

[[nodiscard]] std::string render_catalogue(const CauseList& causes, const Style& style);
[[nodiscard]] std::string render_cause(const Cause& cause, bool hidden, const Style& style);
/// Why an entry was read as it was: for each cause the words that spoke for and against it.
[[nodiscard]] std::string render_explanations(const Entry& entry, std::string_view short_id,
                                              const std::vector<Explanation>& explanations,
                                              const CauseList& causes, const Style& style);

}  // namespace detour::cli
