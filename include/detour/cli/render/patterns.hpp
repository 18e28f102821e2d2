// What keeps recurring, as a person reads it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "detour/cli/render/style.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/patterns.hpp"

namespace detour::cli {

using ShortId = std::function<std::string(std::string_view id)>;

/// The most pressing patterns in full, the others in a line each, the themes.
[[nodiscard]] std::string render_patterns(const PatternReport& report, const ShortId& short_id,
                                          const Style& style);
/// One pattern in a few lines: how often, since when, where it leads, `quotes` sentences, its question.
[[nodiscard]] std::string render_pattern(const Pattern& pattern, std::size_t quotes, const ShortId& short_id,
                                         const Style& style);
/// One cause with everything there is: all sentences, lessons and attempts of its entries.
[[nodiscard]] std::string render_drill_down(const PatternReport& report, const Cause& cause,
                                            std::span<const Entry> entries, const ShortId& short_id,
                                            const Style& style);

}  // namespace detour::cli
