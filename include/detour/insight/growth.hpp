// What became of setbacks: attempts, lessons, kinds; told as counts and intervals, never as a grade.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/lessons.hpp"
#include "detour/insight/statistics.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// k of n with its 95 % interval (clopper_pearson_interval()).
struct Share {
  int count = 0, of = 0;
  statistics::Interval interval;
};
[[nodiscard]] Share share_of(int count, int of);

/// A cause before and after the first answer to it: see turn_of(). The cause had recurred by then, so that
/// one bad week followed by an ordinary one is not told as progress.
struct BeforeAndAfter {
  std::string cause, title;
  Answer answer;
  Share before, after;
  int went_well = 0;     ///< times its trigger came and went well (`ok`) after the answer
  bool differs = false;  ///< Fisher's exact test, two-sided, Benjamini–Hochberg at 5 % over these causes
};
/// All causes that have such an answer, the most frequent first; `entries` are of one journal, in any order.
[[nodiscard]] std::vector<BeforeAndAfter> before_and_after(std::span<const Entry> entries,
                                                           const CauseList& causes = CauseList());

/// A quarter of a year, `2026-Q1`, and how many of its entries are of which kind.
struct KindsInQuarter {
  std::string quarter;
  int preventable = 0, complex = 0, intelligent = 0, unsorted = 0;
};

struct Growth {
  int setbacks = 0, went_well = 0, lessons = 0;
  Share tried;                           ///< attempts whose outcome is known, of all that were not dropped
  Share worked;                          ///< attempts that worked, of those tried
  Share first_attempts, later_attempts;  ///< worked, of those tried, by their place in their chain
  std::optional<double> days_to_next_attempt;  ///< median, from a setback to the first outcome after it
  std::vector<BeforeAndAfter> lessons_told;
  std::vector<KindsInQuarter> kinds;  ///< oldest first
};

/// Of one's own among `entries`, which may come in any order. With `only`, what is counted are the entries
/// that tell all of these causes; their share before and after a lesson is still one of all entries.
[[nodiscard]] Growth growth_of(std::span<const Entry> entries, const CauseList& causes = CauseList(),
                               std::span<const std::string> only = {});

}  // namespace detour
