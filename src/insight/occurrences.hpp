// Which entries carry which recurring cause: what every part of the pattern report counts.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

/// Refers to the entries it was made from.
struct Occurrences {
  std::vector<const Entry*> entries;                ///< oldest first
  std::vector<std::string_view> causes;             ///< the recurring ones, by name
  std::vector<std::vector<std::size_t>> carriers;   ///< for each cause the positions in `entries`, ascending
  std::vector<std::vector<std::size_t>> causes_of;  ///< for each entry the positions in `causes`, ascending
  /// For each cause and each entry how much the entry counts in a test of that cause: see weight_of().
  std::vector<std::vector<double>> weights;
};

[[nodiscard]] Occurrences occurrences_of(std::span<const Entry> entries);

/// What an entry whose cause is this likely (0 to 1) counts, 0 to 1: the log of how much likelier what is
/// known of the entry gets if the share of entries with the cause rises from 10 to 60 %, scaled. By the lemma
/// of Neyman and Pearson (1933, Phil. Trans. R. Soc. A 231, 289–337) no other weight sees such a rise better.
[[nodiscard]] double weight_of(double score);

/// The findings of one cause in an entry, in the order found.
[[nodiscard]] std::vector<const Finding*> findings_of(const Entry& entry, std::string_view cause);

}  // namespace detour
