// Compiled cues as flat read-only tables: what the matcher works on. The built-in ones are made at build time
// by tools/compile_cues, so that looking for causes needs no set-up.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

#include "cues.hpp"

namespace detour::cue_tables {

/// A stem, an exact word or the beginning of a word that some cue names.
using Symbol = std::uint16_t;
inline constexpr Symbol no_symbol = 0xFFFF;

/// One bit of 64 for a symbol: sets without a common bit have no common symbol.
[[nodiscard]] constexpr std::uint64_t mask_of(Symbol symbol) {
  return symbol == no_symbol ? 0 : std::uint64_t{1} << (symbol % 64U);
}

/// `count` rows of some table from row `begin` on.
struct Range {
  std::uint32_t begin = 0, count = 0;
  friend auto operator<=>(const Range&, const Range&) = default;
};

/// One element of a pattern.
struct Node {
  enum class Kind : std::uint8_t { words, choice, named, gap, clause_start, clause_end };
  Kind kind = Kind::words;
  bool optional = false;
  bool far = false;        ///< a gap that may cross clauses and negations
  std::uint8_t most = 0;   ///< words a gap may take
  std::uint32_t name = 0;  ///< of a class: row of Tables::classes
  std::uint64_t mask = 0;  ///< of the words: see mask_of()
  Range words;             ///< of Tables::words; sorted; any of them
  Range sequences;         ///< of Tables::sequences; any of them
  friend auto operator<=>(const Node&, const Node&) = default;
};

/// A row of Tables::nodes, where equal nodes stand once: cues are variations of a few turns of phrase.
using NodeNumber = std::uint16_t;

/// A word and its symbol; its letters stand in Tables::letters.
struct Term {
  std::uint32_t start = 0;
  std::uint16_t length = 0;  ///< 0: a free slot
  Symbol symbol = no_symbol;
};

struct Tables {
  std::span<const Cue> cues;
  std::span<const Range> patterns;  ///< one a cue: a run of steps
  std::span<const Node> classes;    ///< shared by the patterns that name them
  std::span<const Node> nodes;
  std::span<const NodeNumber> steps;
  std::span<const Range> sequences;  ///< each a run of steps
  std::span<const Symbol> words;
  std::span<const std::uint32_t> first_starts, first;  ///< by symbol: cues that can start with it
  std::span<const std::uint32_t> trigger_starts,
      trigger;                         ///< by symbol: cues whose rarest part it belongs to
  std::span<const Term> stems, exact;  ///< open addressing by fnv1a(), a power of two of slots
  std::span<const Term> beginnings;    ///< sorted by their letters
  std::string_view letters;
};

/// The cues that come with detour.
extern const Tables builtin;

/// FNV-1a, 32 bits. Fowler, Noll and Vo; RFC 9923.
[[nodiscard]] constexpr std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

/// Up to three symbols of one token: its stem, its exact form, a beginning.
using Symbols = std::array<Symbol, 3>;
[[nodiscard]] Symbols look_up(const Tables& tables, const Token& token);

/// Beginnings are found by their first letters; a shorter one would match half the dictionary.
inline constexpr std::size_t shortest_beginning = 4;

}  // namespace detour::cue_tables
