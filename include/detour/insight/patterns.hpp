// What many entries say together: what recurs, whether it rises or fades, where it clusters, what came after a lesson.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// A cause recurs when at least so many entries carry it.
inline constexpr int recurrence_minimum = 3;
/// The false discovery rate that is held over everything tested.
inline constexpr double false_discovery_rate = 0.05;

enum class Direction { rising, fading, steady, unclear };
[[nodiscard]] std::string_view to_string(Direction direction);

struct Trend {
  Direction direction = Direction::unclear;  ///< unclear: too few to tell
  double earlier_per_month = 0, recent_per_month = 0;  ///< the first and the last half of the period
  double p = 1;                                        ///< of the test, before correction
};

enum class ContextType { tag, person, weekday, time, kind, cause };
[[nodiscard]] std::string_view to_string(ContextType type);

/// Something the cause goes together with more often than chance would have it.
struct Context {
  ContextType type = ContextType::tag;
  std::string value;  ///< a tag, a person, `monday`, `morning` …, a kind, a cause id
  int entries = 0;    ///< entries with the cause and this
  int of = 0;         ///< entries with this
  double lift = 0;    ///< share of the cause among these over its share among all
  double q = 1;       ///< Benjamini–Hochberg adjusted over everything tested
};

struct Quote {
  std::string entry;
  std::optional<std::string> ref;
  Moment happened_at;
  Evidence evidence;
};

/// What came after a lesson or an attempt that speaks to the cause.
struct Resolved {
  Moment at;
  std::string lesson;
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

/// A phrase of one to three words that this journal repeats and the catalogue does not know.
struct Theme {
  std::string phrase;
  int entries = 0;
  std::vector<Quote> evidence;
};

struct PatternReport {
  std::optional<Date> from, to;  ///< the first and the last day with an entry; nothing in an empty journal
  int entries = 0;
  std::vector<std::string> months;  ///< `2026-03` …, what Pattern::by_month counts
  std::vector<Pattern> patterns;    ///< most pressing first
  std::vector<Theme> themes;
};

/// Looks at all these entries together (findings already in `causes`); the order they come in does not matter.
/// `now` decides what counts as recent for the order of patterns.
[[nodiscard]] PatternReport find_patterns(std::span<const Entry> entries, const Moment& now);

}  // namespace detour
