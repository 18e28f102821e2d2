#include "cues.hpp"

#include <algorithm>
#include <utility>

#include "cue_language.hpp"
#include "scopes.hpp"

namespace detour {
namespace embedded {
extern const std::string_view cues;
}
namespace {

using cue_language::Node;
using cue_language::Sequence;
using cue_language::Symbol;
using cue_language::Symbols;

/// A token as the matcher sees it.
struct Place {
  Symbols symbols;
  std::uint64_t mask = 0;
  bool negator = false;
  bool clause_starts = false;
};

bool holds(const Node& node, const Place& place) {
  if ((node.mask & place.mask) == 0) return false;
  return std::any_of(place.symbols.begin(), place.symbols.end(), [&node](Symbol symbol) {
    return symbol != cue_language::no_symbol &&
           std::binary_search(node.words.begin(), node.words.end(), symbol);
  });
}

/// Gaps of so many words may leave their clause.
constexpr std::uint8_t crossing_gap = 5;

/// What is still to be matched: the rest of a sequence, then what stands behind the group it is in.
struct Rest {
  const Node* next;
  const Node* end;
  const Rest* behind;
};

/// Matches patterns against one sentence, by backtracking; patterns are short.
class Matcher {
 public:
  Matcher(const std::vector<Node>& classes, const std::vector<Place>& places)
      : classes_(classes), places_(places) {}

  /// The token behind the match of the pattern at this token; 0 if it does not match.
  std::size_t match(const Sequence& pattern, std::size_t at) {
    end_ = 0;
    return matches({pattern.data(), pattern.data() + pattern.size(), nullptr}, at) ? end_ : 0;
  }

 private:
  bool matches(const Rest& rest, std::size_t at);
  bool matches_node(const Node& node, const Rest& behind, std::size_t at);
  bool matches_gap(const Node& node, const Rest& behind, std::size_t at);
  [[nodiscard]] bool clause_ends(std::size_t at) const {
    return at == places_.size() || places_[at].clause_starts;
  }

  const std::vector<Node>& classes_;
  const std::vector<Place>& places_;
  std::size_t end_ = 0;
};

bool Matcher::matches(const Rest& rest, std::size_t at) {
  if (rest.next == rest.end) {
    if (rest.behind != nullptr) return matches(*rest.behind, at);
    end_ = at;
    return at > 0;
  }
  const Rest behind{rest.next + 1, rest.end, rest.behind};
  return matches_node(*rest.next, behind, at) || (rest.next->optional && matches(behind, at));
}

bool Matcher::matches_node(const Node& node, const Rest& behind, std::size_t at) {
  switch (node.kind) {
    case Node::Kind::clause_start:
      return at < places_.size() && places_[at].clause_starts && matches(behind, at);
    case Node::Kind::clause_end:
      return clause_ends(at) && matches(behind, at);
    case Node::Kind::gap:
      return matches_gap(node, behind, at);
    case Node::Kind::named:
      return matches_node(classes_[node.name], behind, at);
    case Node::Kind::words:
    case Node::Kind::choice:
      break;
  }
  if (at < places_.size() && holds(node, places_[at]) && matches(behind, at + 1)) return true;
  return std::any_of(node.sequences.begin(), node.sequences.end(), [&](const Sequence& sequence) {
    return matches({sequence.data(), sequence.data() + sequence.size(), &behind}, at);
  });
}

/// The nearest continuation wins. A plain gap stops at a negation (it would turn the meaning), a short one
/// also at the clause's end.
bool Matcher::matches_gap(const Node& node, const Rest& behind, std::size_t at) {
  for (std::size_t taken = 0;; ++taken, ++at) {
    if (matches(behind, at)) return true;
    if (taken == node.most || at >= places_.size()) return false;
    if (node.far) continue;
    if (places_[at].negator || (node.most < crossing_gap && places_[at].clause_starts)) return false;
  }
}

/// Stems of words so frequent that looking for cues by them finds nearly all.
bool is_frequent(Symbol symbol, const std::vector<Symbol>& frequent) {
  return std::binary_search(frequent.begin(), frequent.end(), symbol);
}

}  // namespace

struct CueSet::Index {
  cue_language::Compiled compiled;
  std::vector<std::vector<std::uint32_t>> by_first;    ///< cues by the symbols they start with
  std::vector<std::vector<std::uint32_t>> by_trigger;  ///< cues by the symbols of their rarest part

  explicit Index(std::string_view text);
  [[nodiscard]] std::vector<Symbol> trigger_of(const Sequence& pattern,
                                               const std::vector<Symbol>& frequent) const;
  [[nodiscard]] CueHit hit(std::size_t cue, const Sentence& sentence, std::size_t first, std::size_t last,
                           std::uint8_t ignored) const;
};

CueSet::Index::Index(std::string_view text) : compiled(cue_language::compile(text)) {
  std::vector<Symbol> frequent;
  for (const auto* stem : {"i",    "we",   "it", "the", "a",    "to",   "and",   "of", "in",   "on",   "for",
                           "not",  "no",   "be", "was", "were", "is",   "have",  "do", "that", "this", "my",
                           "our",  "they", "he", "she", "so",   "but",  "all",   "at", "with", "get",  "go",
                           "make", "them", "me", "us",  "one",  "what", "never", "as", "by"})
    frequent.push_back(compiled.vocabulary.stem(stem));
  std::sort(frequent.begin(), frequent.end());
  by_first.resize(compiled.vocabulary.size());
  by_trigger.resize(compiled.vocabulary.size());
  for (std::size_t cue = 0; cue < compiled.patterns.size(); ++cue) {
    const auto number = static_cast<std::uint32_t>(cue);
    for (const auto symbol : cue_language::first_symbols(compiled, compiled.patterns[cue]))
      by_first[symbol].push_back(number);
    for (const auto symbol : trigger_of(compiled.patterns[cue], frequent))
      by_trigger[symbol].push_back(number);
  }
}

/// A cue can only match where one of these stands: the symbols of the part that is found least often.
std::vector<Symbol> CueSet::Index::trigger_of(const Sequence& pattern,
                                              const std::vector<Symbol>& frequent) const {
  constexpr std::size_t frequent_cost = 40;
  std::vector<Symbol> best;
  std::size_t least = 0;
  for (const auto& node : pattern) {
    if (node.optional) continue;
    auto symbols = cue_language::first_symbols(compiled, {&node, 1});
    if (symbols.empty()) continue;
    std::size_t cost = 0;
    for (const auto symbol : symbols) cost += is_frequent(symbol, frequent) ? frequent_cost : 1;
    if (!best.empty() && cost >= least) continue;
    best = std::move(symbols);
    least = cost;
  }
  return best;
}

/// A hit stands under what its first word stands under; advice may also come with its last.
/// "Do not rush", "we should not have assumed": advice against something says that it happened.
/// A cue that needs scopes ("ask first", told as advice or as not done) takes any of them.
CueHit CueSet::Index::hit(std::size_t cue, const Sentence& sentence, std::size_t first, std::size_t last,
                          std::uint8_t ignored) const {
  const auto& tokens = sentence.tokens;
  CueHit hit;
  hit.cue = cue;
  hit.first = first;
  hit.last = last;
  hit.start = tokens[first].start;
  hit.end = tokens[last].end;
  hit.scope = static_cast<std::uint8_t>(tokens[first].scope | (tokens[last].scope & advice));
  const auto needs = compiled.cues[cue].needs;
  auto blocked_by = static_cast<std::uint8_t>(compiled.cues[cue].blocked_by & ~ignored);
  if ((hit.scope & advice) != 0) blocked_by = static_cast<std::uint8_t>(blocked_by & ~negated);
  hit.counts = (hit.scope & blocked_by) == 0 && (needs == plain || (hit.scope & needs) != 0);
  return hit;
}

/// Goes through the sentences of one text.
class CueSet::Search {
 public:
  Search(const Index& index, std::uint8_t ignored)
      : index_(index), ignored_(ignored), triggered_(index.compiled.cues.size()) {}
  void look_through(const Sentence& sentence, std::size_t number);
  [[nodiscard]] std::vector<CueHit> hits() && { return std::move(hits_); }

 private:
  void trigger(const Sentence& sentence);
  void keep(CueHit hit);

  const Index& index_;
  std::uint8_t ignored_;
  std::vector<std::uint32_t> triggered_;  ///< by cue: the round in which a word of its rarest part was seen
  std::uint32_t round_ = 0;
  std::vector<Place> places_;  ///< the sentence's tokens
  std::vector<CueHit> hits_;
};

void CueSet::Search::trigger(const Sentence& sentence) {
  ++round_;
  places_.clear();
  for (const auto& token : sentence.tokens) {
    Place place{index_.compiled.vocabulary.look_up(token), 0, is_negator(token), false};
    place.clause_starts = places_.empty() || (&token)[-1].clause != token.clause;
    for (const auto symbol : place.symbols) {
      if (symbol == cue_language::no_symbol) continue;
      place.mask |= cue_language::mask_of(symbol);
      for (const auto cue : index_.by_trigger[symbol]) triggered_[cue] = round_;
    }
    places_.push_back(place);
  }
}

/// Every cue once a sentence: one that counts, if any does.
void CueSet::Search::keep(CueHit hit) {
  const auto same = std::find_if(hits_.rbegin(), hits_.rend(), [&hit](const CueHit& other) {
    return other.cue == hit.cue || other.sentence != hit.sentence;
  });
  if (same == hits_.rend() || same->sentence != hit.sentence)
    hits_.push_back(hit);
  else if (!same->counts && hit.counts)
    *same = hit;
}

void CueSet::Search::look_through(const Sentence& sentence, std::size_t number) {
  trigger(sentence);
  Matcher matcher(index_.compiled.classes, places_);
  for (std::size_t at = 0; at < sentence.tokens.size(); ++at)
    for (const auto symbol : places_[at].symbols) {
      if (symbol == cue_language::no_symbol) continue;
      for (const auto cue : index_.by_first[symbol]) {
        if (triggered_[cue] != round_) continue;
        const auto end = matcher.match(index_.compiled.patterns[cue], at);
        if (end <= at) continue;
        auto hit = index_.hit(cue, sentence, at, end - 1, ignored_);
        hit.sentence = number;
        keep(hit);
      }
    }
}

CueSet::CueSet(std::string_view text) : index_(std::make_unique<const Index>(text)) {}
CueSet::~CueSet() = default;

const CueSet& CueSet::builtin() {
  static const CueSet set(embedded::cues);
  return set;
}

std::span<const Cue> CueSet::cues() const {
  return index_->compiled.cues;
}

std::vector<CueHit> CueSet::find(std::span<const Sentence> sentences, std::uint8_t ignored) const {
  Search search(*index_, ignored);
  for (std::size_t number = 0; number < sentences.size(); ++number)
    search.look_through(sentences[number], number);
  return std::move(search).hits();
}

}  // namespace detour
