// What the letters of a word tell: whether it may be a name, and where its 's starts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "detour/base/text.hpp"

namespace detour {

struct Character {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes
};

/// The character that starts at `at` in valid UTF-8.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

[[nodiscard]] bool is_capital(char32_t value);
/// Digits of all scripts, fractions and raised digits; not the numerals among ideographs.
[[nodiscard]] bool is_digit(char32_t value);
/// A blank of any width, but no tab or newline.
[[nodiscard]] bool is_space_between(char32_t value);

[[nodiscard]] std::size_t letters_in(std::string_view word);
[[nodiscard]] bool has_digit(std::string_view word);
/// Several letters, none of them small.
[[nodiscard]] bool is_shouted(std::string_view word);

/// Folded words that have a capital inside sentences, or in headings, without being anybody's name.
[[nodiscard]] bool is_never_name(std::string_view folded);
/// Small folded words inside a name: "Ludwig van Beethoven".
[[nodiscard]] bool is_particle(std::string_view folded);
/// Days and months, also in short.
[[nodiscard]] bool is_day_or_month(std::string_view folded);
/// is_common_word() takes every word with an apostrophe for a contraction: "O'Brien".
[[nodiscard]] bool is_ordinary(std::string_view folded);

/// Where the 's (or 'll, 'd …) of a word starts; its end if it has none.
[[nodiscard]] std::size_t end_of_base(std::string_view text, const Word& word);
/// The word without it, folded.
[[nodiscard]] std::string base_of(std::string_view text, const Word& word);

}  // namespace detour
