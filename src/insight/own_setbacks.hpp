// The entries that reports on a person's own setbacks look at.
#pragma once

#include <span>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

/// Oldest first; refers to `entries`.
[[nodiscard]] std::vector<const Entry*> own_setbacks_in_order(std::span<const Entry> entries);

}  // namespace detour
