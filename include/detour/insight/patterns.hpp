// What many entries say together: what recurs, whether it rises or fades, where it clusters, what came after
// a lesson.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/lessons.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// The false discovery rate that is held over everything a report tells. Trends and contexts that are not
/// causes are tested as one family that may use 80 % of it (statistics::weighted_benjamini_hochberg()), pairs
/// of causes as another with 10 % (statistics::discrete_benjamini_hochberg()): pairs often hold because of
/// what words have in common, and must not make it easier to tell the rest. In the first family a test weighs
/// the more the more entries its cause has: a weight that is independent of the test where there is nothing
/// leaves the rate as it is (Bourgon, Gentleman and Huber 2010, PNAS 107, 9546–9551). The rate over all is at
/// most the sum of the families' rates; the tenth left over is for tests that are not independent (one
/// weekday excludes the others). Measured by bench/null_patterns.cpp.
inline constexpr double false_discovery_rate = 0.05;

enum class Direction { rising, fading, steady, unclear };
[[nodiscard]] std::string_view to_string(Direction direction);

/// Rising or fading: statistics::score_trend() over all entries, so that writing more often is no trend, each
/// weighed by how surely it carries the cause; it stands up to the correction over everything tested, and the
/// counts lean the same way. Steady: the 90 % interval of the cause's share in the
/// last half of the period over its share in the first half lies between one half and two, so a doubling or
/// halving would have shown (two one-sided tests at 5 %; Schuirmann 1987, J. Pharmacokinet. Biopharm. 15,
/// 657–680); that takes about twenty entries.
struct Trend {
  Direction direction = Direction::unclear;  ///< unclear: too few to tell
  bool is_steady = false;                    ///< also where it leans, within these bounds
  double earlier_per_month = 0,
         recent_per_month = 0;  ///< first and last half of the period; a half under a month is one
  double p = 1;                 ///< of the test, before correction
};

enum class ContextType { tag, person, weekday, time, kind, cause };
[[nodiscard]] std::string_view to_string(ContextType type);

/// Something the cause goes together with more often than chance would have it: in at least
/// recurrence_minimum entries, by an exact permutation test of how surely they carry the cause
/// (statistics::SubsetSums; for pairs of causes and in long journals Fisher's exact test of the counts),
/// corrected over everything tested. Only entries that tell are counted: for the time of day not those logged
/// with a date alone (noon sharp), for the kind those that have one. Two causes read from overlapping words
/// of an entry are not two facts: it does not count. Morning is from 5, afternoon from 12, evening from 18,
/// night from 22 o'clock on the writer's clock.
struct Context {
  ContextType type = ContextType::tag;
  std::string value;  ///< a tag, a person, `monday`, `morning` …, a kind, a cause id
  int entries = 0;    ///< entries with the cause and this
  int of = 0;         ///< entries with this
  double lift = 0;    ///< share of the cause among these over its share among all
  double q = 1;       ///< the false discovery rate at which it would just be told
};

struct Quote {
  std::string entry;
  std::optional<std::string> ref;
  Moment happened_at;
  Evidence evidence;
};

/// What came after the first answer to the cause: see turn_of(). Only told when at least one entry was to be
/// expected.
struct Resolved {
  Answer answer;
  int since = 0;        ///< entries with the cause after it
  double expected = 0;  ///< entries there would have been at the earlier share
};

struct Pattern {
  std::string cause, title, question;
  int entries = 0;
  double share = 0;  ///< of all entries of the period
  Moment first, last;
  std::vector<int> by_month;  ///< entries with the cause, oldest month of the report first
  Trend trend;
  std::vector<Context> contexts;
  std::vector<Quote> evidence;  ///< newest first; all of them: a renderer takes what it shows
  std::optional<Resolved> resolved;
};

/// A phrase of one to three words that this journal repeats and the catalogue does not know: in at least
/// recurrence_minimum entries, beyond chance by statistics::log_likelihood_ratio() at 5 % with Bonferroni's
/// correction. A word is held against common English, in which no word outside the list of common ones has a
/// higher rate than one in 2,000; a phrase against its own words. English entries only; of a large journal
/// the newest 1,000 are read.
struct Theme {
  std::string phrase;
  int entries = 0;
  std::vector<Quote> evidence;
};

struct PatternReport {
  std::optional<Date> from, to;  ///< the first and the last day with an entry; nothing in an empty journal
  int entries = 0;
  std::vector<std::string> months;  ///< `2026-03` …, what Pattern::by_month counts
  std::vector<Pattern> patterns;  ///< most pressing first: the sum over entries of 2^(-age / 180 days), half
                                  ///< as much again when rising, half when fading
  std::vector<Theme> themes;
};

/// Looks at all these entries together (findings already in `causes`); the order they come in does not
/// matter. `now` decides what counts as recent for the order of patterns; titles and questions are those of
/// `causes`.
[[nodiscard]] PatternReport find_patterns(std::span<const Entry> entries, const Moment& now,
                                          const CauseList& causes = CauseList());

}  // namespace detour
