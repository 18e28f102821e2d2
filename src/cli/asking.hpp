// The questions about an entry; private to the commands that ask them.
#pragma once

#include <optional>

#include "detour/cli/world.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// Each asks once and returns nothing when the line is left empty; a due day that is none is told and asked
/// again. All throw StopAsking at the end of input, and, with `q_stops`, when only "q" is typed.
struct Asking {
  World& world;
  bool q_stops = false;

  [[nodiscard]] std::optional<std::string> text(std::string_view question) const;
  [[nodiscard]] std::optional<std::string> expected() const;
  [[nodiscard]] std::optional<Assumption> assumption() const;
  [[nodiscard]] std::optional<Lesson> lesson() const;
  [[nodiscard]] std::optional<Attempt> attempt() const;
};

}  // namespace detour::cli
