#include "detour/cli/render/text.hpp"

#include <algorithm>
#include <array>

#include "detour/base/display.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t narrowest_paragraph = 20;

std::string indented(std::string_view lead, std::size_t indent, std::string_view text, const Style& style) {
  const auto room = std::max(narrowest_paragraph, style.columns - std::min(style.columns, indent));
  std::string out(lead);
  bool first = true;
  for (const auto& line : wrapped(safe_for_terminal(text), room)) {
    if (!first) out += std::string(line.empty() ? 0 : indent, ' ');
    first = false;
    out += line + '\n';
  }
  return out;
}

}  // namespace

std::string paragraph(std::string_view text, std::size_t indent, const Style& style) {
  return indented(std::string(indent, ' '), indent, text, style);
}

std::string paragraph_after(std::string_view lead, std::size_t lead_width, std::string_view text,
                            const Style& style) {
  constexpr std::size_t below = 4;
  if (lead_width > below && lead_width + narrowest_paragraph > style.columns)
    return std::string(lead) + '\n' + paragraph(text, below, style);
  return indented(lead, lead_width, text, style);
}

std::string labelled(std::string_view label, std::string_view text, const Style& style) {
  const auto lead = std::string(body_indent, ' ') + style.label(padded(label, label_width));
  return paragraph_after(lead, body_indent + label_width, text, style);
}

std::string quoted(std::string_view words, std::size_t columns, const Style& style) {
  const auto text = truncated(safe_line(words), columns > 2 ? columns - 2 : 0, !style.unicode);
  return style.unicode ? "“" + text + "”" : '"' + text + '"';
}

std::string sparkline(std::span<const int> counts, const Style& style) {
  constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::array<std::string_view, 8> ascii{".", ".", ":", ":", "+", "+", "#", "#"};
  const auto& bars = style.unicode ? blocks : ascii;
  const int highest = counts.empty() ? 1 : std::max(1, *std::ranges::max_element(counts));
  std::string line;
  for (const int count : counts) {
    if (count == 0) {
      line += style.unicode ? "·" : "_";
      continue;
    }
    // The lowest bar is for less than an eighth of the highest, the tallest for the highest alone.
    line += bars[static_cast<std::size_t>((count * 8 + highest - 1) / highest - 1)];
  }
  return line;
}

std::string entries_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " entry" : " entries");
}

}  // namespace detour::cli
