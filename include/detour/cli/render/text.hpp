// Building blocks of what is shown: paragraphs under a heading, quotations, bars.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "detour/cli/render/style.hpp"

namespace detour::cli {

/// Stored text made safe and wrapped to the style's columns, every line indented.
[[nodiscard]] std::string paragraph(std::string_view text, std::size_t indent, const Style& style);
/// The same with `lead` (already painted, `lead_width` columns wide) before the first line; on a terminal too
/// narrow for that the lead stands alone and the text below it.
[[nodiscard]] std::string paragraph_after(std::string_view lead, std::size_t lead_width,
                                          std::string_view text, const Style& style);
/// How far what stands under a heading is indented, and how wide a label is there.
inline constexpr std::size_t body_indent = 2, label_width = 12;
/// A paragraph under a heading, with a label at its left.
[[nodiscard]] std::string labelled(std::string_view label, std::string_view text, const Style& style);
/// “words” in one line, at most `columns` wide with the quotation marks; made safe.
[[nodiscard]] std::string quoted(std::string_view words, std::size_t columns, const Style& style);
/// One bar a count, the highest being the tallest: ▁▃█, or in ASCII .:#
[[nodiscard]] std::string sparkline(std::span<const int> counts, const Style& style);
/// "1 entry", "3 entries"
[[nodiscard]] std::string entries_in_words(std::size_t count);

}  // namespace detour::cli
