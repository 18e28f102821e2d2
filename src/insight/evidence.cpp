#include "evidence.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "detour/insight/catalogue.hpp"
#include "hand_score.hpp"
#include "scopes.hpp"

namespace detour {
namespace {

/// A clause of a sentence of a passage.
using Place = std::tuple<std::uint32_t, std::uint32_t, std::size_t>;

float weight_for(const Model& model, std::uint32_t feature, std::size_t cause) {
  const auto first = model.first_weight(feature);
  for (std::size_t i = first; i < first + model.counts[feature]; ++i)
    if (model.causes[i] == cause) return model.decoded_weights[model.weights[i]];
  return 0;
}

}  // namespace

std::vector<Contribution> contributions_to(std::size_t cause, const Model& model,
                                           std::span<const Occurrence> occurrences,
                                           std::span<const Value> values) {
  std::vector<Contribution> contributions;
  for (const auto& value : values) {
    const float weight = weight_for(model, value.feature, cause);
    if (weight == 0) continue;
    for (const auto& occurrence :
         std::ranges::equal_range(occurrences, model.keys[value.feature], {}, &Occurrence::key))
      contributions.push_back({occurrence, weight * value.value / value.tf});
  }
  return contributions;
}

std::vector<Contribution> hand_contributions(std::size_t cause, const Model& model,
                                             std::span<const PassageFeatures> passages, const CueSet& cues) {
  std::vector<Contribution> contributions;
  float sum = 0;
  for (std::size_t i = 0; i < passages.size(); ++i)
    for (const auto& hit : passages[i].hits) {
      const auto& cue = cues.cues()[hit.cue];
      if (!hit.counts || cue.cause != catalogue()[cause].id) continue;
      const Occurrence place{cue.number,
                             Family::cue,
                             static_cast<std::uint32_t>(i),
                             static_cast<std::uint32_t>(hit.sentence),
                             static_cast<std::uint32_t>(hit.first),
                             static_cast<std::uint32_t>(hit.last)};
      contributions.push_back({place, -std::log1p(-static_cast<float>(cue.weight))});
      sum += contributions.back().amount;
    }
  if (sum == 0) return contributions;
  const float score = hand_scores(passages, cues)[cause];
  for (auto& contribution : contributions) contribution.amount *= model.header.hand * score / sum;
  return contributions;
}

std::optional<Clause> strongest_clause(std::span<const PassageFeatures> passages,
                                       std::span<const Contribution> contributions) {
  struct Sum {
    float all = 0, negators = 0;
  };
  std::map<Place, Sum> sums;
  for (const auto& [occurrence, amount, taught] : contributions) {
    const std::span tokens = passages[occurrence.passage].sentences[occurrence.sentence].tokens;
    const auto clause = tokens[(occurrence.first + occurrence.last) / 2].clause;
    auto& sum = sums[{occurrence.passage, occurrence.sentence, clause}];
    sum.all += amount;
    if (std::ranges::any_of(tokens.subspan(occurrence.first, occurrence.last - occurrence.first + 1),
                            is_negator))
      sum.negators += amount;
  }
  const auto best = std::ranges::max_element(sums, {}, [](const auto& sum) { return sum.second.all; });
  if (best == sums.end()) return std::nullopt;
  const auto [passage, sentence, clause] = best->first;
  const auto& tokens = passages[passage].sentences[sentence].tokens;
  const auto first = std::ranges::find(tokens, clause, &Token::clause) - tokens.begin();
  const auto last = std::ranges::find(tokens.rbegin(), tokens.rend(), clause, &Token::clause);
  return Clause{quotation(passages[passage], sentence, static_cast<std::size_t>(first),
                          static_cast<std::size_t>(first)),
                last->scope, best->second.negators / best->second.all};
}

Evidence quotation(const PassageFeatures& part, std::size_t sentence, std::size_t first, std::size_t last) {
  const auto span = clauses_around(part.sentences[sentence], first, last);
  const auto& passage = part.passage;
  return {passage.field, passage.index, span.start, span.end,
          std::string(passage.text.substr(span.start, span.end - span.start))};
}

}  // namespace detour
