#include "cue_tables_builder.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>

namespace detour::cue_tables {
namespace {

using cue_language::Compiled;
using cue_language::Sequence;
using Lists = std::vector<std::vector<std::uint32_t>>;

/// Stems of words so frequent that looking for cues by them finds nearly all.
constexpr std::string_view frequent_stems[] = {
    "i",   "we",   "it",   "the",  "a",  "to",   "and",  "of", "in",  "on",   "for",  "not",   "no", "be",
    "was", "were", "is",   "have", "do", "that", "this", "my", "our", "they", "he",   "she",   "so", "but",
    "all", "at",   "with", "get",  "go", "make", "them", "me", "us",  "one",  "what", "never", "as", "by"};

/// A cue can only match where one of these stands: the symbols of the part that is found least often.
std::vector<Symbol> trigger_of(const Compiled& compiled, const Sequence& pattern,
                               const std::vector<Symbol>& frequent) {
  constexpr std::size_t frequent_cost = 40;
  std::vector<Symbol> best;
  std::size_t least = 0;
  for (const auto& node : pattern) {
    if (node.optional) continue;
    auto symbols = first_symbols(compiled, {&node, 1});
    if (symbols.empty()) continue;
    std::size_t cost = 0;
    for (const auto symbol : symbols)
      cost += std::ranges::binary_search(frequent, symbol) ? frequent_cost : 1;
    if (!best.empty() && cost >= least) continue;
    best = std::move(symbols);
    least = cost;
  }
  return best;
}

/// Lists one behind another; list n lies between starts[n] and starts[n + 1].
void join(const Lists& lists, std::vector<std::uint32_t>& starts, std::vector<std::uint32_t>& joined) {
  for (const auto& list : lists) {
    starts.push_back(static_cast<std::uint32_t>(joined.size()));
    joined.insert(joined.end(), list.begin(), list.end());
  }
  starts.push_back(static_cast<std::uint32_t>(joined.size()));
}

}  // namespace

OwnedTables::OwnedTables(std::string_view text) : text_(text) {
  auto compiled = cue_language::compile(text_);
  for (const auto& node : compiled.classes) classes_.push_back(flat(node));
  for (const auto& pattern : compiled.patterns) patterns_.push_back(add(pattern));
  index(compiled);
  add_terms(compiled.vocabulary);
  cues_ = std::move(compiled.cues);
}

Node OwnedTables::flat(const cue_language::Node& node) {
  std::vector<Range> inner;
  for (const auto& sequence : node.sequences) inner.push_back(add(sequence));
  return {node.kind,
          node.optional,
          node.far,
          node.most,
          node.name,
          node.mask,
          words_.add(node.words),
          sequences_.add(std::move(inner))};
}

NodeNumber OwnedTables::number_of(const Node& node) {
  const auto [known, fresh] = numbers_.try_emplace(node, static_cast<NodeNumber>(nodes_.size()));
  if (!fresh) return known->second;
  if (nodes_.size() > std::numeric_limits<NodeNumber>::max())
    throw std::invalid_argument("too many different cues");
  nodes_.push_back(node);
  return known->second;
}

Range OwnedTables::add(const Sequence& sequence) {
  std::vector<NodeNumber> steps;
  for (const auto& node : sequence) steps.push_back(number_of(flat(node)));
  return steps_.add(std::move(steps));
}

void OwnedTables::index(const Compiled& compiled) {
  std::vector<Symbol> frequent;
  for (const auto stem : frequent_stems)
    if (const auto known = compiled.vocabulary.stems().find(std::string(stem));
        known != compiled.vocabulary.stems().end())
      frequent.push_back(known->second);
  std::ranges::sort(frequent);
  Lists first(compiled.vocabulary.size()), trigger(compiled.vocabulary.size());
  for (std::size_t cue = 0; cue < compiled.patterns.size(); ++cue) {
    const auto number = static_cast<std::uint32_t>(cue);
    for (const auto symbol : first_symbols(compiled, compiled.patterns[cue])) first[symbol].push_back(number);
    for (const auto symbol : trigger_of(compiled, compiled.patterns[cue], frequent))
      trigger[symbol].push_back(number);
  }
  join(first, first_starts_, first_);
  join(trigger, trigger_starts_, trigger_);
}

Term OwnedTables::term(const std::string& letters, Symbol symbol) {
  const Term term{static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint16_t>(letters.size()),
                  symbol};
  letters_ += letters;
  return term;
}

std::vector<Term> OwnedTables::slots_for(const cue_language::Vocabulary::Map& map) {
  std::vector<Term> slots(std::bit_ceil(2 * map.size() + 1));
  for (const auto& [word, symbol] : map) {
    std::size_t at = fnv1a(word) & (slots.size() - 1);
    while (slots[at].length != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = term(word, symbol);
  }
  return slots;
}

void OwnedTables::add_terms(const cue_language::Vocabulary& vocabulary) {
  stems_ = slots_for(vocabulary.stems());
  exact_ = slots_for(vocabulary.exact_words());
  for (const auto& [letters, symbol] : vocabulary.beginnings()) beginnings_.push_back(term(letters, symbol));
}

Tables OwnedTables::view() const {
  return {cues_,         patterns_,     classes_, nodes_,          steps_.rows(), sequences_.rows(),
          words_.rows(), first_starts_, first_,   trigger_starts_, trigger_,      stems_,
          exact_,        beginnings_,   letters_};
}

}  // namespace detour::cue_tables
