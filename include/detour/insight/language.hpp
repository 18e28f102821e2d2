// A text as the detector sees it: sentences of words with their stems, and what a word stands under.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace detour {

/// What a word stands under, as bits: found per clause from its own words and their neighbours.
enum Scope : std::uint8_t {
  plain = 0,
  negated = 1,       ///< "I did not …", "never", "without", up to the end of the clause
  hypothetical = 2,  ///< "if I had …", "I could have", "would have", "what if"
  others = 4,        ///< the clause's subject is somebody outside: "the client forgot", "he never"
  resolved = 8,      ///< "this time I did", "no longer", "used to"
  advice = 16,       ///< "next time", "should", an imperative to oneself: a lesson
};

struct Token {
  std::size_t start = 0, end = 0;  ///< bytes in the text
  std::string word;                ///< folded
  std::string stem;  ///< Snowball English (Porter 2) of its base form: `took` → `take`, `didn't` → `not`
  std::uint8_t scope = plain;  ///< bits of Scope
  std::size_t clause = 0;      ///< number of the clause within the sentence
};

struct Sentence {
  std::size_t start = 0, end = 0;  ///< bytes in the text, without blanks and newlines at the ends
  std::vector<Token> tokens;
};

/// Splits at `.`, `!`, `?`, `…`, newlines (but not those of a text wrapped by hand) and list bullets, but not
/// in numbers, times, abbreviations ("e.g.", "Dr."), file names and URLs; clauses at commas, semicolons,
/// dashes, colons and conjunctions that start one.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text);

}  // namespace detour
