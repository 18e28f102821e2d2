#include "cue_tables.hpp"

#include <algorithm>

namespace detour::cue_tables {
namespace {

std::string_view letters_of(const Tables& tables, const Term& term) {
  return tables.letters.substr(term.start, term.length);
}

Symbol find(const Tables& tables, std::span<const Term> slots, std::string_view word) {
  const std::size_t last = slots.size() - 1;
  for (std::size_t at = fnv1a(word) & last; slots[at].length != 0; at = (at + 1) & last)
    if (letters_of(tables, slots[at]) == word) return slots[at].symbol;
  return no_symbol;
}

/// The longest beginning of the word; those that begin alike stand together.
Symbol find_beginning(const Tables& tables, std::string_view word) {
  if (word.size() < shortest_beginning) return no_symbol;
  const auto start = word.substr(0, shortest_beginning);
  auto term = std::ranges::lower_bound(tables.beginnings, start, {},
                                       [&tables](const Term& t) { return letters_of(tables, t); });
  Symbol found = no_symbol;
  for (; term != tables.beginnings.end() && letters_of(tables, *term).starts_with(start); ++term)
    if (word.starts_with(letters_of(tables, *term))) found = term->symbol;
  return found;
}

}  // namespace

Symbols look_up(const Tables& tables, const Token& token) {
  return {find(tables, tables.stems, token.stem), find(tables, tables.exact, token.word),
          find_beginning(tables, token.word)};
}

}  // namespace detour::cue_tables
