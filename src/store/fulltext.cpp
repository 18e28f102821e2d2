#include "fulltext.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/text.hpp"

namespace detour::store {
namespace {

constexpr std::size_t snippet_columns = 100;
constexpr std::size_t snippet_lead = 40;  ///< bytes shown before the match

bool needs_spacing(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

/// Every character of an unspaced script between blanks: the index then holds it as a word of its own.
std::string spaced(std::string_view text) {
  if (!needs_spacing(text)) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                         static_cast<utf8proc_ssize_t>(text.size() - i), &character);
    const std::size_t bytes = length > 0 ? static_cast<std::size_t>(length) : 1;
    const bool apart = length > 0 && is_unspaced_script(static_cast<char32_t>(character));
    if (apart) out += ' ';
    out += text.substr(i, bytes);
    if (apart) out += ' ';
    i += bytes;
  }
  return out;
}

/// A term that stands for itself: FTS5 doubles quotes inside quotes.
std::string as_phrase(std::string_view words) {
  std::string term = "\"";
  for (const char c : words) term += c == '"' ? std::string("\"\"") : std::string(1, c);
  return term + '"';
}

/// The units of a query: "quoted words" as one, everything else word by word.
std::vector<std::string> units(std::string_view query) {
  std::vector<std::string> found;
  bool inside = false;
  for (std::size_t start = 0; start <= query.size(); inside = !inside) {
    const auto end = std::min(query.find('"', start), query.size());
    const auto part = query.substr(start, end - start);
    if (inside && end < query.size()) {
      if (!words_of(part).empty()) found.emplace_back(part);
    } else {
      for (std::size_t at = 0; at < part.size();) {
        const auto stop = std::min(part.find_first_of(" \t\r\n", at), part.size());
        if (const auto word = part.substr(at, stop - at); !words_of(word).empty()) found.emplace_back(word);
        at = stop + 1;
      }
    }
    start = end + 1;
  }
  return found;
}

void append_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

/// True where the stems agree as far as a reader would expect: one begins with the other's first letters.
bool matches(const std::string& word, const std::string& wanted) {
  const auto shared = std::min(word.size(), wanted.size());
  return shared >= std::min<std::size_t>(4, wanted.size()) && word.compare(0, shared, wanted, 0, shared) == 0;
}

}  // namespace

IndexedText indexed_text(const Entry& entry) {
  IndexedText text;
  text.what = spaced(entry.what);
  for (const auto& passage : passages(entry))
    if (passage.field != Field::what) append_line(text.more, spaced(passage.text));
  if (entry.source) append_line(text.more, spaced(*entry.source));
  for (const auto* labels : {&entry.tags, &entry.people})
    for (const auto& label : *labels) append_line(text.labels, spaced(label));
  if (entry.whose != self) append_line(text.labels, spaced(entry.whose));
  return text;
}

std::string fts_query(std::string_view query, Match match) {
  std::string fts;
  for (const auto& unit : units(query)) {
    if (!fts.empty()) fts += match == Match::all_words ? " AND " : " OR ";
    fts += as_phrase(spaced(unit));
  }
  return fts;
}

std::string snippet(const Entry& entry, std::string_view query) {
  const auto wanted = words_of(query);
  for (const auto& passage : passages(entry)) {
    for (const auto& word : words_of(passage.text)) {
      const bool hit = std::any_of(wanted.begin(), wanted.end(),
                                   [&word](const Word& w) { return matches(word.folded, w.folded); });
      if (!hit) continue;
      std::size_t start = word.start > snippet_lead ? passage.text.find(' ', word.start - snippet_lead) : 0;
      if (start == std::string_view::npos || start > word.start) start = word.start;
      const auto text = safe_line(passage.text.substr(start));
      return truncated((start > 0 ? "…" : "") + text, snippet_columns);
    }
  }
  return truncated(safe_line(entry.what), snippet_columns);
}

}  // namespace detour::store
