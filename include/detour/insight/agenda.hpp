// What a weekly review should look at: worked out from the journal, before anything is asked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/insight/lessons.hpp"
#include "detour/insight/patterns.hpp"
#include "detour/journal/entry.hpp"
#include "detour/journal/review.hpp"

namespace detour {

/// One thing that is true and good; the first kind that there is something of.
enum class GoodNewsKind { attempt_worked, went_well, stayed_away, lesson, written };
struct GoodNews {
  GoodNewsKind kind = GoodNewsKind::written;
  std::string text;  ///< the attempt, what went well, the cause's title, the lesson
  int days = 0;      ///< stayed_away: from the last time the cause came to the newest setback
  int count = 0;     ///< written: setbacks written down in the period
};

struct OpenAssumption {
  std::string entry;
  Assumption assumption;
};
struct DueAttempt {
  std::string entry;
  Attempt attempt;
};

struct Agenda {
  Date from{}, to{};
  std::size_t gone_through = 0;  ///< entries that this review has behind it
  std::size_t older = 0;         ///< setbacks from before the period with questions still open
  std::optional<GoodNews> good_news;
  std::vector<Entry> entries;  ///< setbacks of the period, oldest first
  std::vector<OpenAssumption>
      assumptions;                   ///< without a verdict, those with a confidence first, then newest first
  std::vector<Entry> plans;          ///< on record, outcome open
  std::vector<DueAttempt> attempts;  ///< due, then those without a day from before the period
  std::vector<Rehearsal> rehearsals;
  std::optional<WornLesson> worn;         ///< the lesson that most often did not help
  std::optional<Pattern> pressing;        ///< over the whole journal
  std::optional<std::string> experiment;  ///< what the last review chose
};

/// More than these in one sitting tire; the others come up in the next review.
inline constexpr std::size_t attempts_asked = 5, assumptions_asked = 5, rehearsals_asked = 3, plans_asked = 3;

/// The review to hold now: the one that was stopped, now up to today; or a new one from where the last one
/// ended, the first over a week. `past` are the reviews, newest first.
[[nodiscard]] Review next_review(std::span<const Review> past, const Moment& now);
/// The setbacks that it will go through, oldest first; refers to `own`.
[[nodiscard]] std::vector<const Entry*> to_go_through(std::span<const Entry> own, const Review& review,
                                                      std::span<const Review> past);

/// `own` are all entries of the journal's owner with their inklings, in any order; `past` the reviews, newest
/// first. What `review` has passed already is left out.
[[nodiscard]] Agenda agenda_of(std::span<const Entry> own, const Review& review, std::span<const Review> past,
                               const Moment& now, const CauseList& causes);

}  // namespace detour
