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
};

[[nodiscard]] Occurrences occurrences_of(std::span<const Entry> entries);

/// The findings of one cause in an entry, in the order found.
[[nodiscard]] std::vector<const Finding*> findings_of(const Entry& entry, std::string_view cause);

}  // namespace detour
