#include "detour/insight/redaction.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "common_words.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/language.hpp"

namespace detour {
namespace {

using Reach = Redaction::Reach;

constexpr std::string_view number_stand_in = "▯", name_stand_in = "[name]", address_stand_in = "[address]",
                           tag_stand_in = "#topic";
/// Longer runs of capitals are headings; their words are still names one by one.
constexpr std::size_t most_words = 6;

// In the order of the alphabet, so that they can be searched.
// clang-format off
/// Written with a capital inside sentences, or in headings, without being anybody's name.
constexpr auto never_names = std::to_array<std::string_view>({
    "a", "ai", "all", "am", "american", "an", "and", "api", "are", "as", "asap", "at", "be", "because",
    "british", "but", "by", "can", "ceo", "cet", "cfo", "chf", "chinese", "christmas", "coo", "css", "csv",
    "cto", "diy", "do", "dr", "dutch", "easter", "english", "eod", "eta", "eu", "eur", "european", "every",
    "faq", "for", "french", "from", "fyi", "gbp", "german", "gmt", "god", "gps", "had", "has", "have", "he",
    "her", "his", "how", "hr", "html", "http", "https", "i", "id", "if", "in", "internet", "is", "it",
    "italian", "japanese", "json", "kpi", "mr", "mrs", "ms", "my", "next", "no", "not", "of", "ok", "okay",
    "okr", "on", "or", "our", "pc", "pdf", "person", "pm", "polish", "pr", "prof", "qa", "roi", "she", "sir",
    "so", "spanish", "sql", "tbd", "that", "the", "their", "then", "there", "these", "they", "this", "to",
    "todo", "tv", "ui", "uk", "url", "us", "usa", "usb", "usd", "utc", "ux", "vat", "vp", "was", "we", "web",
    "were", "what", "when", "where", "who", "why", "with", "yes", "you", "your",
});
constexpr auto short_days_and_months = std::to_array<std::string_view>({
    "apr", "aug", "dec", "feb", "fri", "jul", "jun", "mar", "may", "mon", "nov", "oct", "sat", "sep", "sept",
    "sun", "thu", "tue", "tues", "wed",
});
/// Small words inside a name: "Ludwig van Beethoven".
constexpr auto particles = std::to_array<std::string_view>({
    "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter",
    "van", "von", "zu",
});
/// What a bare web address ends with ("example.com"); no words, and none that source files end with.
constexpr auto domains = std::to_array<std::string_view>({
    "ai", "app", "biz", "ch", "co", "com", "de", "dev", "edu", "eu", "fr", "gov", "info", "io", "net", "nl",
    "org", "pl", "uk",
});
// clang-format on
static_assert(std::ranges::is_sorted(never_names) && std::ranges::is_sorted(short_days_and_months));
static_assert(std::ranges::is_sorted(particles) && std::ranges::is_sorted(domains));

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

bool is_calendar(std::string_view word) {
  return is_calendar_word(word) || holds(short_days_and_months, word);
}

/// is_common_word() takes every word with an apostrophe for a contraction: "O'Brien".
bool is_common(std::string_view word) {
  return word.find('\'') == std::string_view::npos && is_common_word(word);
}

struct Character {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes
};

/// The character that starts at `at` in valid UTF-8.
Character character_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  return {static_cast<char32_t>(value), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 1))};
}

utf8proc_category_t category(char32_t value) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(value));
}

bool is_capital(char32_t value) {
  return category(value) == UTF8PROC_CATEGORY_LU || category(value) == UTF8PROC_CATEGORY_LT;
}

/// Digits of all scripts, fractions and raised digits; not the numerals among ideographs.
bool is_digit(char32_t value) {
  const auto kind = category(value);
  return kind == UTF8PROC_CATEGORY_ND || (kind == UTF8PROC_CATEGORY_NO && value < 0x3000);
}

bool any_character(std::string_view text, bool (*is_wanted)(char32_t)) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (is_wanted(character.value)) return true;
    at += character.length;
  }
  return false;
}

bool is_small_letter(char32_t value) {
  return category(value) == UTF8PROC_CATEGORY_LL;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [text](auto mark) { return text.find(mark) != std::string_view::npos; });
}

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

std::string without_numbers(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, length] = character_at(text, at);
    out += is_digit(value) ? number_stand_in : text.substr(at, length);
    at = is_digit(value) ? end_of_number(text, at) : at + length;
  }
  return out;
}

// ---- addresses, tags and handles ----

enum class Mark { address, tag, handle };
struct Marked {
  Mark mark;
  std::size_t start, end;  ///< bytes
};

std::string_view gap_after(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const auto end = i + 1 < words.size() ? words[i + 1].start : text.size();
  return text.substr(words[i].end, end - words[i].end);
}

/// The last word that hangs together with word `i` by such marks alone.
std::size_t last_of_run(std::string_view text, const std::vector<Word>& words, std::size_t i,
                        std::string_view marks) {
  while (i + 1 < words.size() && gap_after(text, words, i).find_first_not_of(marks) == std::string_view::npos)
    ++i;
  return i;
}

bool ends_address(char32_t value) {
  const bool cjk_mark = (value >= 0x3000 && value <= 0x303F) || (value >= 0xFF00 && value <= 0xFF0F) ||
                        (value >= 0xFF1A && value <= 0xFF1F);
  return value <= 0x20 || value == '<' || value == '>' || value == '"' || cjk_mark ||
         category(value) == UTF8PROC_CATEGORY_ZS;
}

/// The end of a web address, without the marks that belong to the sentence around it.
std::size_t end_of_web_address(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && !ends_address(character_at(text, end).value))
    end += character_at(text, end).length;
  while (end > at && std::string_view(".,;:!?)]}'").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

/// The end of the address that starts with word `i`, or nothing.
std::optional<std::size_t> end_of_address(std::string_view text, const std::vector<Word>& words,
                                          std::size_t i) {
  const auto gap = gap_after(text, words, i);
  if (gap.starts_with("://") || (words[i].folded == "www" && gap == "."))
    return end_of_web_address(text, words[i].end);
  const auto local = last_of_run(text, words, i, "._%+-");
  if (local + 1 < words.size() && gap_after(text, words, local) == "@")
    return words[last_of_run(text, words, local + 1, ".-")].end;
  const auto host = last_of_run(text, words, i, ".-");
  const bool is_host = host > i && text[words[host].start - 1] == '.' && holds(domains, words[host].folded);
  if (!is_host) return std::nullopt;
  return gap_after(text, words, host).starts_with('/') ? end_of_web_address(text, words[host].end)
                                                       : words[host].end;
}

/// Where the 's (or 'll, 'd …) of a word starts; its end if it has none.
std::size_t end_of_base(std::string_view text, const Word& word) {
  constexpr std::array<std::string_view, 6> endings{"'d", "'ll", "'m", "'re", "'s", "'ve"};
  const auto apostrophe = word.folded.rfind('\'');
  if (apostrophe == std::string::npos || !holds(endings, std::string_view(word.folded).substr(apostrophe)))
    return word.end;
  const auto written = text.substr(word.start, word.end - word.start);
  const auto plain = written.rfind('\'');
  return word.start + (plain == std::string_view::npos ? written.rfind("’") : plain);
}

std::string base_of(std::string_view text, const Word& word) {
  return end_of_base(text, word) == word.end ? word.folded : word.folded.substr(0, word.folded.rfind('\''));
}

std::optional<Marked> marked_at(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const auto start = words[i].start;
  const char before = start > 0 ? text[start - 1] : ' ';
  const bool label = (before == '#' || before == '@') && !is_digit(character_at(text, start).value);
  if (label)
    return Marked{before == '#' ? Mark::tag : Mark::handle, start - 1,
                  end_of_base(text, words[last_of_run(text, words, i, "-_./")])};
  if (const auto end = end_of_address(text, words, i)) return Marked{Mark::address, start, *end};
  return std::nullopt;
}

// ---- words ----

enum class Place { inside, opening, start };  ///< in its sentence; opening: behind a colon, bracket or quote

struct NameWord {
  std::size_t start, end;  ///< bytes, without the 's
  std::string base;        ///< folded
  Place place;
  bool possessive;
};

bool is_opening(std::string_view gap) {
  return contains_any(gap, {":", "\"", "“", "„", "‘", "«", "(", "[", "—", "–", "- ", " '"});
}

/// A text as names are looked for in it.
struct Reading {
  explicit Reading(std::string_view given);

  std::string_view text;
  std::vector<Marked> marked;
  std::vector<NameWord> words;  ///< those in nothing marked

 private:
  void take(const Word& whole, std::size_t end_before, const std::set<std::size_t>& starts);
};

/// True where a line that was wrapped by hand goes on: its end ended no sentence.
bool is_wrapped(std::string_view text, std::size_t line_end, std::string_view gap) {
  constexpr std::size_t short_line = 40;
  const auto line_start = text.rfind('\n', line_end) + 1;  // npos + 1 is 0
  return gap == "\n" && line_end - line_start >= short_line;
}

/// Without what it was run together with: "l'Anna".
Word without_elision(std::string_view text, Word word) {
  const auto written = text.substr(word.start, word.end - word.start);
  const auto plain = written.find('\''), curly = written.find("’");
  const auto next = plain < curly ? plain + 1 : curly + std::string_view("’").size();
  const bool elided = std::min(plain, curly) != std::string_view::npos && next < written.size() &&
                      !is_capital(character_at(written, 0).value) &&
                      is_capital(character_at(written, next).value);
  if (!elided) return word;
  return {word.start + next, word.end, word.folded.substr(word.folded.find('\'') + 1)};
}

void Reading::take(const Word& whole, std::size_t end_before, const std::set<std::size_t>& starts) {
  const auto gap = text.substr(end_before, whole.start - end_before);
  const auto word = without_elision(text, whole);
  const bool opening = is_wrapped(text, end_before, gap) || (!starts.contains(word.start) && is_opening(gap));
  const auto place = opening ? Place::opening : starts.contains(word.start) ? Place::start : Place::inside;
  words.push_back(
      {word.start, end_of_base(text, word), base_of(text, word), place, word.folded.ends_with("'s")});
}

Reading::Reading(std::string_view given) : text(given) {
  std::set<std::size_t> starts;
  for (const auto& sentence : sentences_of(text)) starts.insert(sentence.tokens.front().start);
  const auto all = words_of(text);
  std::size_t end_before = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].start < end_before) continue;
    if (const auto found = marked_at(text, all, i)) {
      marked.push_back(*found);
      end_before = found->end;
      continue;
    }
    take(all[i], end_before, starts);
    end_before = all[i].end;
  }
}

std::string_view written(const Reading& reading, const NameWord& word) {
  return reading.text.substr(word.start, word.end - word.start);
}

bool starts_with_capital(const Reading& reading, const NameWord& word) {
  return is_capital(character_at(reading.text, word.start).value);
}

/// True if word `i` and the next may be words of one name.
bool goes_on(const Reading& reading, std::size_t i) {
  if (i + 1 >= reading.words.size()) return false;
  const auto& word = reading.words[i];
  const auto gap = reading.text.substr(word.end, reading.words[i + 1].start - word.end);
  const bool initial = letters_in(word.base) == 1 && starts_with_capital(reading, word);
  return gap.empty() || gap == " " || gap == "-" || gap == "‑" || gap == "_" || gap == "." ||
         (initial && gap == ". ");
}

/// A capital makes a name, unless the word is one of those that have it anyway, or is shouted.
bool may_be_in_name(const Reading& reading, const NameWord& word) {
  if (!starts_with_capital(reading, word) || holds(never_names, word.base) || is_calendar(word.base))
    return false;
  const auto text = written(reading, word);
  const bool shouted = letters_in(text) > 1 && !any_character(text, is_small_letter);
  return !any_character(text, is_digit) && !(shouted && is_common(word.base));
}

/// An initial alone ("plan B") is no name.
bool may_be_name(const Reading& reading, const NameWord& word) {
  return may_be_in_name(reading, word) && letters_in(word.base) > 1;
}

/// The last word of the name that starts with word `i`.
std::size_t last_of_name(const Reading& reading, std::size_t i) {
  const auto& words = reading.words;
  const auto limit = i + most_words - 1;
  for (auto next = i; goes_on(reading, next) && next < limit;) {
    ++next;
    if (may_be_in_name(reading, words[next]) && words[next].place == Place::inside)
      i = next;
    else if (!holds(particles, words[next].base))
      break;
  }
  return i;
}

std::string key_of(std::span<const std::string> words) {
  std::string key;
  for (const auto& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

// ---- the names of a chain ----

struct Name {
  std::vector<std::string> words;
  Reach reach;
};

/// The names of a chain in the order in which they come.
class Roster {
 public:
  void read_label(std::string_view label);
  /// Names are guessed at the start of sentences only from words that nowhere stand in lower case.
  void note_lower_case(const Reading& reading);
  void read(const Reading& reading);
  /// Every name with its person's stand-in: "Maria" is the first "Maria …" there is.
  [[nodiscard]] Redaction::Names with_stand_ins() const;

 private:
  void add(std::vector<std::string> words, Reach reach);
  [[nodiscard]] bool is_plausible(const NameWord& word) const;
  [[nodiscard]] bool starts_name(const Reading& reading, std::size_t i) const;
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
  if (letters_in(word) == 1 || holds(never_names, word)) return Reach::marked;
  return is_common(word) || is_calendar(word) ? Reach::capital : Reach::any;
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
  if (words.size() <= most_words) add(words, Reach::any);
  for (const auto& word : words)
    if (const auto reach = reach_of_label(word);
        reach != Reach::marked && !is_common(word) && !holds(particles, word))
      add({word}, reach);
}

void Roster::note_lower_case(const Reading& reading) {
  for (const auto& word : reading.words)
    if (!starts_with_capital(reading, word)) lower_case_.insert(word.base);
}

/// False for what often starts a sentence of a diary: common words and "Emailed Maria".
bool Roster::is_plausible(const NameWord& word) const {
  const bool verb_or_adverb =
      word.base.size() > 4 &&
      (word.base.ends_with("ed") || word.base.ends_with("ing") || word.base.ends_with("ly"));
  return !is_common(word.base) && !verb_or_adverb && !lower_case_.contains(word.base);
}

bool Roster::starts_name(const Reading& reading, std::size_t i) const {
  const auto& word = reading.words[i];
  if (!may_be_in_name(reading, word)) return false;
  const auto rest = std::span(reading.words).subspan(i + 1, last_of_name(reading, i) - i);
  const bool with_next =
      std::ranges::any_of(rest, [&](const auto& next) { return may_be_name(reading, next); });
  const bool alone = may_be_name(reading, word);
  if (word.place == Place::inside) return with_next || alone;
  return is_plausible(word) && (with_next || (alone && (word.place == Place::opening || word.possessive)));
}

void Roster::read(const Reading& reading) {
  for (const auto& [mark, start, end] : reading.marked)
    if (mark == Mark::handle) read_label(reading.text.substr(start + 1, end - start - 1));
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

Roster roster_of(std::span<const Entry> chain) {
  Roster roster;
  for (const auto& entry : chain)
    for (const auto& text : texts_of(entry)) roster.note_lower_case(Reading(text));
  for (const auto& entry : chain) {
    if (entry.whose != self) roster.read_label(entry.whose);
    for (const auto& label : entry.people) roster.read_label(label);
    for (const auto& text : texts_of(entry)) roster.read(Reading(text));
  }
  return roster;
}

// ---- the redacted text ----

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
    out += without_numbers(text.substr(from, cut.start - from)) + cut.stand_in;
    from = cut.end;
  }
  return out + without_numbers(text.substr(from));
}

std::string_view label_stand_in(std::string_view text, const Marked& marked, const Redaction::Names& names) {
  if (marked.mark == Mark::address) return address_stand_in;
  if (marked.mark == Mark::tag) return tag_stand_in;
  const auto known = names.find(key_of(bases_of(text.substr(marked.start, marked.end - marked.start))));
  return known == names.end() ? name_stand_in : std::string_view(known->second.stand_in);
}

const std::string* find_known(const Redaction::Names& names, std::string_view key, bool capital) {
  const auto known = names.find(key);
  const auto needed = capital ? Reach::capital : Reach::any;
  return known != names.end() && known->second.reach >= needed ? &known->second.stand_in : nullptr;
}

/// The longest known name that starts with word `i`; its cut ends with its last word.
std::optional<Cut> known_name(const Reading& reading, std::size_t i, const Redaction::Names& names) {
  const bool capital = starts_with_capital(reading, reading.words[i]);
  std::optional<Cut> longest;
  std::string key;
  for (auto last = i; last < i + most_words && last < reading.words.size(); ++last) {
    key += (last == i ? "" : " ") + reading.words[last].base;
    if (const auto* stand_in = find_known(names, key, capital))
      longest = Cut{reading.words[i].start, reading.words[last].end, *stand_in};
    if (!goes_on(reading, last)) break;
  }
  return longest;
}

/// "Maria" of "Maria77" and of "2Maria"; words like "Q3" stay whole.
NameWord without_digits_around(const Reading& reading, NameWord word) {
  constexpr std::size_t shortest_name = 3;
  constexpr std::string_view digits = "0123456789";
  const auto text = written(reading, word);
  const auto from = std::min(text.find_first_not_of(digits), text.size());
  const auto letters = text.substr(from, text.find_first_of(digits, from) - from);
  if (letters.size() == text.size() || letters_in(letters) < shortest_name) return word;
  return {word.start + from, word.start + from + letters.size(), folded(letters), word.place, false};
}

/// A name that the chain does not have, or has without the digits around it.
std::optional<Cut> other_name(const Reading& reading, std::size_t i, const Redaction::Names& names) {
  const auto word = without_digits_around(reading, reading.words[i]);
  if (const auto* stand_in = find_known(names, word.base, starts_with_capital(reading, word)))
    return Cut{word.start, word.end, *stand_in};
  if (word.place != Place::inside || !may_be_name(reading, word)) return std::nullopt;
  const auto last = last_of_name(reading, i);
  return Cut{word.start, last == i ? word.end : reading.words[last].end, std::string(name_stand_in)};
}

/// What stands for the names, labels and addresses of the text.
std::vector<Cut> cuts_of(const Reading& reading, const Redaction::Names& names) {
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

Redaction::Redaction(std::span<const Entry> chain) : names_(roster_of(chain).with_stand_ins()) {}

std::string Redaction::redacted(std::string_view text) const {
  const auto valid = repaired_utf8(text);
  return filled(valid, cuts_of(Reading(valid), names_));
}

}  // namespace detour
