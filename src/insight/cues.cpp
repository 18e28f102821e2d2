#include "cues.hpp"

#include <algorithm>
#include <utility>

#include "cue_tables.hpp"
#include "cue_tables_builder.hpp"
#include "scopes.hpp"

namespace detour {
namespace {

using cue_tables::Node;
using cue_tables::NodeNumber;
using cue_tables::Range;
using cue_tables::Symbol;
using cue_tables::Symbols;
using cue_tables::Tables;

/// A token as the matcher sees it.
struct Place {
  Symbols symbols;
  std::uint64_t mask = 0;
  bool negator = false;
  bool clause_starts = false;
};

bool holds(const Tables& tables, const Node& node, const Place& place) {
  if ((node.mask & place.mask) == 0) return false;
  const auto words = tables.words.subspan(node.words.begin, node.words.count);
  return std::ranges::any_of(place.symbols, [words](Symbol symbol) {
    return symbol != cue_tables::no_symbol && std::ranges::binary_search(words, symbol);
  });
}

/// Gaps of so many words may leave their clause.
constexpr std::uint8_t crossing_gap = 5;

/// What is still to be matched: the rest of a sequence, then what stands behind the group it is in.
struct Rest {
  const NodeNumber* next;
  const NodeNumber* end;
  const Rest* behind;
};

/// Matches patterns against one sentence, by backtracking; patterns are short.
class Matcher {
 public:
  Matcher(const Tables& tables, const std::vector<Place>& places) : tables_(tables), places_(places) {}

  /// The token behind the match of the pattern at this token; 0 if it does not match.
  std::size_t match(Range pattern, std::size_t at) {
    end_ = 0;
    return matches(rest_of(pattern, nullptr), at) ? end_ : 0;
  }

 private:
  [[nodiscard]] Rest rest_of(Range sequence, const Rest* behind) const {
    const NodeNumber* const first = tables_.steps.data() + sequence.begin;
    return {first, first + sequence.count, behind};
  }
  bool matches(const Rest& rest, std::size_t at);
  bool matches_node(const Node& node, const Rest& behind, std::size_t at);
  bool matches_gap(const Node& node, const Rest& behind, std::size_t at);
  [[nodiscard]] bool clause_ends(std::size_t at) const {
    return at == places_.size() || places_[at].clause_starts;
  }

  const Tables& tables_;
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
  const Node& node = tables_.nodes[*rest.next];
  return matches_node(node, behind, at) || (node.optional && matches(behind, at));
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
      return matches_node(tables_.classes[node.name], behind, at);
    case Node::Kind::words:
    case Node::Kind::choice:
      break;
  }
  if (at < places_.size() && holds(tables_, node, places_[at]) && matches(behind, at + 1)) return true;
  return std::ranges::any_of(tables_.sequences.subspan(node.sequences.begin, node.sequences.count),
                             [&](Range sequence) { return matches(rest_of(sequence, &behind), at); });
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

std::span<const std::uint32_t> list(std::span<const std::uint32_t> starts,
                                    std::span<const std::uint32_t> joined, Symbol symbol) {
  return joined.subspan(starts[symbol], starts[symbol + 1U] - starts[symbol]);
}

/// A hit stands under what its first word stands under; advice may also come with its last.
/// "Do not rush", "we should not have assumed": advice against something says that it happened.
/// A cue that needs scopes ("ask first", told as advice or as not done) takes any of them.
CueHit hit_of(const Tables& tables, std::size_t cue, const Sentence& sentence, std::size_t first,
              std::size_t last, std::uint8_t ignored) {
  const auto& tokens = sentence.tokens;
  CueHit hit;
  hit.cue = cue;
  hit.first = first;
  hit.last = last;
  hit.start = tokens[first].start;
  hit.end = tokens[last].end;
  hit.scope = static_cast<std::uint8_t>(tokens[first].scope | (tokens[last].scope & advice));
  const auto needs = tables.cues[cue].needs;
  auto blocked_by = static_cast<std::uint8_t>(tables.cues[cue].blocked_by & ~ignored);
  if ((hit.scope & advice) != 0) blocked_by = static_cast<std::uint8_t>(blocked_by & ~negated);
  hit.counts = (hit.scope & blocked_by) == 0 && (needs == plain || (hit.scope & needs) != 0);
  return hit;
}

}  // namespace

/// Goes through the sentences of one text.
class CueSet::Search {
 public:
  Search(const Tables& tables, std::uint8_t ignored)
      : tables_(tables), ignored_(ignored), triggered_(tables.cues.size()) {}
  void look_through(const Sentence& sentence, std::size_t number);
  [[nodiscard]] std::vector<CueHit> hits() && { return std::move(hits_); }

 private:
  void trigger(const Sentence& sentence);
  void keep(CueHit hit);

  const Tables& tables_;
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
    Place place{cue_tables::look_up(tables_, token), 0, is_negator(token), false};
    place.clause_starts = places_.empty() || (&token)[-1].clause != token.clause;
    for (const auto symbol : place.symbols) {
      if (symbol == cue_tables::no_symbol) continue;
      place.mask |= cue_tables::mask_of(symbol);
      for (const auto cue : list(tables_.trigger_starts, tables_.trigger, symbol)) triggered_[cue] = round_;
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
  Matcher matcher(tables_, places_);
  for (std::size_t at = 0; at < sentence.tokens.size(); ++at)
    for (const auto symbol : places_[at].symbols) {
      if (symbol == cue_tables::no_symbol) continue;
      for (const auto cue : list(tables_.first_starts, tables_.first, symbol)) {
        if (triggered_[cue] != round_) continue;
        const auto end = matcher.match(tables_.patterns[cue], at);
        if (end <= at) continue;
        auto hit = hit_of(tables_, cue, sentence, at, end - 1, ignored_);
        hit.sentence = number;
        keep(hit);
      }
    }
}

CueSet::CueSet(std::string_view text)
    : owned_(std::make_unique<const cue_tables::OwnedTables>(text)),
      tables_(std::make_unique<const Tables>(owned_->view())) {}
CueSet::CueSet(const Tables& builtin) : tables_(std::make_unique<const Tables>(builtin)) {}
CueSet::~CueSet() = default;

const CueSet& CueSet::builtin() {
  static const CueSet set(cue_tables::builtin);
  return set;
}

std::span<const Cue> CueSet::cues() const {
  return tables_->cues;
}

std::vector<CueHit> CueSet::find(std::span<const Sentence> sentences, std::uint8_t ignored) const {
  Search search(*tables_, ignored);
  for (std::size_t number = 0; number < sentences.size(); ++number)
    search.look_through(sentences[number], number);
  return std::move(search).hits();
}

}  // namespace detour
