// The words that any English text is full of: nothing is learned from their coming back.
#pragma once

#include <string_view>

namespace detour {

/// True for a folded word among the commonest of English (with its inflections), a contraction or a number in
/// words.
[[nodiscard]] bool is_common_word(std::string_view folded);

/// True for a day of the week or a month: common, but "friday deploy" says more than "deploy".
[[nodiscard]] bool is_calendar_word(std::string_view folded);

/// Hardly any other word has a higher rate in English. The word of rank r has one of about 0.1 / r (Zipf
/// 1949, Human Behavior and the Principle of Least Effort), which for these some 700 words would be 1 in
/// 7,000; the rest is safety for words of everyday life that the list leaves out.
inline constexpr double rarer_word_rate = 1.0 / 2000;

}  // namespace detour
