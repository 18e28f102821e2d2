// What a person says of causes themselves: a cause of their own, or another title for a built-in one, or that
// they do not want to see it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace detour {

/// For a built-in cause only `title` (empty: as it was) and `hidden` count.
struct OwnCause {
  std::string id;  ///< lower-case letters, digits and '-': `night-shift`
  std::string title, meaning, question, counter_move;
  std::vector<std::string> cues;      ///< words that tell it, in the language of data/cues
  std::vector<std::string> examples;  ///< sentences that tell it
  bool hidden = false;
  friend bool operator==(const OwnCause&, const OwnCause&) = default;
};

[[nodiscard]] std::string to_json(const OwnCause& cause);
/// Reads what to_json() wrote. Throws UsageError when a field is wrong.
[[nodiscard]] OwnCause own_cause_from_json(std::string_view json);

/// True if these characters can stand in the id of a cause, and not too many of them.
[[nodiscard]] bool is_cause_id(std::string_view text);

}  // namespace detour
