#include "roster.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "detour/base/text.hpp"
#include "name_reading.hpp"
#include "spelling.hpp"

namespace detour {
namespace {

using Reach = Redaction::Reach;

std::string key_of(std::span<const std::string> words) {
  std::string key;
  for (const auto& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

struct Name {
  std::vector<std::string> words;
  Reach reach;
};

/// The names of a chain in the order in which they come.
class Roster {
 public:
  void read_label(std::string_view label);
  /// Names are guessed at the start of sentences only from words that nowhere stand in lower case.
  void note_lower_case(const NameReading& reading);
  void read(const NameReading& reading);
  [[nodiscard]] Redaction::Names with_stand_ins() const;

 private:
  void add(std::vector<std::string> words, Reach reach);
  [[nodiscard]] bool is_plausible(const NameWord& word) const;
  [[nodiscard]] bool starts_name(const NameReading& reading, std::size_t i) const;
  [[nodiscard]] std::size_t fullest(std::size_t i) const;

  std::vector<Name> names_;
  std::map<std::string, std::size_t> places_;
  std::set<std::string, std::less<>> lower_case_;
};

void Roster::add(std::vector<std::string> words, Reach reach) {
  const auto [place, added] = places_.try_emplace(key_of(words), names_.size());
  if (added)
    names_.push_back({std::move(words), reach});
  else
    names_[place->second].reach = std::max(names_[place->second].reach, reach);
}

/// One ideograph or letter stands in too many words to be found without an @.
Reach reach_of_label(std::string_view word) {
  if (letters_in(word) == 1 || is_never_name(word)) return Reach::marked;
  return is_ordinary(word) || is_day_or_month(word) ? Reach::capital : Reach::any;
}

std::vector<std::string> bases_of(std::string_view label) {
  std::vector<std::string> bases;
  for (const auto& word : words_of(label)) bases.push_back(base_of(label, word));
  return bases;
}

void Roster::read_label(std::string_view label) {
  const auto words = bases_of(label);
  if (words.empty()) return;
  if (words.size() == 1) return add({words.front()}, reach_of_label(words.front()));
  if (words.size() <= most_words_of_name) add(words, Reach::any);
  for (const auto& word : words)
    if (const auto reach = reach_of_label(word);
        reach != Reach::marked && !is_ordinary(word) && !is_particle(word))
      add({word}, reach);
}

void Roster::note_lower_case(const NameReading& reading) {
  for (const auto& word : reading.words)
    if (!starts_with_capital(reading, word)) lower_case_.insert(word.base);
}

/// False for what often starts a sentence of a diary: common words and "Emailed Maria".
bool Roster::is_plausible(const NameWord& word) const {
  const bool verb_or_adverb =
      word.base.size() > 4 &&
      (word.base.ends_with("ed") || word.base.ends_with("ing") || word.base.ends_with("ly"));
  return !is_ordinary(word.base) && !verb_or_adverb && !lower_case_.contains(word.base);
}

bool Roster::starts_name(const NameReading& reading, std::size_t i) const {
  const auto& word = reading.words[i];
  if (!may_be_in_name(reading, word)) return false;
  const auto rest = std::span(reading.words).subspan(i + 1, last_of_name(reading, i) - i);
  const bool with_next =
      std::ranges::any_of(rest, [&](const auto& next) { return may_be_name(reading, next); });
  const bool alone = may_be_name(reading, word);
  if (word.place == NameWord::Place::inside) return with_next || alone;
  return is_plausible(word) &&
         (with_next || (alone && (word.place == NameWord::Place::opening || word.possessive)));
}

void Roster::read(const NameReading& reading) {
  for (const auto& [kind, start, end] : reading.marked)
    if (kind == Marked::Kind::handle) read_label(reading.text.substr(start + 1, end - start - 1));
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    if (!starts_name(reading, i)) continue;
    const auto first = i;
    i = last_of_name(reading, i);
    std::vector<std::string> words;
    for (auto at = first; at <= i; ++at) words.push_back(reading.words[at].base);
    add(words, Reach::capital);
    for (auto at = first; at <= i; ++at)
      if (may_be_name(reading, reading.words[at])) add({reading.words[at].base}, Reach::capital);
  }
}

bool is_part_of(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  return part.size() < whole.size() &&
         std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

/// The first longest name that has this one in it.
std::size_t Roster::fullest(std::size_t i) const {
  for (std::size_t j = 0; j < names_.size(); ++j)
    if (is_part_of(names_[i].words, names_[j].words)) return fullest(j);
  return i;
}

/// A, B, … Z, AA, AB, …
std::string person(std::size_t number) {
  std::string letters;
  for (auto rest = number + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return "Person " + letters;
}

Redaction::Names Roster::with_stand_ins() const {
  Redaction::Names all;
  std::map<std::size_t, std::size_t> numbers;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const auto number = numbers.try_emplace(fullest(i), numbers.size()).first->second;
    all.emplace(key_of(names_[i].words), Redaction::Known{person(number), names_[i].reach});
  }
  return all;
}

/// Every piece of text that a story may quote.
std::vector<std::string> texts_of(const Entry& entry) {
  std::vector<std::string> texts;
  for (const auto& passage : passages(entry)) texts.push_back(repaired_utf8(passage.text));
  for (const auto& attempt : entry.next) texts.push_back(repaired_utf8(attempt.note));
  return texts;
}

}  // namespace

std::string key_of_label(std::string_view label) {
  return key_of(bases_of(label));
}

Redaction::Names names_of(std::span<const Entry> chain) {
  Roster roster;
  for (const auto& entry : chain)
    for (const auto& text : texts_of(entry)) roster.note_lower_case(NameReading(text));
  for (const auto& entry : chain) {
    if (entry.whose != self) roster.read_label(entry.whose);
    for (const auto& label : entry.people) roster.read_label(label);
    for (const auto& text : texts_of(entry)) roster.read(NameReading(text));
  }
  return roster.with_stand_ins();
}

}  // namespace detour
