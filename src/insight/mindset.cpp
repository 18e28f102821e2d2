#include "detour/insight/mindset.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "detour/insight/language.hpp"
#include "features.hpp"
#include "mindset_phrases.hpp"

namespace detour {
namespace {

using mindset::is_filler;
using mindset::lists_word;
using mindset::take;
using mindset::take_phrase;
using mindset::take_word;
using mindset::text_of;

/// Opening and closing; a mark between letters is an apostrophe.
constexpr std::pair<std::string_view, std::string_view> quotation_marks[] = {
    {"\"", "\""}, {"'", "'"}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}};

/// How far, in words before and behind it and in bytes, a verdict is asked for what stands around it.
constexpr std::size_t reach = 12, far_reach = 40, longest_quotation = 400;

/// How many words of a clause ".." may stand for.
constexpr std::size_t longest_gap = 5;

bool is_blank_byte(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '(';
}
bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z';
}

/// A word as phrases see it: "can't" is two, "just" is none.
struct Atom {
  std::string_view word, stem;
  std::size_t token, clause;
};

std::vector<Atom> atoms_of(const std::vector<Token>& tokens) {
  std::vector<Atom> atoms;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (is_filler(token.word) || (i > 0 && tokens[i - 1].word == "seem" && token.word == "to")) continue;
    const bool i_will =
        token.word == "ill" && i + 1 < tokens.size() && lists_word("<ever>", tokens[i + 1].word);
    const auto [first, second] = mindset::spelled_out(i_will ? "i'll" : std::string_view(token.word));
    atoms.push_back({first, second.empty() ? token.stem : first, i, token.clause});
    if (!second.empty()) atoms.push_back({second, second, i, token.clause});
  }
  return atoms;
}

/// What is still to be matched: the rest of a phrase, then that of the phrase whose rule it is.
struct Rest {
  std::string_view text;
  const Rest* next = nullptr;
};

class Matcher {
 public:
  /// `verdict` is the atom that "=" stands for.
  explicit Matcher(std::span<const Atom> atoms, std::size_t verdict = 0) : atoms_(atoms), verdict_(verdict) {}
  /// Where a phrase that starts at an atom ends.
  [[nodiscard]] std::optional<std::size_t> match(Rest rest, std::size_t at) const;
  /// Whether one of the phrases starts at an atom of [first, end).
  [[nodiscard]] bool is_anywhere(std::string_view phrases, std::size_t first, std::size_t end) const;
  [[nodiscard]] bool is_anywhere(std::string_view phrases) const {
    return is_anywhere(phrases, 0, atoms_.size());
  }

 private:
  [[nodiscard]] bool joined(std::size_t at) const {
    return at > 0 && at < atoms_.size() && atoms_[at - 1].clause == atoms_[at].clause;
  }
  [[nodiscard]] bool fits(std::string_view choices, std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> match_rule(std::string_view name, Rest after,
                                                      std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> match_gap(Rest after, std::size_t at) const;

  std::span<const Atom> atoms_;
  std::size_t verdict_;
};

/// The atom is one of the choices.
bool Matcher::fits(std::string_view choices, std::size_t at) const {
  if (at >= atoms_.size()) return false;
  const auto& [word, stem, token, clause] = atoms_[at];
  while (!choices.empty()) {
    const auto choice = take(choices, '|');
    if (choice == word || (choice == "*" && joined(at))) return true;
    if (choice.front() == '<' && lists_word(choice, word)) return true;
    if (choice.front() != '[') continue;
    if (lists_word(choice, word) || lists_word(choice, stem)) return true;
  }
  return false;
}

std::optional<std::size_t> Matcher::match_rule(std::string_view name, Rest after, std::size_t at) const {
  auto phrases = text_of(name);
  while (!phrases.empty())
    if (const auto end = match({take_phrase(phrases), &after}, at)) return end;
  return std::nullopt;
}

std::optional<std::size_t> Matcher::match_gap(Rest after, std::size_t at) const {
  for (std::size_t length = 0; length <= longest_gap; ++length) {
    if (length > 0 && !joined(at + length - 1)) break;
    if (const auto end = match(after, at + length)) return end;
  }
  return std::nullopt;
}

std::optional<std::size_t> Matcher::match(Rest rest, std::size_t at) const {
  if (rest.text.empty()) return rest.next == nullptr ? std::optional(at) : match(*rest.next, at);
  auto element = take(rest.text, ' ');
  if (element.ends_with('?')) {
    element.remove_suffix(1);
    if (fits(element, at))
      if (const auto end = match(rest, at + 1)) return end;
    return match(rest, at);
  }
  if (element == "..") return match_gap(rest, at);
  if (element.front() == '@') return match_rule(element, rest, at);
  if (element.front() == '!') return fits(element.substr(1), at) ? std::nullopt : match(rest, at);
  if (element.front() == '&')
    return joined(at) && fits(element.substr(1), at) ? match(rest, at) : std::nullopt;
  if (element == "^") return at == 0 ? match(rest, at) : std::nullopt;
  if (element == "$") return joined(at) ? std::nullopt : match(rest, at);
  if (element == "~") return joined(at) ? match(rest, at) : std::nullopt;
  if (element == "=") return at == verdict_ ? match(rest, at) : std::nullopt;
  return fits(element, at) ? match(rest, at + 1) : std::nullopt;
}

bool Matcher::is_anywhere(std::string_view phrases, std::size_t first, std::size_t end) const {
  while (!phrases.empty()) {
    const auto phrase = take_phrase(phrases);
    for (std::size_t at = first; at < end; ++at)
      if (match({phrase}, at)) return true;
  }
  return false;
}

struct Phrase {
  MindsetKind kind;
  std::string_view text;
};
/// By the words that a phrase can start with.
using Index = std::unordered_map<std::string_view, std::vector<Phrase>>;

void add_start(Index& index, std::string_view word, const Phrase& phrase) {
  auto& known = index[word];
  if (known.empty() || known.back().text.data() != phrase.text.data()) known.push_back(phrase);
}

void add_starts(Index& index, const Phrase& phrase, Rest rest) {
  if (rest.text.empty()) {
    if (rest.next != nullptr) add_starts(index, phrase, *rest.next);
    return;
  }
  auto element = take(rest.text, ' ');
  if (element == "^") return add_starts(index, phrase, rest);
  if (element.ends_with('?')) {
    add_starts(index, phrase, rest);
    element.remove_suffix(1);
  }
  while (!element.empty()) {
    const auto choice = take(element, '|');
    if (choice.front() == '@')
      for (auto rules = text_of(choice); !rules.empty();)
        add_starts(index, phrase, {take_phrase(rules), &rest});
    else if (choice.front() == '<' || choice.front() == '[')
      for (auto words = text_of(choice); !words.empty();) add_start(index, take_word(words), phrase);
    else
      add_start(index, choice, phrase);
  }
}

const Index& phrase_index() {
  static const Index index = [] {
    Index made;
    for (auto [kind, phrases] : mindset::tables())
      while (!phrases.empty()) {
        const auto phrase = take_phrase(phrases);
        add_starts(made, {kind, phrase}, {phrase});
      }
    return made;
  }();
  return index;
}

/// Found in a sentence, at its atoms [first, end).
struct Found {
  MindsetKind kind;
  std::size_t first, end;
};

/// Reads one sentence.
class Reader {
 public:
  Reader(std::string_view text, const Sentence& sentence)
      : text_(text), sentence_(sentence), atoms_(atoms_of(sentence.tokens)) {}
  /// In reading order, at most one for a clause.
  [[nodiscard]] std::vector<Found> verdicts() const;
  [[nodiscard]] Evidence quotation(const Found& verdict) const;

 private:
  [[nodiscard]] std::vector<Found> candidates() const;

  [[nodiscard]] bool is_told(const Found& verdict) const;
  [[nodiscard]] bool is_bounded(const Found& verdict) const;
  [[nodiscard]] bool is_quoted(const Found& verdict) const;
  [[nodiscard]] bool ends_within_word(const Found& verdict) const;
  [[nodiscard]] bool is_asked() const;

  [[nodiscard]] std::size_t clause_start(std::size_t atom) const;
  [[nodiscard]] std::size_t clause_end(std::size_t atom) const;
  [[nodiscard]] const Token& token(std::size_t atom) const { return sentence_.tokens[atoms_[atom].token]; }

  std::string_view text_;
  const Sentence& sentence_;
  std::vector<Atom> atoms_;
};

std::size_t Reader::clause_start(std::size_t atom) const {
  const auto limit = atom - std::min(far_reach, atom);
  while (atom > limit && atoms_[atom - 1].clause == atoms_[atom].clause) --atom;
  return atom;
}

std::size_t Reader::clause_end(std::size_t atom) const {
  const auto clause = atoms_[atom].clause, limit = std::min(atom + far_reach, atoms_.size());
  while (atom < limit && atoms_[atom].clause == clause) ++atom;
  return atom;
}

bool Reader::is_told(const Found& verdict) const {
  constexpr auto not_mine = hypothetical | others | resolved;
  const Matcher matcher(atoms_, verdict.first);
  return ((token(verdict.first).scope | token(verdict.end - 1).scope) & not_mine) != 0 ||
         matcher.is_anywhere(mindset::introductions(), verdict.first - std::min(reach, verdict.first),
                             verdict.first + 1) ||
         matcher.is_anywhere(mindset::ways_out(), verdict.end,
                             std::min(verdict.end + far_reach, atoms_.size()));
}

/// By the rest of its clause up to an "and", by a dependent clause behind it, or by what it starts with.
bool Reader::is_bounded(const Found& verdict) const {
  const Matcher matcher(atoms_);
  auto end = clause_end(verdict.end - 1);
  if (end < atoms_.size() && lists_word("<dependent>", atoms_[end].word)) end = clause_end(end);
  for (auto at = verdict.end; at < end; ++at)
    if (atoms_[at].word == "and") end = at;
  if (matcher.is_anywhere(mindset::bounds(), verdict.end, end)) return true;
  if (verdict.first == 0) return false;
  const auto start = clause_start(verdict.first);
  const bool second = start > 0 && clause_start(start - 1) == 0;
  return lists_word("<now>", atoms_[verdict.first - 1].word) ||
         matcher.is_anywhere(mindset::conditions(), start, start + 1) ||
         (second && matcher.is_anywhere(mindset::conditions(), 0, 1));
}

/// "right-handed" is not "right".
bool Reader::ends_within_word(const Found& verdict) const {
  const auto end = token(verdict.end - 1).end;
  return end < text_.size() && text_[end] == '-' && is_letter_at(text_, end + 1);
}

/// The last mark before it that opens a quotation has its closing one behind it.
bool Reader::is_quoted(const Found& verdict) const {
  const auto place = token(verdict.first).start;
  const auto text = text_.substr(0, std::min(place + longest_quotation, text_.size()))
                        .substr(place - std::min(place, longest_quotation));
  const auto at = std::min(place, longest_quotation);
  return std::ranges::any_of(quotation_marks, [&](const auto& marks) {
    const auto& [open, close] = marks;
    auto start = text.substr(0, at).rfind(open);
    while (start != text.npos && start > 0 && !is_blank_byte(text[start - 1]))
      start = text.substr(0, start).rfind(open);
    if (start == text.npos) return false;
    auto end = text.find(close, start + open.size());
    while (end != text.npos && is_letter_at(text, end + close.size())) end = text.find(close, end + 1);
    return end != text.npos && end >= at;
  });
}

/// "Am I a bad mother?" asks; "why do I always ruin it?" does not.
bool Reader::is_asked() const {
  return text_.substr(sentence_.start, sentence_.end - sentence_.start).ends_with('?') &&
         std::ranges::none_of(atoms_, [](const Atom& atom) { return lists_word("<asking>", atom.word); });
}

/// By kind.
std::vector<Found> Reader::candidates() const {
  std::vector<Found> all;
  const Matcher matcher(atoms_);
  for (std::size_t at = 0; at < atoms_.size(); ++at)
    for (const auto word : {atoms_[at].word, atoms_[at].stem})
      if (const auto known = phrase_index().find(word); known != phrase_index().end())
        for (const auto& [kind, text] : known->second)
          if (const auto end = matcher.match({text}, at)) all.push_back({kind, at, *end});
  std::ranges::stable_sort(all, {}, &Found::kind);
  return all;
}

std::vector<Found> Reader::verdicts() const {
  const Matcher matcher(atoms_);
  const auto all = candidates();
  if (all.empty() || is_asked() || matcher.is_anywhere(mindset::frames())) return {};
  const bool insisted = matcher.is_anywhere(mindset::insistences());
  std::vector<Found> found;
  std::vector<bool> taken(atoms_.back().clause + 1);
  for (const auto& verdict : all) {
    const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(atoms_[verdict.first].clause);
    const auto end = taken.begin() + static_cast<std::ptrdiff_t>(atoms_[verdict.end - 1].clause + 1);
    if (std::find(begin, end, true) != end || is_quoted(verdict) || ends_within_word(verdict)) continue;
    if (!insisted && (is_told(verdict) || is_bounded(verdict))) continue;
    std::fill(begin, end, true);
    found.push_back(verdict);
  }
  std::ranges::sort(found, {}, &Found::first);
  return found;
}

Evidence Reader::quotation(const Found& verdict) const {
  const auto [start, end] =
      clauses_around(sentence_, atoms_[verdict.first].token, atoms_[verdict.end - 1].token);
  return {Field::what, 0, start, end, std::string(text_.substr(start, end - start))};
}

bool takes_back(const Sentence& sentence) {
  const auto atoms = atoms_of(sentence.tokens);
  return Matcher(atoms).is_anywhere(mindset::corrections());
}

}  // namespace

std::string_view to_string(MindsetKind kind) {
  switch (kind) {
    case MindsetKind::permanence:
      return "permanence";
    case MindsetKind::pervasiveness:
      return "pervasiveness";
    case MindsetKind::self_label:
      return "self-label";
  }
  return {};
}

std::vector<MindsetHit> mindset_in(std::string_view text) {
  std::vector<MindsetHit> hits;
  const auto sentences = sentences_of(text);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Reader reader(text, sentences[i]);
    const auto verdicts = reader.verdicts();
    if (verdicts.empty() || (i + 1 < sentences.size() && takes_back(sentences[i + 1]))) continue;
    for (const auto& verdict : verdicts) hits.push_back({verdict.kind, reader.quotation(verdict)});
  }
  return hits;
}

std::vector<MindsetHit> mindset_of(const Entry& entry) {
  std::vector<MindsetHit> hits;
  if (entry.whose != self) return hits;
  for (const auto& [field, index, text] : passages(entry))
    for (auto& hit : mindset_in(text)) {
      hit.words.field = field;
      hit.words.index = index;
      hits.push_back(std::move(hit));
    }
  return hits;
}

}  // namespace detour
