// Lessons over time: which are due to be rehearsed, and which have not kept their pattern away.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// Days from one rehearsal of a lesson to the next, the first from the day it was written; then it is done. A
/// fixed schedule of growing steps: spaced recall helps, and it matters little how the steps grow (Latimier,
/// Peyre and Ramus 2021, Educational Psychology Review 33, 959–987).
inline constexpr std::array rehearsal_steps{1, 3, 7, 21, 60};

/// "when … I will …" taken apart (an implementation intention: Gollwitzer 1999, Am. Psychol. 54, 493–503); a
/// text of another form is an action without a cue.
struct IfThenPlan {
  std::string cue, action;
};
[[nodiscard]] IfThenPlan if_then_plan_from(std::string_view text);

/// A lesson to recall: the cue is shown, the action is what one says or types.
struct Rehearsal {
  std::string entry, lesson;  ///< ids
  std::string cue, action;
  Date due{};
};
/// Lessons of one's own setbacks that are due on `today`, longest overdue last: what is fresh can still be
/// kept. `entries` in any order.
[[nodiscard]] std::vector<Rehearsal> rehearsals_due(std::span<const Entry> entries, Date today);

/// What was set against a cause: a lesson, from when it was written, or an attempt that worked at least
/// partly, from when that was told.
struct Answer {
  Moment at;
  std::string entry;  ///< id
  std::string text;
  bool is_attempt = false;
};

/// The entries before and after the first answer to a cause that had recurred by then; the entry that the
/// answer hangs on is in neither, as the cause brought it (inverse sampling: Haldane 1945, Biometrika 33,
/// 222–225). The latest answer would flatter: nothing can have come between it and the end.
struct Turn {
  Answer answer;
  int before = 0, entries_before = 0;  ///< entries with the cause, and all
  int after = 0, entries_after = 0;
};
/// `in_order` are setbacks, oldest first. Nothing where the cause had not recurred (recurrence_minimum)
/// before any answer.
[[nodiscard]] std::optional<Turn> turn_of(std::span<const Entry* const> in_order, std::string_view cause);

/// A lesson whose pattern came back so often is not working: the lesson, not the person.
inline constexpr int worn_after = 3;
/// The newest lesson on a cause, with the entries that told the cause again after it was written.
struct WornLesson {
  std::string cause, entry, text;
  int came_back = 0;
};
/// One's own setbacks only, most often come back first.
[[nodiscard]] std::vector<WornLesson> worn_lessons(std::span<const Entry> entries);

}  // namespace detour
