#include "detour/insight/language.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "detour/base/text.hpp"
#include "scopes.hpp"
#include "stemmer.hpp"

namespace detour {
namespace {

enum class Boundary { none, clause, sentence };

using Words = std::unordered_set<std::string_view>;

/// Their full stop ends no sentence.
const Words& abbreviations() {
  static const Words words{"e.g",  "i.e", "eg",   "ie",   "dr",     "mr",  "mrs", "ms",
                           "prof", "st",  "vs",   "cf",   "approx", "ca",  "nr",  "fig",
                           "g",    "e",   "incl", "resp", "min",    "max", "jr",  "sr"};
  return words;
}

/// A full stop behind these ends a sentence only before a capital letter.
const Words& maybe_abbreviations() {
  static const Words words{"etc", "inc", "ltd", "co",   "jan",  "feb", "mar", "apr", "jun",
                           "jul", "aug", "sep", "sept", "oct",  "nov", "dec", "no",  "dept",
                           "m",   "p",   "hrs", "hr",   "mins", "a",   "u",   "s"};
  return words;
}

/// A clause starts at these wherever they stand.
const Words& openers() {
  static const Words words{"but",    "because", "cause",  "cuz",   "although", "though",   "while",
                           "whilst", "whereas", "unless", "if",    "when",     "whenever", "until",
                           "till",   "which",   "who",    "since", "except",   "yet"};
  return words;
}

/// "and", "or", "so", "then" start a clause when a subject follows.
const Words& linkers() {
  static const Words words{"and", "or",   "so",  "then", "before", "after",
                           "as",  "that", "how", "what", "why",    "where"};
  return words;
}

const Words& subjects() {
  static const Words words{
      "i",      "we",       "he",        "she",     "it",       "they",    "you",        "there", "nobody",
      "no",     "everyone", "everybody", "someone", "somebody", "nothing", "everything", "this",  "that",
      "these",  "those",    "i'd",       "i'm",     "i've",     "we'd",    "we've",      "we're", "it's",
      "they'd", "im",       "ive",       "just",    "ended",    "never",   "didn't",     "then",  "so",
      "not",    "the",      "my",        "our",     "his",      "her",     "their",      "a"};
  return words;
}

bool is_blank_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}

bool contains_any(std::string_view gap, std::initializer_list<std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [gap](std::string_view mark) { return gap.find(mark) != std::string_view::npos; });
}

/// Reads a text word by word and decides at each gap what ends there.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}
  std::vector<Sentence> split();

 private:
  [[nodiscard]] Boundary at_gap(const Word& before, const Word& after) const;
  [[nodiscard]] bool ends_line(const Word& before, const Word& after, std::string_view gap) const;
  [[nodiscard]] bool full_stop_ends(const Word& before, const Word& after) const;
  [[nodiscard]] std::size_t line_length_before(std::size_t at) const;
  void take(Word word);
  void close(std::size_t limit);

  std::string_view text_;
  Stemmer& stemmer_ = thread_stemmer();
  std::vector<Sentence> sentences_;
  Sentence open_;
  std::size_t clause_ = 0;
};

std::size_t Splitter::line_length_before(std::size_t at) const {
  const auto newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  return newline == std::string_view::npos ? at : at - newline - 1;
}

/// A newline ends the sentence, except in text wrapped by hand: a long line, and the next one goes on in
/// lower case.
bool Splitter::ends_line(const Word& before, const Word& after, std::string_view gap) const {
  const auto newline = gap.find('\n');
  if (newline == std::string_view::npos) return false;
  const bool one_newline = gap.find('\n', newline + 1) == std::string_view::npos;
  const bool plain = std::all_of(gap.begin(), gap.end(), [](char c) { return is_blank_byte(c) || c == ','; });
  return !(one_newline && plain && is_lower_ascii(text_[after.start]) &&
           line_length_before(before.end) >= 40);
}

bool Splitter::full_stop_ends(const Word& before, const Word& after) const {
  if (abbreviations().contains(before.folded)) return false;
  const bool capital = !is_lower_ascii(text_[after.start]);
  if (maybe_abbreviations().contains(before.folded)) return capital;
  // "J. Smith": an initial.
  return !(before.end - before.start == 1 && is_upper_ascii(text_[before.start]) &&
           text_[before.start] != 'I');
}

Boundary Splitter::at_gap(const Word& before, const Word& after) const {
  const auto gap = text_.substr(before.end, after.start - before.end);
  if (gap == " " || gap.empty()) return Boundary::none;
  if (ends_line(before, after, gap)) return Boundary::sentence;
  if (contains_any(gap, {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xE2\x80\xA6", "\xE2\x80\xA2"}))
    return Boundary::sentence;  // 。！？…•
  const bool spaced = std::any_of(gap.begin(), gap.end(), is_blank_byte);
  if (!spaced)
    return contains_any(gap, {"(", ")", "\xE2\x80\x94", "\xEF\xBC\x8C", "\xE3\x80\x81", "--"})
               ? Boundary::clause
               : Boundary::none;
  if (contains_any(gap, {"!", "?"})) return Boundary::sentence;
  if (gap.find('.') != std::string_view::npos)
    return gap.find("..") != std::string_view::npos || full_stop_ends(before, after) ? Boundary::sentence
                                                                                     : Boundary::none;
  const bool mark = contains_any(gap, {",", ";", ":", "(", ")", " - ", "--", "|", "->", "=>", "\xE2\x80\x93",
                                       "\xE2\x80\x94", "\xE2\x86\x92"});
  return mark ? Boundary::clause : Boundary::none;
}

/// The marks behind the last word belong to the sentence, up to the next word at `limit`.
void Splitter::close(std::size_t limit) {
  if (!open_.tokens.empty()) {
    open_.start = open_.tokens.front().start;
    open_.end = open_.tokens.back().end;
    while (open_.end < limit && !is_blank_byte(text_[open_.end])) ++open_.end;
    mark_scopes(open_);
    sentences_.push_back(std::move(open_));
  }
  open_ = Sentence{};
  clause_ = 0;
}

void Splitter::take(Word word) {
  Token token;
  token.start = word.start;
  token.end = word.end;
  token.stem = stemmer_.stem(word.folded);
  token.word = std::move(word.folded);
  token.clause = clause_;
  open_.tokens.push_back(std::move(token));
}

std::vector<Sentence> Splitter::split() {
  auto words = words_of(text_);
  for (std::size_t at = 0; at < words.size(); ++at) {
    // An address says nothing: pass over everything up to the next blank.
    if (text_.compare(words[at].end, 3, "://") == 0) {
      const auto blank = text_.find_first_of(" \t\r\n", words[at].end);
      while (at + 1 < words.size() && (blank == std::string_view::npos || words[at + 1].start < blank)) ++at;
      if (at + 1 < words.size() && at_gap(words[at], words[at + 1]) == Boundary::sentence)
        close(words[at].start);
      continue;
    }
    const bool subject_follows = at + 1 < words.size() && subjects().contains(words[at + 1].folded);
    const bool opens =
        openers().contains(words[at].folded) || (linkers().contains(words[at].folded) && subject_follows);
    if (opens && !open_.tokens.empty() && open_.tokens.back().clause == clause_) ++clause_;
    const auto next_start = at + 1 < words.size() ? words[at + 1].start : text_.size();
    const auto boundary = at + 1 < words.size() ? at_gap(words[at], words[at + 1]) : Boundary::sentence;
    take(std::move(words[at]));
    if (boundary == Boundary::sentence) close(next_start);
    if (boundary == Boundary::clause) ++clause_;
  }
  close(text_.size());
  return std::move(sentences_);
}

}  // namespace

std::vector<Sentence> sentences_of(std::string_view text) {
  return Splitter(text).split();
}

}  // namespace detour
