// A text as names are looked for in it: its words, and apart from them addresses, tags and handles.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/text.hpp"

namespace detour {

/// Longer runs of capitals are headings; their words are still names one by one.
inline constexpr std::size_t most_words_of_name = 6;

/// A piece of text that says by its form what it is.
struct Marked {
  enum class Kind { address, tag, handle };
  Kind kind;
  std::size_t start, end;  ///< bytes
};

struct NameWord {
  enum class Place {
    inside,
    opening,
    start
  };                       ///< in its sentence; opening: behind a colon, bracket or quote
  std::size_t start, end;  ///< bytes, without the 's
  std::string base;        ///< folded
  Place place;
  bool possessive;
};

/// Refers to the text, which must be valid UTF-8.
struct NameReading {
  explicit NameReading(std::string_view given);

  std::string_view text;
  std::vector<Marked> marked;
  std::vector<NameWord> words;  ///< those in nothing marked

 private:
  void take(const Word& whole, std::size_t end_before, const std::set<std::size_t>& starts);
};

[[nodiscard]] std::string_view written(const NameReading& reading, const NameWord& word);
[[nodiscard]] bool starts_with_capital(const NameReading& reading, const NameWord& word);

/// True if word `i` and the next may be words of one name.
[[nodiscard]] bool goes_on(const NameReading& reading, std::size_t i);
/// A capital makes a name, unless the word is one of those that have it anyway, or is shouted.
[[nodiscard]] bool may_be_in_name(const NameReading& reading, const NameWord& word);
/// An initial alone ("plan B") is no name.
[[nodiscard]] bool may_be_name(const NameReading& reading, const NameWord& word);
/// The last word of the name that starts with word `i`.
[[nodiscard]] std::size_t last_of_name(const NameReading& reading, std::size_t i);

}  // namespace detour
