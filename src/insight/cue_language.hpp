// The cue language: cue files to compiled patterns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cues.hpp"

namespace detour::cue_language {

/// A stem, an exact word or the beginning of a word that some cue names.
using Symbol = std::uint16_t;
inline constexpr Symbol no_symbol = 0xFFFF;

struct Node;
using Sequence = std::vector<Node>;

/// One element of a pattern.
struct Node {
  enum class Kind : std::uint8_t { words, choice, named, gap, clause_start, clause_end };
  Kind kind = Kind::words;
  bool optional = false;
  bool far = false;                 ///< a gap that may cross clauses and negations
  std::uint8_t most = 0;            ///< words a gap may take
  std::uint16_t name = 0;           ///< of a class: index into Compiled::classes
  std::uint64_t mask = 0;           ///< of the words: see mask_of()
  std::vector<Symbol> words;        ///< sorted; any of them
  std::vector<Sequence> sequences;  ///< any of them
};

/// One bit of 64 for a symbol: sets without a common bit have no common symbol.
[[nodiscard]] constexpr std::uint64_t mask_of(Symbol symbol) {
  return symbol == no_symbol ? 0 : std::uint64_t{1} << (symbol % 64U);
}

/// Up to three symbols of one token: its stem, its exact form, a beginning.
using Symbols = std::array<Symbol, 3>;

/// Names the words that cues speak of.
class Vocabulary {
 public:
  Symbol stem(const std::string& stem) { return intern(stems_, stem); }
  Symbol exact(const std::string& word) { return intern(words_, word); }
  Symbol beginning(const std::string& letters);
  [[nodiscard]] Symbols look_up(const Token& token) const;
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  using Map = std::unordered_map<std::string, Symbol>;
  Symbol intern(Map& map, const std::string& key);

  Map stems_, words_;
  std::unordered_map<std::string, std::vector<std::pair<std::string, Symbol>>>
      beginnings_;  ///< by first letters
  std::size_t count_ = 0;
};

struct Compiled {
  std::vector<Cue> cues;
  std::vector<Sequence> patterns;  ///< one a cue
  std::vector<Node> classes;       ///< shared by the patterns that name them
  Vocabulary vocabulary;
};

/// Throws std::invalid_argument that names the line.
[[nodiscard]] Compiled compile(std::string_view text);

/// The symbols a match of this sequence can start with; none if it can start with anything.
[[nodiscard]] std::vector<Symbol> first_symbols(const Compiled& compiled, std::span<const Node> sequence);

}  // namespace detour::cue_language
