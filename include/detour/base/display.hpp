// Text on a terminal: how wide it is, how it wraps, and what is safe to show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace detour {

/// Columns the text takes on a terminal: the widest character of each grapheme cluster (utf8proc), summed.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// At most `columns` wide, cut at a grapheme cluster, with `…` (or `...` where `ascii`) if something was cut.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t columns, bool ascii = false);
/// Padded with blanks on the right to `columns` (never cut).
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
/// Lines at most `columns` wide, broken at blanks (inside a word only where it alone is too long); newlines
/// in the text are kept. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// What may be shown on a terminal: control characters (C0 but newline and tab, DEL, C1), bidirectional
/// overrides and other invisible format characters are replaced by visible stand-ins (ESC by `␛`, others by
/// `�`), invalid UTF-8 by U+FFFD. Joiners inside emoji and scripts that need them stay.
[[nodiscard]] std::string safe_for_terminal(std::string_view text);
/// The same in one line: newlines and tabs become blanks, runs of blanks one.
[[nodiscard]] std::string safe_line(std::string_view text);

/// JSON in which control characters beyond ASCII (DEL, C1) and those that turn the direction of writing are
/// written as escapes: the same values, and nothing in them can steer a terminal.
[[nodiscard]] std::string safe_json(std::string_view json);

}  // namespace detour
