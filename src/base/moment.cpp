#include "detour/base/moment.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace detour {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

constexpr std::int64_t minute_seconds = 60, hour_seconds = 3600, day_seconds = 86'400;

sys_seconds shown(const Moment& moment) {
  return sys_seconds(seconds(moment.seconds + minute_seconds * moment.offset_minutes));
}

/// Reads exactly `digits` digits and moves on.
std::optional<int> number(std::string_view& text, std::size_t digits) {
  int value = 0;
  if (text.size() < digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || text.front() == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool skip(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> read_date(std::string_view& text) {
  const auto y = number(text, 4);
  if (!y || !skip(text, '-')) return std::nullopt;
  const auto m = number(text, 2);
  if (!m || !skip(text, '-')) return std::nullopt;
  const auto d = number(text, 2);
  if (!d) return std::nullopt;
  const year_month_day date{std::chrono::year(*y), std::chrono::month(static_cast<unsigned>(*m)),
                            std::chrono::day(static_cast<unsigned>(*d))};
  return date.ok() && *y > 0 ? std::optional<Date>(sys_days(date)) : std::nullopt;
}

/// `HH:MM`, `HH:MM:SS`, `HH:MM:SS.fraction`; the fraction is dropped.
std::optional<TimeOfDay> read_time(std::string_view& text) {
  TimeOfDay time;
  const auto hour = number(text, 2);
  if (!hour || !skip(text, ':')) return std::nullopt;
  const auto minute = number(text, 2);
  if (!minute) return std::nullopt;
  time = {*hour, *minute, 0};
  if (skip(text, ':')) {
    const auto second = number(text, 2);
    if (!second) return std::nullopt;
    time.second = *second == 60 ? 59 : *second;  // a leap second
    if (skip(text, '.') || skip(text, ',')) {
      const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
      if (digits == 0) return std::nullopt;
      text.remove_prefix(digits);
    }
  }
  const bool exists = time.hour < 24 && time.minute < 60 && time.second < 60;
  return exists ? std::optional(time) : std::nullopt;
}

/// `Z`, `+01:00`, `+0100`, `+01`
std::optional<int> read_offset(std::string_view& text) {
  if (skip(text, 'Z') || skip(text, 'z')) return 0;
  const bool west = text.starts_with('-');
  if (!skip(text, '+') && !skip(text, '-')) return std::nullopt;
  const auto hours = number(text, 2);
  if (!hours) return std::nullopt;
  const bool colon = skip(text, ':');
  const auto minutes = number(text, 2);
  if ((colon && !minutes) || *hours > 18 || minutes.value_or(0) > 59) return std::nullopt;
  const int offset = *hours * 60 + minutes.value_or(0);
  return west ? -offset : offset;
}

}  // namespace

Zone system_zone() {
  return [](std::int64_t utc_seconds) {
    const std::time_t instant = utc_seconds;
    std::tm local{};
    ::localtime_r(&instant, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
  };
}

Zone fixed_zone(int offset_minutes) {
  return [offset_minutes](std::int64_t) { return offset_minutes; };
}

Moment moment_at(std::int64_t utc_seconds, const Zone& zone) {
  return {utc_seconds, zone(utc_seconds)};
}

Moment moment_of(Date date, TimeOfDay time, const Zone& zone) {
  const std::int64_t shown_seconds = date.time_since_epoch().count() * day_seconds +
                                     time.hour * hour_seconds + time.minute * minute_seconds + time.second;
  // The offset in force is one of those a day before and a day after; the larger gives the earlier instant.
  const int before = zone(shown_seconds - day_seconds), after = zone(shown_seconds + day_seconds);
  for (const int offset : {std::max(before, after), std::min(before, after)})
    if (const auto utc = shown_seconds - minute_seconds * offset; zone(utc) == offset) return {utc, offset};
  // A time that was skipped: as if the clock had not changed.
  return moment_at(shown_seconds - minute_seconds * before, zone);
}

Date local_date(const Moment& moment) {
  return std::chrono::floor<days>(shown(moment));
}

TimeOfDay local_time(const Moment& moment) {
  const std::chrono::hh_mm_ss time(shown(moment) - local_date(moment));
  return {static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

std::string to_iso(Date date) {
  const year_month_day day(date);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

std::string to_iso(const Moment& moment) {
  const auto time = local_time(moment);
  const int offset = moment.offset_minutes, size = offset < 0 ? -offset : offset;
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d%c%02d:%02d", time.hour, time.minute, time.second,
                offset < 0 ? '-' : '+', size / 60, size % 60);
  return to_iso(local_date(moment)) + text.data();
}

std::string to_display(const Moment& moment) {
  const auto time = local_time(moment);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), " %02d:%02d", time.hour, time.minute);
  return to_iso(local_date(moment)) + text.data();
}

std::optional<Moment> parse_iso(std::string_view text, const Zone& zone) {
  const auto date = read_date(text);
  if (!date) return std::nullopt;
  if (text.empty()) return moment_of(*date, {12, 0, 0}, zone);
  if (!skip(text, 'T') && !skip(text, 't') && !skip(text, ' ')) return std::nullopt;
  const auto time = read_time(text);
  if (!time) return std::nullopt;
  if (text.empty()) return moment_of(*date, *time, zone);
  const auto offset = read_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return moment_of(*date, *time, fixed_zone(*offset));
}

std::optional<Date> parse_iso_date(std::string_view text) {
  const auto date = read_date(text);
  return text.empty() ? date : std::nullopt;
}

std::string_view weekday_name(Date date) {
  constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};
  return names[std::chrono::weekday(date).c_encoding()];
}

}  // namespace detour
