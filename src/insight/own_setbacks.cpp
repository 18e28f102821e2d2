#include "own_setbacks.hpp"

#include <algorithm>

namespace detour {

std::vector<const Entry*> own_setbacks_in_order(std::span<const Entry> entries) {
  std::vector<const Entry*> own;
  for (const auto& entry : entries)
    if (entry.whose == self && entry.stage == Stage::setback) own.push_back(&entry);
  std::ranges::stable_sort(own, {}, &Entry::happened_at);
  return own;
}

}  // namespace detour
