// The library that comes with detour: well-documented failures of other people, each with its source.
#pragma once

#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

/// By area, as data/others.jsonl has them: `ref` is their name, `causes` are labelled by hand (`by`
/// "library").
[[nodiscard]] std::vector<Entry> starter_library();

}  // namespace detour
