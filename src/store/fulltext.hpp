// What the full-text index holds of an entry, and what a person's query means to it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour::store {

struct IndexedText {
  std::string what, more, labels;
};
/// Characters of scripts without blanks between words are set apart, so that every word in them is found.
[[nodiscard]] IndexedText indexed_text(const Entry& entry);

/// A query in FTS5's language that no input can break; empty when there is no word in it.
enum class Match { all_words, some_words };
[[nodiscard]] std::string fts_query(std::string_view query, Match match);

/// A stretch of the entry's text around the first word that the query names, one line.
[[nodiscard]] std::string snippet(const Entry& entry, std::string_view query);

}  // namespace detour::store
