// Whether one cause rises, fades or stays, and what came after a lesson.
#pragma once

#include <cstddef>
#include <optional>

#include "detour/insight/patterns.hpp"
#include "occurrences.hpp"

namespace detour {

/// The test and the rates of a cause; the direction is what it would be if no other cause were tested:
/// rising or fading at 5 %, or steady, or unclear.
[[nodiscard]] Trend trend_of(const Occurrences& occurrences, std::size_t cause);

[[nodiscard]] std::optional<Resolved> resolved_of(const Occurrences& occurrences, std::size_t cause);

}  // namespace detour
