// The catalogue of causes: why setbacks happen, with a question to ask oneself and a counter-move for each.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "detour/journal/own_cause.hpp"

namespace detour {

struct Cause {
  std::string_view id;        ///< `overpromising`
  std::string_view group;     ///< commitment, communication, diligence, focus, judgement, knowledge, system
  std::string_view title;     ///< "Overpromising"
  std::string_view meaning;   ///< one line: holds when the text says that …
  std::string_view question;  ///< one question to ask oneself
  std::string_view counter_move;  ///< something to try, as "when … I will …"
};

/// A cause recurs when at least so many entries carry it.
inline constexpr int recurrence_minimum = 3;

/// All causes, in the order of their groups.
[[nodiscard]] std::span<const Cause> catalogue();
/// The cause with this id, or null.
[[nodiscard]] const Cause* find_cause(std::string_view id);

/// The causes as one person sees them: the catalogue with their titles, without what they hid, and behind it
/// their own, of group "own".
class CauseList {
 public:
  explicit CauseList(std::vector<OwnCause> own = {});
  [[nodiscard]] std::span<const Cause> all() const { return causes_; }
  /// The cause with this id, also a hidden one, or null. Valid as long as the list.
  [[nodiscard]] const Cause* find(std::string_view id) const;
  /// The cause whose id is nearest to a mistyped one (Damerau–Levenshtein distance at most 3), or null.
  [[nodiscard]] const Cause* nearest(std::string_view id) const;
  [[nodiscard]] bool is_hidden(std::string_view id) const;
  [[nodiscard]] std::span<const OwnCause> own() const { return *own_; }

 private:
  std::shared_ptr<const std::vector<OwnCause>> own_;  ///< what the causes' views look at
  std::vector<Cause> causes_, hidden_;
};

/// Raised whenever a cause is added, removed or changes its meaning.
inline constexpr int catalogue_version = 1;

}  // namespace detour
