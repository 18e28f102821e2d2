#include "detour/base/when.hpp"

#include <string>
#include <tuple>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

/// Europe/Berlin in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
int berlin(std::int64_t at) {
  const auto change = [](Date day) { return day.time_since_epoch().count() * 86'400LL + 3600; };
  return at >= change(date(2026, 3, 29)) && at < change(date(2026, 10, 25)) ? 120 : 60;
}

Moment at(std::string_view iso) {
  return parse_iso(iso, berlin).value();
}

/// A friday morning.
const Moment friday = at("2026-03-06T09:30");

std::string when(std::string_view text, const Moment& now = friday, Lean lean = Lean::past) {
  try {
    return to_iso(parse_when(text, now, berlin, lean)).substr(0, 16);
  } catch (const UsageError&) {
    return "refused";
  }
}

std::string due(std::string_view text, const Moment& now = friday) {
  try {
    return to_iso(parse_day(text, now, berlin, Lean::future));
  } catch (const UsageError&) {
    return "refused";
  }
}

std::string span(std::string_view text, const Moment& now = friday) {
  try {
    const auto days = parse_span(text, now, berlin);
    return to_iso(days.first) + " " + to_iso(days.last);
  } catch (const UsageError&) {
    return "refused";
  }
}

}  // namespace

TEST_CASE("a day without a time is noon and today without a time is now") {
  CHECK(when("now") == "2026-03-06T09:30");
  CHECK(when("today") == "2026-03-06T09:30");
  CHECK(when("2026-03-06") == "2026-03-06T09:30");
  CHECK(when("6 march") == "2026-03-06T09:30");
  CHECK(when("yesterday") == "2026-03-05T12:00");
  CHECK(when("tomorrow") == "2026-03-07T12:00");
  CHECK(when("2026-03-05") == "2026-03-05T12:00");
  CHECK(when("today", friday, Lean::future) == "2026-03-06T12:00");
}

TEST_CASE("counts may be words and a date may be written in numbers with or without noughts") {
  CHECK(when("two weeks ago") == "2026-02-20T12:00");
  CHECK(when("twelve days ago") == "2026-02-22T12:00");
  CHECK(due("in three days") == "2026-03-09");
  for (const char* text : {"2026-3-4", "4.3.2026", "04.03.2026"}) CHECK(when(text) == "2026-03-04T12:00");
  CHECK(when("4.3.2026 17:00") == "2026-03-04T17:00");
  for (const char* text : {"31.2.2026", "4.3.26", "2026-13-1", "4-3-2026", "..2026"})
    CHECK(when(text) == "refused");
}

TEST_CASE("a refused day is answered with forms of a day that lies that way") {
  for (const auto& [lean, fits, other] : {std::tuple{Lean::future, "in 2 weeks", "yesterday"},
                                          std::tuple{Lean::past, "3 days ago", "tomorrow"}}) {
    try {
      static_cast<void>(parse_day("2026-03-04 15:00", friday, berlin, lean));
      FAIL("not refused");
    } catch (const UsageError& e) {
      CHECK_THAT(e.hint(),
                 ContainsSubstring(fits) && !ContainsSubstring(other) && !ContainsSubstring("17:20"));
    }
  }
}

TEST_CASE("a time may stand before or after the day and with or without at") {
  for (const char* text :
       {"yesterday 17:00", "yesterday at 17:00", "17:00 yesterday", "yesterday 5pm", "yesterday at 5 pm",
        "5:00pm yesterday", "yesterday 17h", "YESTERDAY, 5 PM", "\u00A0yesterday\t17:00\n",
        "2026-03-05 17:00", "2026-03-05 at 5pm", "2026-03-05T17:00", "5 march 17:00", "thursday 17:00"}) {
    CAPTURE(text);
    CHECK(when(text) == "2026-03-05T17:00");
  }
  CHECK(when("at 8:05") == "2026-03-06T08:05");
  CHECK(when("noon") == "2026-03-06T12:00");
  CHECK(when("yesterday midnight") == "2026-03-05T00:00");
}

TEST_CASE("twelve at night is the first hour of a day and twelve at noon the middle") {
  CHECK(when("yesterday 12am") == "2026-03-05T00:00");
  CHECK(when("yesterday 12:30am") == "2026-03-05T00:30");
  CHECK(when("yesterday 12pm") == "2026-03-05T12:00");
  CHECK(when("yesterday 12:30 pm") == "2026-03-05T12:30");
  CHECK(when("yesterday 1am") == "2026-03-05T01:00");
  CHECK(when("yesterday 11pm") == "2026-03-05T23:00");
  CHECK(when("yesterday 0h") == "2026-03-05T00:00");
}

TEST_CASE("times that no clock shows are refused") {
  for (const char* text :
       {"24:00", "yesterday 24:00", "24h", "17:60", "0am", "13pm", "0:30pm", "5:3pm", "17:5", "17:-0",
        "-0:30", "-5:00", ":30", "17:", "pm", "h", "17:000", "25:00", "99999999999h"}) {
    CAPTURE(text);
    CHECK(when(text) == "refused");
  }
}

TEST_CASE("a time that a clock change skips or repeats is settled") {
  const auto spring = at("2026-03-30T09:00"), autumn = at("2026-10-26T09:00");
  CHECK(to_iso(parse_when("yesterday 2:30", spring, berlin)) == "2026-03-29T03:30:00+02:00");
  CHECK(to_iso(parse_when("yesterday 2:30", autumn, berlin)) == "2026-10-25T02:30:00+02:00");
  CHECK(to_iso(parse_when("yesterday", spring, berlin)) == "2026-03-29T12:00:00+02:00");
}

TEST_CASE("days are counted on the calendar and hours by the clock across a change") {
  const auto after_spring = at("2026-03-29T09:00");
  CHECK(to_iso(parse_when("1 day ago at 9:00", after_spring, berlin)) == "2026-03-28T09:00:00+01:00");
  CHECK(to_iso(parse_when("24 hours ago", after_spring, berlin)) == "2026-03-28T08:00:00+01:00");
  CHECK(to_iso(parse_when("in 2 hours", at("2026-03-29T01:00"), berlin)) == "2026-03-29T04:00:00+02:00");
}

TEST_CASE("an amount of time ago or to come is counted from now") {
  CHECK(when("10 minutes ago") == "2026-03-06T09:20");
  CHECK(when("an hour ago") == "2026-03-06T08:30");
  CHECK(when("36 hours ago") == "2026-03-04T21:30");
  CHECK(when("in 30 min") == "2026-03-06T10:00");
  CHECK(when("3 days ago") == "2026-03-03T12:00");
  CHECK(when("a week ago 17:00") == "2026-02-27T17:00");
  CHECK(when("in 2 weeks") == "2026-03-20T12:00");
  CHECK(when("0 days ago") == "2026-03-06T09:30");
  CHECK(when("10 days ago") == "2026-02-24T12:00");
  CHECK(when("３ days ago") == "2026-03-03T12:00");
}

TEST_CASE("a month or year away ends on the last day where the day is missing") {
  CHECK(when("1 month ago", at("2026-03-31T09:00")) == "2026-02-28T12:00");
  CHECK(when("1 month ago", at("2028-03-31T09:00")) == "2028-02-29T12:00");
  CHECK(when("1 year ago", at("2028-02-29T09:00")) == "2027-02-28T12:00");
  CHECK(when("4 years ago", at("2028-02-29T09:00")) == "2024-02-29T12:00");
  CHECK(when("in 1 month", at("2026-12-31T09:00")) == "2027-01-31T12:00");
  CHECK(when("14 months ago", at("2026-01-15T09:00")) == "2024-11-15T12:00");
}

TEST_CASE("amounts that make no sense or lead out of the calendar are refused") {
  for (const char* text : {"days ago", "3 ago", "3 days", "in 3", "in 3 days ago", "in three fortnights",
                           "-3 days ago", "-0 days ago", "1.5 days ago", "99999 days ago", "10000 years ago",
                           "in 9000 years", "99999999999999999999 days ago"}) {
    CAPTURE(text);
    CHECK(when(text) == "refused");
    CHECK(due(text) == "refused");
  }
}

TEST_CASE("the year turns between yesterday and tomorrow") {
  CHECK(when("yesterday", at("2026-01-01T00:10")) == "2025-12-31T12:00");
  CHECK(when("tomorrow", at("2026-12-31T23:50")) == "2027-01-01T12:00");
  CHECK(when("yesterday", at("2028-03-01T09:00")) == "2028-02-29T12:00");
  CHECK(when("yesterday", at("2026-03-01T09:00")) == "2026-02-28T12:00");
}

TEST_CASE("a weekday is the one before in a log and the one to come in a due date") {
  CHECK(when("wednesday") == "2026-03-04T12:00");
  CHECK(due("wednesday") == "2026-03-11");
  CHECK(when("friday") == "2026-02-27T12:00");
  CHECK(due("friday") == "2026-03-13");
  CHECK(when("saturday") == "2026-02-28T12:00");
  CHECK(due("saturday") == "2026-03-07");
  for (const char* name : {"wed", "on wednesday", "Wednesday", "WED"}) CHECK(due(name) == "2026-03-11");
}

TEST_CASE("last and next weekday say the direction and never mean today") {
  CHECK(when("last friday") == "2026-02-27T12:00");
  CHECK(due("next friday") == "2026-03-13");
  CHECK(when("last thursday") == "2026-03-05T12:00");
  CHECK(due("last monday") == "2026-03-02");
  CHECK(when("next monday 9:00") == "2026-03-09T09:00");
  CHECK(due("next monday", at("2026-03-08T23:59")) == "2026-03-09");
  CHECK(due("next monday", at("2026-03-09T00:00")) == "2026-03-16");
  CHECK(when("last sunday", at("2026-03-08T12:00")) == "2026-03-01T12:00");
}

TEST_CASE("this weekday is in this week and a due date does not go back") {
  CHECK(when("this friday") == "2026-03-06T09:30");
  CHECK(due("this friday") == "2026-03-06");
  CHECK(when("this monday") == "2026-03-02T12:00");
  CHECK(due("this monday") == "2026-03-09");
  CHECK(due("this sunday") == "2026-03-08");
  CHECK(when("this monday", at("2026-03-08T12:00")) == "2026-03-02T12:00");
}

TEST_CASE("a day of a month without a year lies where the expression points") {
  CHECK(when("4 march") == "2026-03-04T12:00");
  CHECK(due("4 march") == "2027-03-04");
  CHECK(when("7 march") == "2025-03-07T12:00");
  CHECK(due("7 march") == "2026-03-07");
  CHECK(due("6 march") == "2026-03-06");
  CHECK(when("31 december", at("2026-01-01T09:00")) == "2025-12-31T12:00");
  CHECK(due("1 january", at("2026-12-31T09:00")) == "2027-01-01");
}

TEST_CASE("a day of a month is read in the ways people write it") {
  for (const char* text :
       {"4 march 2025", "march 4 2025", "March 4th, 2025", "4th of march 2025", "4. mar 2025"}) {
    CAPTURE(text);
    CHECK(when(text) == "2025-03-04T12:00");
  }
  CHECK(when("sept 1 2025 17:00") == "2025-09-01T17:00");
  CHECK(when("may 1st") == "2025-05-01T12:00");
}

TEST_CASE("the leap day exists in the year meant even where this year has none") {
  CHECK(due("29 february", at("2027-12-01T09:00")) == "2028-02-29");
  CHECK(when("29 february", at("2029-01-15T09:00")) == "2028-02-29T12:00");
  CHECK(when("29 february 2028", at("2029-01-15T09:00")) == "2028-02-29T12:00");
  CHECK(when("29 february") == "refused");
  CHECK(when("29 february", at("2028-02-10T09:00")) == "refused");
  CHECK(due("29 february", at("2028-03-10T09:00")) == "refused");
}

TEST_CASE("days that do not exist are refused") {
  for (const char* text : {"31 february", "30 february 2028", "29 february 2026", "31 april", "0 march",
                           "32 march", "2026-258-04", "2026-02-260", "4.258.2026", "2026-02-29", "2026-13-01",
                           "4 march 0000", "29 february 1900"}) {
    CAPTURE(text);
    CHECK(when(text) == "refused");
    CHECK(due(text) == "refused");
    CHECK(span(text) == "refused");
  }
}

TEST_CASE("what is not in the grammar is refused whole") {
  for (const char* text : {"",
                           " ",
                           "soon",
                           "friday friday",
                           "yesterday tomorrow",
                           "yesterday at",
                           "at",
                           "at yesterday",
                           "17:00 18:00",
                           "17:00 yesterday 18:00",
                           "march april 4",
                           "4 5 march",
                           "2026-W10",
                           "2026-W10-3",
                           "2026W10",
                           "yesterday 17:00 x",
                           "last",
                           "next",
                           "on",
                           "fr",
                           "m",
                           "last 3 days",
                           "lastfriday",
                           "4/3/2026",
                           "04/03/2026",
                           "🙂",
                           "昨日"}) {
    CAPTURE(text);
    CHECK(when(text) == "refused");
  }
}

TEST_CASE("a refusal names the text in one safe short line and shows forms that work") {
  try {
    static_cast<void>(parse_when("so\x1b[31mon\nor " + std::string(100'000, 'x') + "\xFF", friday, berlin));
    FAIL("accepted");
  } catch (const UsageError& e) {
    const std::string what = e.what();
    CHECK_THAT(what, ContainsSubstring("so␛[31mon or xx"));
    CHECK(what.find('\x1b') == std::string::npos);
    CHECK(display_width(what) < 100);
    CHECK_THAT(e.hint(), ContainsSubstring("yesterday 17:00"));
    CHECK(e.code() == ExitCode::usage);
  }
}

TEST_CASE("every form that a refusal shows is understood") {
  for (const char* text :
       {"yesterday 17:00", "last friday", "3 days ago", "4 march", "2026-03-04", "2026-03-04 17:20"}) {
    CAPTURE(text);
    CHECK(when(text) != "refused");
  }
}

TEST_CASE("ISO times with an offset keep it") {
  CHECK(to_iso(parse_when("2026-03-04T17:20:30.25-05:00", friday, berlin)) == "2026-03-04T17:20:30-05:00");
  CHECK(to_iso(parse_when(" 2026-03-04T17:20Z ", friday, berlin)) == "2026-03-04T17:20:00+00:00");
}

TEST_CASE("what is understood can be written and read again") {
  for (const char* text :
       {"2025 years ago", "in 7973 years", "0001-01-01", "9999-12-31", "10000 days ago", "4 march 0001"}) {
    const auto moment = parse_when(text, friday, berlin);
    CAPTURE(text, to_iso(moment));
    CHECK(parse_iso(to_iso(moment), berlin) == moment);
  }
}

TEST_CASE("a due day has no time") {
  CHECK(due("tomorrow") == "2026-03-07");
  CHECK(due("in 2 weeks") == "2026-03-20");
  CHECK(due("2026-03-20") == "2026-03-20");
  for (const char* text : {"tomorrow 17:00", "2026-03-20T17:00", "17:00", "now", "in 2 hours", ""}) {
    CAPTURE(text);
    CHECK(due(text) == "refused");
  }
}

TEST_CASE("a span of a day is that day") {
  CHECK(span("yesterday") == "2026-03-05 2026-03-05");
  CHECK(span("last friday") == "2026-02-27 2026-02-27");
  CHECK(span("4 march") == "2026-03-04 2026-03-04");
  CHECK(span("march 4") == "2026-03-04 2026-03-04");
  CHECK(span("2026-03-04T23:30:00-05:00") == "2026-03-04 2026-03-04");
}

TEST_CASE("weeks run from monday to sunday and months and years over all their days") {
  CHECK(span("this week") == "2026-03-02 2026-03-08");
  CHECK(span("last week") == "2026-02-23 2026-03-01");
  CHECK(span("next week") == "2026-03-09 2026-03-15");
  CHECK(span("this week", at("2026-03-08T23:59")) == "2026-03-02 2026-03-08");
  CHECK(span("this week", at("2026-03-02T00:00")) == "2026-03-02 2026-03-08");
  CHECK(span("this week", at("2027-01-01T09:00")) == "2026-12-28 2027-01-03");
  CHECK(span("last month") == "2026-02-01 2026-02-28");
  CHECK(span("last month", at("2026-01-31T09:00")) == "2025-12-01 2025-12-31");
  CHECK(span("this month", at("2028-02-10T09:00")) == "2028-02-01 2028-02-29");
  CHECK(span("last year") == "2025-01-01 2025-12-31");
}

TEST_CASE("a month or year written is all its days") {
  CHECK(span("2026") == "2026-01-01 2026-12-31");
  CHECK(span("2028-02") == "2028-02-01 2028-02-29");
  CHECK(span("march") == "2026-03-01 2026-03-31");
  CHECK(span("april") == "2025-04-01 2025-04-30");
  CHECK(span("feb 2024") == "2024-02-01 2024-02-29");
  for (const char* text :
       {"2026-13", "2026-00", "1000", "march 70000", "march 99999999", "march 26 x", "", "99999"}) {
    CAPTURE(text);
    CHECK(span(text) == "refused");
  }
}

TEST_CASE("a distance is said in the unit that fits") {
  const auto today = date(2026, 3, 6);
  const auto said = [today](int away) { return distance_in_words(today + std::chrono::days(away), today); };
  CHECK(said(0) == "today");
  CHECK(said(1) == "tomorrow");
  CHECK(said(-1) == "yesterday");
  CHECK(said(-2) == "2 days ago");
  CHECK(said(13) == "in 13 days");
  CHECK(said(14) == "in 2 weeks");
  CHECK(said(-59) == "8 weeks ago");
  CHECK(said(-60) == "2 months ago");
  CHECK(said(365) == "in 12 months");
}
