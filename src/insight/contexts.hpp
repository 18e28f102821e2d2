// Tests whether a cause goes together with a tag, a person, a day, a time, a kind or another cause.
#pragma once

#include <cstddef>
#include <vector>

#include "detour/insight/patterns.hpp"
#include "detour/insight/statistics.hpp"
#include "occurrences.hpp"

namespace detour {

struct ContextTest {
  std::size_t cause = 0;  ///< position in Occurrences::causes
  Context context;        ///< without its `q`
  statistics::DiscreteTest test;
};

/// Everything that can be tested, whatever comes of it: both seen often enough, and the counts could have
/// come out otherwise. Tags, people, weekdays, times and kinds.
[[nodiscard]] std::vector<ContextTest> test_surroundings(const Occurrences& occurrences);

/// Pairs of causes, each once, with the second one as the context of the first.
[[nodiscard]] std::vector<ContextTest> test_pairs(const Occurrences& occurrences);

/// The same pair seen from the second cause.
[[nodiscard]] ContextTest mirrored(const ContextTest& pair, const Occurrences& occurrences);

}  // namespace detour
