#include "detour/base/moment.hpp"

#include <string>

#include "support/catch.hpp"

using namespace detour;

namespace {

std::int64_t utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
  const Date date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  return date.time_since_epoch().count() * 86'400LL + hour * 3600 + minute * 60;
}

/// Europe/Berlin in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
int berlin(std::int64_t at) {
  return at >= utc(2026, 3, 29, 1) && at < utc(2026, 10, 25, 1) ? 120 : 60;
}
/// America/New_York in 2026: from 8 March 07:00 UTC to 1 November 06:00 UTC.
int new_york(std::int64_t at) {
  return at >= utc(2026, 3, 8, 7) && at < utc(2026, 11, 1, 6) ? -240 : -300;
}
/// Pacific/Apia skipped 30 December 2011.
int apia(std::int64_t at) {
  return at >= utc(2011, 12, 30, 10) ? 840 : -600;
}

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

std::string at(Date day, TimeOfDay time, const Zone& zone) {
  return to_iso(moment_of(day, time, zone));
}

std::string read(std::string_view text) {
  const auto moment = parse_iso(text, berlin);
  return moment ? to_iso(*moment) : "nothing";
}

}  // namespace

TEST_CASE("a time that the clock change in spring skips moves forward by the gap") {
  CHECK(at(date(2026, 3, 29), {1, 59, 59}, berlin) == "2026-03-29T01:59:59+01:00");
  CHECK(at(date(2026, 3, 29), {2, 0, 0}, berlin) == "2026-03-29T03:00:00+02:00");
  CHECK(at(date(2026, 3, 29), {2, 30, 0}, berlin) == "2026-03-29T03:30:00+02:00");
  CHECK(at(date(2026, 3, 29), {3, 0, 0}, berlin) == "2026-03-29T03:00:00+02:00");
  CHECK(at(date(2026, 3, 8), {2, 30, 0}, new_york) == "2026-03-08T03:30:00-04:00");
}

TEST_CASE("a time that comes twice in autumn is the earlier of the two") {
  CHECK(at(date(2026, 10, 25), {1, 59, 0}, berlin) == "2026-10-25T01:59:00+02:00");
  CHECK(at(date(2026, 10, 25), {2, 0, 0}, berlin) == "2026-10-25T02:00:00+02:00");
  CHECK(at(date(2026, 10, 25), {2, 59, 59}, berlin) == "2026-10-25T02:59:59+02:00");
  CHECK(at(date(2026, 10, 25), {3, 0, 0}, berlin) == "2026-10-25T03:00:00+01:00");
  CHECK(at(date(2026, 11, 1), {1, 30, 0}, new_york) == "2026-11-01T01:30:00-04:00");
}

TEST_CASE("a time on a day that a zone skipped moves to the next") {
  CHECK(at(date(2011, 12, 29), {23, 0, 0}, apia) == "2011-12-29T23:00:00-10:00");
  CHECK(at(date(2011, 12, 30), {12, 0, 0}, apia) == "2011-12-31T12:00:00+14:00");
  CHECK(at(date(2011, 12, 31), {0, 0, 0}, apia) == "2011-12-31T00:00:00+14:00");
}

TEST_CASE("every instant of a year is found again from the clock that showed it or an hour earlier") {
  for (std::int64_t instant = utc(2026, 1, 1); instant < utc(2027, 1, 1); instant += 1800) {
    const auto shown = moment_at(instant, berlin);
    const auto again = moment_of(local_date(shown), local_time(shown), berlin);
    const bool second_time = instant >= utc(2026, 10, 25, 1) && instant < utc(2026, 10, 25, 2);
    if (again.seconds != instant - (second_time ? 3600 : 0))
      FAIL(to_iso(shown) << " became " << to_iso(again));
  }
  SUCCEED();
}

TEST_CASE("the date is that of the writer's clock and not of UTC") {
  CHECK(to_iso(local_date({utc(2025, 12, 31, 23, 30), 60})) == "2026-01-01");
  CHECK(to_iso(local_date({utc(2026, 1, 1, 3, 0), -300})) == "2025-12-31");
  CHECK(to_iso(local_date({utc(2028, 2, 28, 23, 0), 60})) == "2028-02-29");
}

TEST_CASE("moments before 1970 have the right date and time") {
  CHECK(to_iso(Moment{-1, 0}) == "1969-12-31T23:59:59+00:00");
  CHECK(to_iso(Moment{-86'400, -90}) == "1969-12-30T22:30:00-01:30");
  CHECK(parse_iso("1969-12-31T23:59:59Z", berlin)->seconds == -1);
  CHECK(parse_iso("1900-03-01T00:00Z", berlin)->seconds - parse_iso("1900-02-28T00:00Z", berlin)->seconds ==
        86'400);
  CHECK(to_iso(*parse_iso("0001-01-01T00:00:00+00:00", berlin)) == "0001-01-01T00:00:00+00:00");
}

TEST_CASE("an instant is the same in whatever zone it was written") {
  const Moment berlin_noon{utc(2026, 3, 4, 11), 60}, utc_eleven{utc(2026, 3, 4, 11), 0};
  CHECK(berlin_noon == utc_eleven);
  CHECK(to_iso(berlin_noon) != to_iso(utc_eleven));
  CHECK(Moment{0, 600} < Moment{1, -600});
}

TEST_CASE("an offset is written with its sign in hours and minutes") {
  CHECK(to_iso(Moment{0, 0}) == "1970-01-01T00:00:00+00:00");
  CHECK(to_iso(Moment{0, 345}) == "1970-01-01T05:45:00+05:45");
  CHECK(to_iso(Moment{0, -210}) == "1969-12-31T20:30:00-03:30");
  CHECK(to_iso(Moment{0, -30}) == "1969-12-31T23:30:00-00:30");
}

TEST_CASE("for reading a moment is shown without seconds and offset") {
  CHECK(to_display(Moment{utc(2026, 3, 4, 16, 20) + 59, 60}) == "2026-03-04 17:20");
}

TEST_CASE("ISO 8601 is read with and without seconds and fraction and offset") {
  CHECK(read("2026-03-04T17:20:30+01:00") == "2026-03-04T17:20:30+01:00");
  CHECK(read("2026-03-04T17:20:30.999999999+01:00") == "2026-03-04T17:20:30+01:00");
  CHECK(read("2026-03-04T17:20:30,5Z") == "2026-03-04T17:20:30+00:00");
  CHECK(read("2026-03-04T17:20:30.5") == "2026-03-04T17:20:30+01:00");
  CHECK(read("2026-03-04 17:20") == "2026-03-04T17:20:00+01:00");
  CHECK(read("2026-07-04T17:20") == "2026-07-04T17:20:00+02:00");
  CHECK(read("2026-03-04T17:20-0330") == "2026-03-04T17:20:00-03:30");
  CHECK(read("2026-03-04T17:20+01") == "2026-03-04T17:20:00+01:00");
  CHECK(read("2026-03-04t17:20z") == "2026-03-04T17:20:00+00:00");
}

TEST_CASE("a date alone is noon where it is read") {
  CHECK(read("2026-03-04") == "2026-03-04T12:00:00+01:00");
  CHECK(read("2026-03-29") == "2026-03-29T12:00:00+02:00");
}

TEST_CASE("a leap second counts as the one before it") {
  CHECK(read("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59+00:00");
}

TEST_CASE("days and times that do not exist are not read") {
  for (const char* text : {"2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
                           "1900-02-29", "0000-01-01", "2026-03-04T24:00", "2026-03-04T17:60",
                           "2026-03-04T17:20:61", "2026-03-04T17:20+19:00", "2026-03-04T17:20+01:60"}) {
    CAPTURE(text);
    CHECK(read(text) == "nothing");
  }
  CHECK(read("2028-02-29") == "2028-02-29T12:00:00+01:00");
  CHECK(read("2000-02-29") == "2000-02-29T12:00:00+01:00");
}

TEST_CASE("other forms of ISO 8601 and parts of one are not read") {
  for (const char* text : {"",
                           "2026",
                           "2026-03",
                           "2026-W10",
                           "2026-W10-3",
                           "2026W103",
                           "2026-065",
                           "20260304",
                           "2026-3-4",
                           "+2026-03-04",
                           "-026-03-04",
                           "2026--3-04",
                           "2026-03-04T",
                           "2026-03-04T17",
                           "2026-03-04T17:2",
                           "2026-03-04T17:20:",
                           "2026-03-04T17:20:3",
                           "2026-03-04T17:20:30.",
                           "2026-03-04T17:20:30.Z",
                           "2026-03-04T17:20+",
                           "2026-03-04T17:20+1",
                           "2026-03-04T17:20+01:",
                           "2026-03-04T17:20+01:0",
                           "2026-03-04T17:20+011",
                           "2026-03-04Z",
                           "2026-03-04 ",
                           " 2026-03-04",
                           "2026-03-04T17:20 ",
                           "2026-03-04T17:20ZZ",
                           "2026-03-04T-1:20",
                           "2026/03/04",
                           "04.03.2026",
                           "２０２６-03-04"}) {
    CAPTURE(text);
    CHECK(read(text) == "nothing");
  }
}

TEST_CASE("a very long text is not read as a moment") {
  CHECK(read(std::string(1'000'000, '2')) == "nothing");
  CHECK(read("2026-03-04T17:20:30." + std::string(100'000, '9') + "Z") == "2026-03-04T17:20:30+00:00");
}

TEST_CASE("what is written is read as the same instant with the same offset") {
  for (const int offset : {-720, -210, -30, 0, 60, 345, 840})
    for (const std::int64_t seconds :
         {-62'135'000'000LL, -1LL, 0LL, 951'782'400LL, 1'772'818'800LL, 253'402'000'000LL}) {
      const Moment moment{seconds, offset};
      const auto again = parse_iso(to_iso(moment), berlin);
      REQUIRE(again);
      CHECK(again->seconds == seconds);
      CHECK(again->offset_minutes == offset);
    }
}

TEST_CASE("a date is read in one form and nothing else") {
  CHECK(parse_iso_date("2026-03-04") == date(2026, 3, 4));
  CHECK_FALSE(parse_iso_date("2026-03-04T12:00"));
  CHECK_FALSE(parse_iso_date("2026-02-29"));
  CHECK_FALSE(parse_iso_date(""));
}

TEST_CASE("weekdays have their names before and after 1970") {
  CHECK(weekday_name(date(1970, 1, 1)) == "thursday");
  CHECK(weekday_name(date(1969, 12, 28)) == "sunday");
  CHECK(weekday_name(date(2026, 3, 6)) == "friday");
  CHECK(weekday_name(date(2028, 2, 29)) == "tuesday");
}

TEST_CASE("a fixed zone has one offset at all times") {
  const auto zone = fixed_zone(-570);
  CHECK(zone(0) == -570);
  CHECK(zone(utc(2026, 7, 1)) == -570);
  CHECK(moment_at(5, zone).offset_minutes == -570);
}
