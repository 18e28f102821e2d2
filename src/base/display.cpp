// What a text looks like on a terminal: how wide it is, where it breaks, and what must not be sent to one.
#include "detour/base/display.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace detour {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// A grapheme cluster: what a reader takes for one character.
struct Cluster {
  std::size_t start = 0, end = 0, width = 0;
};

std::size_t width_of(utf8proc_int32_t character) {
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
}

bool is_flag_letter(utf8proc_int32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_halfwidth_sound_mark(utf8proc_int32_t c) {
  return c == 0xFF9E || c == 0xFF9F;
}

std::vector<Cluster> clusters_of(std::string_view text) {
  std::vector<Cluster> clusters;
  utf8proc_int32_t state = 0, before = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                         static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    const std::size_t bytes = length > 0 ? static_cast<std::size_t>(length) : 1;
    if (length <= 0) character = 0xFFFD;
    if (clusters.empty() || utf8proc_grapheme_break_stateful(before, character, &state))
      clusters.push_back({at, at + bytes, width_of(character)});
    else
      clusters.back() = {clusters.back().start, at + bytes,
                         std::max(clusters.back().width, width_of(character))};
    // The emoji presentation selector makes a narrow character wide, and so does the second letter of a flag;
    // a halfwidth sound mark has a column of its own.
    const bool continued = clusters.back().start != at;
    if (continued && (character == 0xFE0F || is_flag_letter(character) || is_halfwidth_sound_mark(character)))
      clusters.back().width = 2;
    before = character;
    at += bytes;
  }
  return clusters;
}

bool is_tag(utf8proc_int32_t c) {
  return c >= 0xE0020 && c <= 0xE007F;
}

/// Joiners (in emoji and in scripts that need them) change no order and hide nothing, and some format
/// characters of Arabic, Syriac and Kaithi are drawn.
bool is_harmless_format(utf8proc_int32_t c) {
  return c == 0x200C || c == 0x200D || c == 0xAD || (c >= 0x600 && c <= 0x605) || c == 0x6DD || c == 0x70F ||
         c == 0x890 || c == 0x891 || c == 0x8E2 || c == 0x110BD || c == 0x110CD;
}

/// The visible stand-in for a character that must not reach a terminal; empty if it may. Tags are invisible
/// and can spell out a text: only the black flag, which they turn into that of a region, may have them.
std::string_view stand_in(utf8proc_int32_t c, bool in_flag) {
  if (c == 0x1B) return "\xE2\x90\x9B";  // ␛
  if (c == '\n' || c == '\t') return {};
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return replacement;
  if (in_flag && is_tag(c)) return {};
  if (c >= 0x80 && utf8proc_category(c) == UTF8PROC_CATEGORY_CF && !is_harmless_format(c)) return replacement;
  return {};
}

void append_wrapped_word(std::vector<std::string>& lines, std::size_t& used, std::string_view word,
                         std::size_t columns) {
  const std::size_t width = display_width(word);
  const bool begun = !lines.back().empty();  // perhaps by a word without width
  if (begun && used + 1 + width <= columns) {
    lines.back() += ' ';
    lines.back() += word;
    used += 1 + width;
    return;
  }
  if (begun) lines.emplace_back();
  used = 0;
  for (const auto& cluster : clusters_of(word)) {
    if (used > 0 && used + cluster.width > columns) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += word.substr(cluster.start, cluster.end - cluster.start);
    used += cluster.width;
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain_ascii(text)) return text.size();
  std::size_t width = 0;
  for (const auto& cluster : clusters_of(text)) width += cluster.width;
  return width;
}

std::string truncated(std::string_view text, std::size_t columns, bool ascii) {
  if (display_width(text) <= columns) return std::string(text);
  const std::string_view mark = ascii ? "..." : "…";
  const std::size_t mark_width = std::min(columns, display_width(mark)), room = columns - mark_width;
  std::size_t used = 0, end = 0;
  for (const auto& cluster : clusters_of(text)) {
    if (used + cluster.width > room) break;
    used += cluster.width;
    end = cluster.end;
  }
  auto cut = text.substr(0, end);
  while (cut.ends_with(' ')) cut.remove_suffix(1);
  return std::string(cut) + std::string(ascii ? mark.substr(0, mark_width) : mark_width > 0 ? mark : "");
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto width = display_width(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 1);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.emplace_back();
    std::size_t used = 0;
    for (std::size_t word = at; word < end;) {
      const auto stop = std::min(text.find_first_of(" \t", word), end);
      if (stop > word) append_wrapped_word(lines, used, text.substr(word, stop - word), columns);
      word = stop + 1;
    }
    at = end + 1;
  }
  return lines;
}

std::string safe_for_terminal(std::string_view text) {
  if (is_plain_ascii(text)) return std::string(text);
  std::string out;
  bool in_flag = false;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                         static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    const std::size_t bytes = length > 0 ? static_cast<std::size_t>(length) : 1;
    const auto instead = length > 0 ? stand_in(character, in_flag) : replacement;
    in_flag = character == 0x1F3F4 || (in_flag && is_tag(character));
    out += instead.empty() ? text.substr(at, bytes) : instead;
    at += bytes;
  }
  return out;
}

std::string safe_line(std::string_view text) {
  std::string out;
  for (const char c : safe_for_terminal(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string safe_json(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (std::size_t i = 0; i < json.size();) {
    // All of them are DEL, or begin with C2 (C1 controls) or E2 80, E2 81 (directions, separators).
    const auto at = [&](std::size_t offset) {
      return i + offset < json.size() ? static_cast<unsigned char>(json[i + offset]) : 0U;
    };
    unsigned code = 0, length = 1;
    if (at(0) == 0x7F) code = 0x7F;
    if (at(0) == 0xC2 && at(1) < 0xA0) code = at(1), length = 2;
    if (at(0) == 0xE2 && (at(1) == 0x80 || at(1) == 0x81)) {
      const unsigned point = 0x2000U + (at(1) - 0x80U) * 0x40U + (at(2) - 0x80U);
      if (point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
          (point >= 0x2066 && point <= 0x2069))
        code = point, length = 3;
    }
    if (code != 0) {
      constexpr std::string_view digits = "0123456789abcdef";
      text += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4)
        text += digits[(code >> static_cast<unsigned>(shift)) & 0xFU];
    } else {
      text += json[i];
    }
    i += length;
  }
  return text;
}

}  // namespace detour
