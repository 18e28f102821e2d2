// Dates and times as people say them: "yesterday 17:00", "last friday", "3 days ago", "2026-03-04".
#pragma once

#include <string_view>

#include "detour/base/moment.hpp"

namespace detour {

/// Which way an expression without a direction of its own points: "friday" in a log is the one before,
/// in a due date the one to come.
enum class Lean { past, future };

/// The moment that `text` names, seen from `now` in `zone`. The grammar is small and closed:
///   now | today | yesterday | tomorrow | tonight | noon | midnight | N minutes|hours|days|weeks|months|years
///   ago | in N days|… | [last|this|next] monday|mon|… | last|next week|month|year | day-and-month ("4
///   march", "march 4", with or without a year) | ISO 8601 | HH:MM, 5pm, 17h — a time may follow any of the
///   day expressions, with or without "at". A day without a time is noon, except that it never lies in the
///   future for Lean::past when it is today (then: now).
/// "last" and "next" weekday never mean today; "this" weekday is the one of this week (monday to sunday),
/// except that it never lies in the past for Lean::future. Throws UsageError that names the text and shows
/// forms that work, also for days that do not exist.
[[nodiscard]] Moment parse_when(std::string_view text, const Moment& now, const Zone& zone,
                                Lean lean = Lean::past);

/// The day that `text` names (same grammar; a time is refused).
[[nodiscard]] Date parse_day(std::string_view text, const Moment& now, const Zone& zone,
                             Lean lean = Lean::past);

/// The first and the last day of the span that `text` names: a day is itself; `2026-03`, "march", "last
/// week", "this month", "2026" are all their days. Used by --since (first) and --until (last).
struct DaySpan {
  Date first, last;
};
[[nodiscard]] DaySpan parse_span(std::string_view text, const Moment& now, const Zone& zone);

/// "today", "yesterday", "3 days ago", "in 2 weeks": how far `date` is from `today`, for reading.
[[nodiscard]] std::string distance_in_words(Date date, Date today);

}  // namespace detour
