// The catalogue of causes: why setbacks happen, with a question to ask oneself and a counter-move for each.
#pragma once

#include <span>
#include <string_view>

namespace detour {

struct Cause {
  std::string_view id;        ///< `overpromising`
  std::string_view group;     ///< commitment, communication, diligence, focus, judgement, knowledge, system
  std::string_view title;     ///< "Overpromising"
  std::string_view meaning;   ///< one line: holds when the text says that …
  std::string_view question;  ///< one question to ask oneself
  std::string_view counter_move;  ///< something to try, as "when … I will …"
};

/// All causes, in the order of their groups.
[[nodiscard]] std::span<const Cause> catalogue();
/// The cause with this id, or null.
[[nodiscard]] const Cause* find_cause(std::string_view id);
/// The cause whose id is nearest to a mistyped one (Damerau–Levenshtein distance at most 3), or null.
[[nodiscard]] const Cause* nearest_cause(std::string_view id);
/// Raised whenever a cause is added, removed or changes its meaning.
inline constexpr int catalogue_version = 1;

}  // namespace detour
