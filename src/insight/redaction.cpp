#include "detour/insight/redaction.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "detour/base/text.hpp"
#include "name_reading.hpp"
#include "roster.hpp"
#include "spelling.hpp"

namespace detour {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view number_stand_in = "▯", name_stand_in = "[name]", address_stand_in = "[address]",
                           tag_stand_in = "#topic";

// ---- numbers ----

/// What may stand between digits of one number, time or date: its length in bytes, or 0.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const auto [value, length] = character_at(text, at);
  constexpr std::u32string_view separators = U".,:/-'’\u00A0\u202F";
  return separators.find(value) == std::u32string_view::npos ? 0 : length;
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto [value, length] = character_at(text, at);
    if (!is_digit(value)) break;
    at += length;
  }
  return at;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
  for (auto end = end_of_digits(text, at); end < text.size();) {
    const auto next = end + separator_at(text, end);
    const auto further = next == end ? end : end_of_digits(text, next);
    if (further == next || further == end) return end;
    end = further;
  }
  return text.size();
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = character_at(text, at);
    out += is_digit(value) ? number_stand_in : text.substr(at, length);
    at = is_digit(value) ? end_of_number(text, at) : at + length;
  }
  return out;
}

// ---- numbers in English words ----

bool is_scale(std::string_view word) {
  constexpr std::array scales{"hundred"sv,  "hundreds"sv, "thousand"sv, "thousands"sv, "million"sv,
                              "millions"sv, "billion"sv,  "billions"sv, "dozen"sv,     "dozens"sv};
  return std::ranges::find(scales, word) != scales.end();
}

/// "One" only in a longer number: alone it is mostly somebody or something.
bool is_number_word(std::string_view word) {
  constexpr std::array numbers{
      "two"sv,     "three"sv,     "four"sv,     "five"sv,     "six"sv,      "seven"sv,    "eight"sv,
      "nine"sv,    "ten"sv,       "eleven"sv,   "twelve"sv,   "thirteen"sv, "fourteen"sv, "fifteen"sv,
      "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv, "twenty"sv,   "thirty"sv,   "forty"sv,
      "fifty"sv,   "sixty"sv,     "seventy"sv,  "eighty"sv,   "ninety"sv};
  return is_scale(word) || std::ranges::find(numbers, word) != numbers.end();
}

/// Past the last word of the number that starts with word `i`; `i` when none does.
std::size_t end_of_number_words(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const auto gap_behind = [&](std::size_t at) {
    return at + 1 < words.size() ? text.substr(words[at].end, words[at + 1].start - words[at].end) : "."sv;
  };
  const auto goes_on = [&](std::size_t at) { return gap_behind(at) == " " || gap_behind(at) == "-"; };
  const auto is_part = [&](std::size_t at) {
    return at < words.size() && (is_number_word(words[at].folded) || words[at].folded == "one");
  };
  auto end = i;
  while (is_part(end)) {
    auto next = end + 1;
    if (!goes_on(end)) return next;
    if (is_scale(words[end].folded) && next < words.size() && words[next].folded == "and" && goes_on(next))
      next = is_part(next + 1) ? next + 1 : next;
    if (!is_part(next)) return end + 1;
    end = next;
  }
  return end;
}

std::string without_numbers_in_words(std::string_view text) {
  std::string out;
  std::size_t from = 0;
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto end = end_of_number_words(text, words, i);
    if (end == i || (end == i + 1 && !is_number_word(words[i].folded))) continue;
    out.append(text.substr(from, words[i].start - from)).append(number_stand_in);
    from = words[end - 1].end;
    i = end - 1;
  }
  return out.append(text.substr(from));
}

// ---- the redacted text ----

std::string without_any_numbers(std::string_view text) {
  return without_numbers_in_words(without_digits(text));
}

struct Cut {
  std::size_t start, end;  ///< bytes
  std::string stand_in;
};

/// The text with the cuts filled, the numbers between them gone.
std::string filled(std::string_view text, std::vector<Cut> cuts) {
  std::ranges::sort(cuts, {}, &Cut::start);
  std::string out;
  std::size_t from = 0;
  for (const auto& cut : cuts) {
    out += without_any_numbers(text.substr(from, cut.start - from)) + cut.stand_in;
    from = cut.end;
  }
  return out + without_any_numbers(text.substr(from));
}

std::string_view label_stand_in(std::string_view text, const Marked& marked, const Redaction::Names& names) {
  if (marked.kind == Marked::Kind::address) return address_stand_in;
  if (marked.kind == Marked::Kind::tag) return tag_stand_in;
  const auto known = names.find(key_of_label(text.substr(marked.start, marked.end - marked.start)));
  return known == names.end() ? name_stand_in : std::string_view(known->second.stand_in);
}

const std::string* find_known(const Redaction::Names& names, std::string_view key, bool capital) {
  const auto known = names.find(key);
  const auto needed = capital ? Redaction::Reach::capital : Redaction::Reach::any;
  return known != names.end() && known->second.reach >= needed ? &known->second.stand_in : nullptr;
}

/// The longest known name that starts with word `i`; its cut ends with its last word.
std::optional<Cut> known_name(const NameReading& reading, std::size_t i, const Redaction::Names& names) {
  const bool capital = starts_with_capital(reading, reading.words[i]);
  std::optional<Cut> longest;
  std::string key;
  for (auto last = i; last < i + most_words_of_name && last < reading.words.size(); ++last) {
    key += (last == i ? "" : " ") + reading.words[last].base;
    if (const auto* stand_in = find_known(names, key, capital))
      longest = Cut{reading.words[i].start, reading.words[last].end, *stand_in};
    if (!goes_on(reading, last)) break;
  }
  return longest;
}

/// "Maria" of "Maria77" and of "2Maria"; words like "Q3" stay whole.
NameWord without_digits_around(const NameReading& reading, NameWord word) {
  constexpr std::size_t shortest_name = 3;
  constexpr std::string_view digits = "0123456789";
  const auto text = written(reading, word);
  const auto from = std::min(text.find_first_not_of(digits), text.size());
  const auto letters = text.substr(from, text.find_first_of(digits, from) - from);
  if (letters.size() == text.size() || letters_in(letters) < shortest_name) return word;
  return {word.start + from, word.start + from + letters.size(), folded(letters), word.place, false};
}

/// A name that the chain does not have, or has without the digits around it.
std::optional<Cut> other_name(const NameReading& reading, std::size_t i, const Redaction::Names& names) {
  const auto word = without_digits_around(reading, reading.words[i]);
  if (const auto* stand_in = find_known(names, word.base, starts_with_capital(reading, word)))
    return Cut{word.start, word.end, *stand_in};
  if (word.place != NameWord::Place::inside || !may_be_name(reading, word)) return std::nullopt;
  const auto last = last_of_name(reading, i);
  return Cut{word.start, last == i ? word.end : reading.words[last].end, std::string(name_stand_in)};
}

/// What stands for the names, labels and addresses of the text.
std::vector<Cut> cuts_of(const NameReading& reading, const Redaction::Names& names) {
  std::vector<Cut> cuts;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (!cuts.empty() && reading.words[i].start < cuts.back().end) continue;
    auto cut = known_name(reading, i, names);
    if (!cut) cut = other_name(reading, i, names);
    if (cut) cuts.push_back(std::move(*cut));
  }
  for (const auto& marked : reading.marked)
    cuts.push_back({marked.start, marked.end, std::string(label_stand_in(reading.text, marked, names))});
  return cuts;
}

}  // namespace

Redaction::Redaction(std::span<const Entry> chain) : names_(names_of(chain)) {}

std::string Redaction::redacted(std::string_view text) const {
  const auto valid = repaired_utf8(text);
  return filled(valid, cuts_of(NameReading(valid), names_));
}

}  // namespace detour
