#include "detour/base/when.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "when_words.hpp"

namespace detour {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::string_view moments =
    "yesterday 17:00, last friday, 3 days ago, 4 march, 2026-03-04, 2026-03-04 17:20";
constexpr std::string_view days_gone = "yesterday, last friday, 3 days ago, 4 march, 2026-03-04";
constexpr std::string_view days_ahead = "tomorrow, friday, in 2 weeks, 4 march, 2026-03-04";

[[noreturn]] void refuse(std::string_view text, std::string_view forms = moments) {
  throw UsageError("'" + truncated(safe_line(text), 40) + "' is not a date detour understands",
                   "write it as: " + std::string(forms));
}

/// The same day of another month, or the last one that month has.
Date clamped(const std::chrono::year_month& month, std::chrono::day day) {
  const year_month_day date{month.year(), month.month(), day};
  return date.ok() ? sys_days(date) : sys_days(month / std::chrono::last);
}

Date shifted(Date from, Unit unit, int count) {
  const year_month_day date(from);
  switch (unit) {
    case Unit::week:
      return from + days(7 * count);
    case Unit::month:
      return clamped(date.year() / date.month() + months(count), date.day());
    case Unit::year:
      return clamped((date.year() + years(count)) / date.month(), date.day());
    default:
      return from + days(count);
  }
}

/// Reads one expression word by word.
class Reader {
 public:
  Reader(std::string_view text, const Moment& now, const Zone& zone, Lean lean)
      : text_(text),
        words_(words_of_time(text)),
        now_(now),
        zone_(zone),
        today_(local_date(now)),
        lean_(lean) {}

  Moment moment() {
    // Read from the text as typed: folding would take the T and the Z for letters.
    const auto typed = trimmed(text_);
    if (const auto iso = parse_iso_date(typed) ? std::nullopt : parse_iso(typed, zone_)) return *iso;
    if (const auto exact = exact_moment()) return *exact;
    auto day = read_day();
    const bool named_day = day.has_value(), at = skip("at");
    auto time = read_time();
    if (time && !day) day = next_ < words_.size() && words_[next_] != "at" ? read_day() : std::nullopt;
    if (!(time || (named_day && !at)) || next_ != words_.size()) refuse(text_);
    const Date date = writable(day.value_or(today_));
    if (time) return moment_of(date, *time, zone_);
    const auto noon = moment_of(date, {12, 0, 0}, zone_);
    return lean_ == Lean::past && date == today_ ? now_ : noon;
  }

  std::optional<Date> whole_day() {
    if (const auto iso = parse_iso_date(trimmed(text_))) return iso;
    const auto day = read_day();
    return day && next_ == words_.size() ? std::optional(writable(*day)) : std::nullopt;
  }

  /// `2026`, `2026-03`, "march", "march 2025", "this week", "last month"
  std::optional<DaySpan> longer_span() {
    if (words_.empty()) return std::nullopt;
    if (const auto written = written_span()) return written;
    if (words_.size() != 2 || (words_[0] != "last" && words_[0] != "this" && words_[0] != "next"))
      return std::nullopt;
    const int shift = words_[0] == "last" ? -1 : words_[0] == "next" ? 1 : 0;
    const year_month_day day(today_);
    if (words_[1] == "week") {
      const Date first = monday() + days(7 * shift);
      return DaySpan{first, first + days(6)};
    }
    if (words_[1] == "month") return month_span(day.year() / day.month() + months(shift));
    if (words_[1] == "year") return year_span(day.year() + years(shift));
    return std::nullopt;
  }

 private:
  bool skip(std::string_view word) {
    if (next_ >= words_.size() || words_[next_] != word) return false;
    ++next_;
    return true;
  }

  /// The first day of this week.
  Date monday() const { return today_ - (weekday(today_) - std::chrono::Monday); }

  std::optional<std::string> take_if_left() {
    return next_ < words_.size() ? std::optional(words_[next_]) : std::nullopt;
  }

  static DaySpan month_span(std::chrono::year_month month) {
    return {sys_days(month / 1), sys_days(month / std::chrono::last)};
  }
  static DaySpan year_span(year year) { return {sys_days(year / 1 / 1), sys_days(year / 12 / 31)}; }

  std::optional<DaySpan> written_span() const {
    const auto& first = words_[0];
    if (words_.size() == 1 && first.size() == 4)
      if (const auto y = whole_number(first))
        return *y >= 1900 ? std::optional(year_span(year(*y))) : std::nullopt;
    if (words_.size() == 1 && first.size() == 7 && first[4] == '-') {
      const auto start = parse_iso_date(first + "-01");
      if (!start) return std::nullopt;
      const year_month_day day(*start);
      return month_span(day.year() / day.month());
    }
    const auto m = month_of(first);
    if (!m || words_.size() > 2) return std::nullopt;
    const year_month_day day(today_);
    year y = day.year() - years(*m > day.month() ? 1 : 0);
    if (words_.size() == 2) {
      const auto written = whole_number(words_[1]);
      if (!written || *written < 1900 || *written > 9999) return std::nullopt;
      y = year(*written);
    }
    return month_span(y / *m);
  }

  /// Expressions that are an instant, not a day: "now", "2 hours ago".
  std::optional<Moment> exact_moment() {
    if (words_.size() == 1 && words_[0] == "now") return now_;
    const bool future = !words_.empty() && words_.front() == "in",
               past = !words_.empty() && words_.back() == "ago";
    if (words_.size() != 3 || future == past) return std::nullopt;
    const auto count = count_of(words_[future ? 1 : 0]);
    const auto unit = unit_of(words_[future ? 2 : 1]);
    if (!count || (unit != Unit::minute && unit != Unit::hour)) return std::nullopt;
    const std::int64_t seconds = (unit == Unit::hour ? 3600LL : 60LL) * *count;
    return moment_at(now_.seconds + (future ? seconds : -seconds), zone_);
  }

  std::optional<TimeOfDay> read_time() {
    if (next_ >= words_.size()) return std::nullopt;
    // "5 pm" is two words.
    if (next_ + 1 < words_.size() && (words_[next_ + 1] == "pm" || words_[next_ + 1] == "am")) {
      const auto time = time_of(words_[next_] + words_[next_ + 1]);
      if (time) next_ += 2;
      return time;
    }
    const auto time = time_of(words_[next_]);
    if (time) ++next_;
    return time;
  }

  std::optional<Date> read_day() {
    const auto start = next_;
    for (auto read : {&Reader::simple_day, &Reader::counted_day, &Reader::named_weekday,
                      &Reader::day_of_month, &Reader::written_day}) {
      if (const auto day = (this->*read)()) return day;
      next_ = start;
    }
    return std::nullopt;
  }

  std::optional<Date> simple_day() {
    if (skip("today") || skip("tonight")) return today_;
    if (skip("yesterday")) return today_ - days(1);
    if (skip("tomorrow")) return today_ + days(1);
    if (skip("last")) {
      if (skip("night")) return today_ - days(1);
      if (skip("week")) return today_ - days(7);
      if (skip("month")) return shifted(today_, Unit::month, -1);
      if (skip("year")) return shifted(today_, Unit::year, -1);
    }
    if (skip("next")) {
      if (skip("week")) return today_ + days(7);
      if (skip("month")) return shifted(today_, Unit::month, 1);
      if (skip("year")) return shifted(today_, Unit::year, 1);
    }
    return std::nullopt;
  }

  std::optional<Date> counted_day() {
    const bool future = skip("in");
    if (next_ + 1 >= words_.size()) return std::nullopt;
    const auto count = count_of(words_[next_]);
    const auto unit = unit_of(words_[next_ + 1]);
    if (!count || !unit || *unit == Unit::minute || *unit == Unit::hour) return std::nullopt;
    next_ += 2;
    if (!future && !skip("ago")) return std::nullopt;
    return shifted(today_, *unit, future ? *count : -*count);
  }

  /// "friday" is the nearest one in the direction of the lean, never today; "last" and "next" say the
  /// direction. "this friday" is the one of this week, which may be today, but no day gone by for
  /// Lean::future.
  std::optional<Date> named_weekday() {
    const bool last = skip("last"), next = !last && skip("next"), current = !last && !next && skip("this");
    skip("on");
    const auto word = take_if_left();
    const auto wanted = word ? weekday_of(*word) : std::nullopt;
    if (!wanted) return std::nullopt;
    ++next_;
    if (current) {
      const Date day = monday() + (*wanted - std::chrono::Monday);
      return lean_ == Lean::future && day < today_ ? day + days(7) : day;
    }
    const bool back = last || (!next && lean_ == Lean::past);
    const auto distance = back ? weekday(today_) - *wanted : *wanted - weekday(today_);
    const auto away = distance == days(0) ? days(7) : distance;
    return back ? today_ - away : today_ + away;
  }

  /// "4 march", "march 4", "4th of march 2025"
  std::optional<Date> day_of_month() {
    std::optional<int> day;
    std::optional<month> named;
    for (int part = 0; part < 3 && next_ < words_.size() && !(day && named); ++part) {
      std::string word = words_[next_];
      if (word != "of") {
        if (const auto m = month_of(word); m && !named)
          named = m;
        else if (const auto d = whole_number(without_ordinal(word)); d && *d >= 1 && *d <= 31 && !day)
          day = d;
        else
          return std::nullopt;
      }
      ++next_;
    }
    if (!day || !named) return std::nullopt;
    const auto written =
        next_ < words_.size() && words_[next_].size() == 4 ? whole_number(words_[next_]) : std::nullopt;
    if (written) {
      ++next_;
      return existing(year(*written) / *named / *day);
    }
    // Compared as month and day: 29 february may exist in the year meant and not in this one.
    const year_month_day today(today_);
    const std::chrono::month_day said(*named, std::chrono::day(static_cast<unsigned>(*day)));
    const std::chrono::month_day reached(today.month(), today.day());
    if (lean_ == Lean::past && said > reached) return existing((today.year() - years(1)) / said);
    if (lean_ == Lean::future && said < reached) return existing((today.year() + years(1)) / said);
    return existing(today.year() / said);
  }

  static std::string without_ordinal(std::string word) {
    for (const auto* suffix : {"st", "nd", "rd", "th", "."})
      if (word.size() > std::string_view(suffix).size() && word.ends_with(suffix))
        return word.substr(0, word.size() - std::string_view(suffix).size());
    return word;
  }

  /// A date that ISO 8601 can write in four digits: what is kept must be readable again.
  Date writable(Date date) const {
    const auto y = year_month_day(date).year();
    if (y < year(1) || y > year(9999)) refuse(text_);
    return date;
  }

  Date existing(const year_month_day& date) const {
    if (!date.ok()) refuse(text_);
    return sys_days(date);
  }

  std::optional<Date> written_day() {
    const auto word = take_if_left();
    const auto date = word ? numeric_date_of(*word) : std::nullopt;
    if (!date || !date->ok()) return std::nullopt;
    ++next_;
    return sys_days(*date);
  }

  std::string_view text_;
  std::vector<std::string> words_;
  std::size_t next_ = 0;
  Moment now_;
  Zone zone_;
  Date today_;
  Lean lean_;
};

}  // namespace

Moment parse_when(std::string_view text, const Moment& now, const Zone& zone, Lean lean) {
  return Reader(text, now, zone, lean).moment();
}

Date parse_day(std::string_view text, const Moment& now, const Zone& zone, Lean lean) {
  const auto day = Reader(text, now, zone, lean).whole_day();
  if (!day) refuse(text, lean == Lean::future ? days_ahead : days_gone);
  return *day;
}

DaySpan parse_span(std::string_view text, const Moment& now, const Zone& zone) {
  if (const auto span = Reader(text, now, zone, Lean::past).longer_span()) return *span;
  if (const auto day = Reader(text, now, zone, Lean::past).whole_day()) return {*day, *day};
  const auto moment = parse_iso(trimmed(text), zone);
  if (!moment) refuse(text);
  return {local_date(*moment), local_date(*moment)};
}

std::string distance_in_words(Date date, Date today) {
  const auto away = (date - today).count(), size = away < 0 ? -away : away;
  if (away == 0) return "today";
  if (away == 1) return "tomorrow";
  if (away == -1) return "yesterday";
  const auto said = size < 14   ? fmt::format("{} days", size)
                    : size < 60 ? fmt::format("{} weeks", size / 7)
                                : fmt::format("{} months", size / 30);
  return away < 0 ? said + " ago" : "in " + said;
}

}  // namespace detour
