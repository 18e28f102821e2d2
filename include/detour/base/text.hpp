// UTF-8 text: validity, blanks, folding for comparison, words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace detour {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// The text with every byte that is no UTF-8 read as Windows-1252, which a text that is none mostly is, so
/// that nothing is lost; U+FFFD for the five bytes that it does not define.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

/// The text without blanks (Unicode white space) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// True if nothing but white space, format and control characters is in it.
[[nodiscard]] bool is_blank(std::string_view text);

/// Case-folded and stripped of diacritics (Unicode NFKD, casefold, marks removed; utf8proc): for comparing.
[[nodiscard]] std::string folded(std::string_view text);

/// A word in a text: where it stands (bytes) and its folded form. Words are runs of letters, digits, marks
/// and inner apostrophes (’ becomes '); every CJK ideograph, Hiragana and Katakana character is a word of its
/// own.
struct Word {
  std::size_t start = 0, end = 0;
  std::string folded;
};
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// True for scripts that write without blanks between words (Han, Hiragana, Katakana, Thai, Lao, Khmer).
[[nodiscard]] bool is_unspaced_script(char32_t character);

}  // namespace detour
