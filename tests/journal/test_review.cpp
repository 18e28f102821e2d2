#include "detour/journal/review.hpp"

#include <string>

#include "detour/base/error.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

Review sample() {
  return {"r1",
          Moment{1'772'818'800, 60},
          Moment{1'772'820'000, 120},
          date(2026, 2, 28),
          date(2026, 3, 6),
          {"e1", "e2"},
          "When I am asked for a date, I will check \"first\" 😀\n"};
}

/// The sample with one piece of its JSON replaced.
std::string altered(const std::string& from, const std::string& to) {
  auto json = to_json(sample());
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a review written as JSON and read again is the same and gives the same bytes") {
  const auto json = to_json(sample());
  CHECK(review_from_json(json) == sample());
  CHECK(to_json(review_from_json(json)) == json);
}

TEST_CASE("the JSON of a review has its fields in a fixed order on one line") {
  auto review = sample();
  review.experiment = "ask";
  CHECK(to_json(review) ==
        R"({"id":"r1","started_at":"2026-03-06T18:40:00+01:00","finished_at":"2026-03-06T20:00:00+02:00",)"
        R"("from":"2026-02-28","to":"2026-03-06","entries":["e1","e2"],"experiment":"ask"})");
  CHECK(to_json(sample()).find('\n') == std::string::npos);
}

TEST_CASE("a review that can be resumed has no end and may be empty") {
  auto review = sample();
  review.finished_at.reset();
  review.entries.clear();
  review.experiment.clear();
  const auto again = review_from_json(to_json(review));
  CHECK(again == review);
  CHECK_FALSE(again.finished_at);
  CHECK(again != sample());
}

TEST_CASE("the offset of the place where a review was made is kept") {
  const auto again = review_from_json(to_json(sample()));
  CHECK(again.started_at.offset_minutes == 60);
  REQUIRE(again.finished_at);
  CHECK(again.finished_at->offset_minutes == 120);
}

TEST_CASE("a text that is no review is refused") {
  for (const char* text : {"", "{", "[]", "null", "7", "\"r1\"", "{}", "\xFF"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(review_from_json(text), UsageError);
  }
  CHECK_THROWS_AS(review_from_json(std::string(100'000, '[')), UsageError);
}

TEST_CASE("a review with a wrong field is refused") {
  CHECK_THROWS_AS(review_from_json(altered(R"("id":"r1")", R"("id":1)")), UsageError);
  CHECK_THROWS_AS(review_from_json(altered(R"("id":"r1",)", "")), UsageError);
  CHECK_THROWS_AS(review_from_json(altered("2026-02-28", "2026-02-29")), UsageError);
  CHECK_THROWS_AS(review_from_json(altered("2026-03-06T18:40:00+01:00", "2026-03-06T24:00:00+01:00")),
                  UsageError);
  CHECK_THROWS_AS(review_from_json(altered("2026-03-06T20:00:00+02:00", "later")), UsageError);
  CHECK_THROWS_AS(review_from_json(altered(R"(["e1","e2"])", R"(["e1",2])")), UsageError);
  CHECK_THROWS_AS(review_from_json(altered(R"(["e1","e2"])", R"("e1")")), UsageError);
}

TEST_CASE("a review without an end may say so with null") {
  const auto review = review_from_json(altered(R"("2026-03-06T20:00:00+02:00")", "null"));
  CHECK_FALSE(review.finished_at);
}

TEST_CASE("bytes that are not UTF-8 in an experiment are repaired when it is written") {
  auto review = sample();
  review.experiment = "caf\xE9";
  CHECK(review_from_json(to_json(review)).experiment == "café");
}
