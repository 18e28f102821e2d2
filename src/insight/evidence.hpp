// Which words carried a cause: the clause that added most to its margin.
#pragma once

#include <optional>
#include <span>

#include "detour/journal/finding.hpp"
#include "model.hpp"

namespace detour {

struct Clause {
  Evidence quotation;
  std::uint8_t scope = plain;  ///< that of its last word
};
/// `occurrences` sorted by key, `values` as made of them. Nothing only when no feature speaks for the cause.
[[nodiscard]] std::optional<Clause> strongest_clause(const Model& model, std::size_t cause,
                                                     std::span<const PassageFeatures> passages,
                                                     std::span<const Occurrence> occurrences,
                                                     std::span<const Value> values);

/// The clauses from token `first` to token `last` of a sentence, as a quotation.
[[nodiscard]] Evidence quotation(const PassageFeatures& part, std::size_t sentence, std::size_t first,
                                 std::size_t last);

}  // namespace detour
