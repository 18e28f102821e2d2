// Moments (an instant with the writer's UTC offset), calendar dates, and their ISO 8601 form.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace detour {

/// A calendar date (proleptic Gregorian), as a day count; formats as `2026-03-04`.
using Date = std::chrono::sys_days;

/// An instant in UTC seconds since 1970, and the offset that was in force where it was written.
struct Moment {
  std::int64_t seconds = 0;
  int offset_minutes = 0;

  /// Instants compare by time alone: the same instant written in two zones is equal.
  friend bool operator==(const Moment& a, const Moment& b) { return a.seconds == b.seconds; }
  friend auto operator<=>(const Moment& a, const Moment& b) { return a.seconds <=> b.seconds; }
};

/// The time of day on the writer's clock.
struct TimeOfDay {
  int hour = 0, minute = 0, second = 0;
};

/// The UTC offset in minutes that is in force at a UTC instant: a time zone as a value.
using Zone = std::function<int(std::int64_t utc_seconds)>;

/// The zone that `$TZ` (or the system) names.
[[nodiscard]] Zone system_zone();
/// A zone that always has this offset.
[[nodiscard]] Zone fixed_zone(int offset_minutes);

/// This instant with the offset that `zone` has then.
[[nodiscard]] Moment moment_at(std::int64_t utc_seconds, const Zone& zone);
/// The instant at which clocks in `zone` show this date and time. A time that a clock change skips is
/// moved forward by the gap; one that comes twice is the earlier of the two.
[[nodiscard]] Moment moment_of(Date date, TimeOfDay time, const Zone& zone);

/// The date and the time of day the writer's clock showed.
[[nodiscard]] Date local_date(const Moment& moment);
[[nodiscard]] TimeOfDay local_time(const Moment& moment);

/// `2026-03-04T17:20:00+01:00`
[[nodiscard]] std::string to_iso(const Moment& moment);
/// `2026-03-04`
[[nodiscard]] std::string to_iso(Date date);
/// `2026-03-04 17:20`
[[nodiscard]] std::string to_display(const Moment& moment);

/// Reads ISO 8601: a date, or date and time with `T` or a blank, seconds and their fraction optional, offset
/// `Z`, `+01:00`, `+0100` or none (then `zone`). A date alone is noon. Nothing if it is not of that form or
/// names a day or time that does not exist.
[[nodiscard]] std::optional<Moment> parse_iso(std::string_view text, const Zone& zone);
/// Reads `YYYY-MM-DD` and nothing else.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// `monday` … `sunday`
[[nodiscard]] std::string_view weekday_name(Date date);

}  // namespace detour
