// UTF-8 text: validity, folding, words, display width, wrapping, and what is safe to show on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace detour {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// The text with every invalid byte sequence replaced by U+FFFD.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

/// The text without blanks (Unicode white space) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// True if nothing but white space, format and control characters is in it.
[[nodiscard]] bool is_blank(std::string_view text);

/// Case-folded and stripped of diacritics (Unicode NFKD, casefold, marks removed; utf8proc): for comparing.
[[nodiscard]] std::string folded(std::string_view text);

/// A word in a text: where it stands (bytes) and its folded form. Words are runs of letters, digits, marks and
/// inner apostrophes (’ becomes '); every CJK ideograph, Hiragana and Katakana character is a word of its own.
struct Word {
  std::size_t start = 0, end = 0;
  std::string folded;
};
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// True for scripts that write without blanks between words (Han, Hiragana, Katakana, Thai, Lao, Khmer).
[[nodiscard]] bool is_unspaced_script(char32_t character);

/// Columns the text takes on a terminal: the widest character of each grapheme cluster (utf8proc), summed.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// At most `columns` wide, cut at a grapheme cluster, with `…` (or `...` where `ascii`) if something was cut.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t columns, bool ascii = false);
/// Padded with blanks on the right to `columns` (never cut).
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
/// Lines at most `columns` wide, broken at blanks (inside a word only where it alone is too long); newlines in the
/// text are kept. Never empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// What may be shown on a terminal: control characters (C0 but newline and tab, DEL, C1), bidirectional overrides
/// and other invisible format characters are replaced by visible stand-ins (ESC by `␛`, others by `�`),
/// invalid UTF-8 by U+FFFD. Joiners inside emoji and scripts that need them stay.
[[nodiscard]] std::string safe_for_terminal(std::string_view text);
/// The same in one line: newlines and tabs become blanks, runs of blanks one.
[[nodiscard]] std::string safe_line(std::string_view text);

}  // namespace detour
