// Phrases that a journal repeats beyond chance and that neither the catalogue nor its labels know.
#pragma once

#include <vector>

#include "detour/insight/patterns.hpp"
#include "occurrences.hpp"

namespace detour {

/// In most entries first.
[[nodiscard]] std::vector<Theme> themes_of(const Occurrences& occurrences);

}  // namespace detour
