// Which words carried a cause: what each place in the text added to its margin, and the clause that added
// most.
#pragma once

#include <optional>
#include <span>

#include "detour/journal/finding.hpp"
#include "model.hpp"

namespace detour {

struct Clause {
  Evidence quotation;
  std::uint8_t scope = plain;  ///< that of its last word
  float from_negation = 0;     ///< the share that features with a "not" in them added
};
/// What a feature, where it stands, adds to the margin of a cause.
struct Contribution {
  Occurrence place;
  float amount = 0;
  bool taught = false;  ///< by the person, not by the built-in model
};
/// `occurrences` sorted by key, `values` as made of them; a feature that stands several times adds its share
/// at each place. Cue families count as all others.
[[nodiscard]] std::vector<Contribution> contributions_to(std::size_t cause, const Model& model,
                                                         std::span<const Occurrence> occurrences,
                                                         std::span<const Value> values);

/// What the hand score of a cause adds, dealt to its cues by how much each leaves less chance of error.
[[nodiscard]] std::vector<Contribution> hand_contributions(std::size_t cause, const Model& model,
                                                           std::span<const PassageFeatures> passages,
                                                           const CueSet& cues);

/// Nothing only when there is no contribution.
[[nodiscard]] std::optional<Clause> strongest_clause(std::span<const PassageFeatures> passages,
                                                     std::span<const Contribution> contributions);

/// The clauses from token `first` to token `last` of a sentence, as a quotation.
[[nodiscard]] Evidence quotation(const PassageFeatures& part, std::size_t sentence, std::size_t first,
                                 std::size_t last);

}  // namespace detour
