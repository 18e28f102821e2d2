#include "detour/insight/growth.hpp"

#include "support/catch.hpp"

using namespace detour;

namespace {

constexpr std::int64_t day = 24 * 3600;

Entry on_day(int n, const std::vector<std::string>& causes = {}) {
  Entry entry;
  entry.id = "e" + std::to_string(n);
  entry.what = "Setback";
  entry.happened_at = {1'772'000'000 + n * day, 0};
  for (const auto& cause : causes) entry.causes.push_back({cause, 0.9, "text", {}});
  return entry;
}

Attempt attempt(Status status, int decided_on = 0) {
  Attempt a;
  a.text = "when … I will …";
  a.status = status;
  if (status != Status::planned) a.decided_at = Moment{1'772'000'000 + decided_on * day, 0};
  return a;
}

}  // namespace

TEST_CASE("attempts are counted as tried and worked, dropped ones as neither") {
  auto a = on_day(0), b = on_day(1);
  a.next = {attempt(Status::worked, 4), attempt(Status::planned), attempt(Status::dropped)};
  b.next = {attempt(Status::failed, 3), attempt(Status::mixed, 9)};
  const auto growth = growth_of(std::vector{b, a});
  CHECK(growth.tried.count == 3);
  CHECK(growth.tried.of == 4);
  CHECK(growth.worked.count == 1);
  CHECK(growth.worked.of == 3);
  CHECK(growth.days_to_next_attempt == 3);
}

TEST_CASE("later attempts are those behind another one in the chain") {
  auto a = on_day(0), b = on_day(5), c = on_day(9), other = on_day(10);
  a.next = {attempt(Status::failed, 4)};
  b.follows = a.id;
  b.next = {attempt(Status::failed, 8)};
  c.follows = b.id;
  c.next = {attempt(Status::worked, 12)};
  other.next = {attempt(Status::worked, 11)};
  const auto growth = growth_of(std::vector{a, b, c, other});
  CHECK(growth.first_attempts.count == 1);
  CHECK(growth.first_attempts.of == 2);
  CHECK(growth.later_attempts.count == 1);
  CHECK(growth.later_attempts.of == 2);
}

TEST_CASE("before and after a lesson are told as shares, a difference only when it stands up to a test") {
  std::vector<Entry> entries;
  for (int i = 0; i < 12; ++i) entries.push_back(on_day(i, {"overload"}));
  entries.push_back(on_day(12, {"overload"}));
  entries.back().lessons = {{"l", "One thing at a time."}};
  entries.push_back(on_day(13));
  auto growth = growth_of(entries);
  REQUIRE(growth.lessons_told.size() == 1);
  CHECK_FALSE(growth.lessons_told[0].differs);
  for (int i = 14; i < 30; ++i) entries.push_back(on_day(i));
  growth = growth_of(entries);
  CHECK(growth.lessons_told[0].before.count == 12);
  CHECK(growth.lessons_told[0].before.of == 12);
  CHECK(growth.lessons_told[0].after.count == 0);
  CHECK(growth.lessons_told[0].after.of == 17);
  CHECK(growth.lessons_told[0].differs);
}

TEST_CASE("with a cause alone, its share before and after is still one of all entries") {
  std::vector<Entry> entries;
  for (int i = 0; i < 20; ++i)
    entries.push_back(i % 2 == 0 ? on_day(i, {"overload"}) : on_day(i, {"exhaustion"}));
  entries[10].lessons = {{"l", "One thing at a time."}};
  const std::vector<std::string> only{"overload"};
  const auto growth = growth_of(entries, CauseList(), only);
  CHECK(growth.setbacks == 10);
  REQUIRE(growth.lessons_told.size() == 1);
  CHECK(growth.lessons_told[0].before.count == 5);
  CHECK(growth.lessons_told[0].before.of == 10);
  CHECK(growth.lessons_told[0].after.of == 9);
}

TEST_CASE("what went well and what others did is no setback") {
  auto well = on_day(0, {"overload"}), others = on_day(1, {"overload"});
  well.stage = Stage::went_well;
  others.whose = "Ada";
  const auto growth = growth_of(std::vector{well, others});
  CHECK(growth.setbacks == 0);
  CHECK(growth.went_well == 1);
}

TEST_CASE("kinds are counted by quarter") {
  auto a = on_day(0), b = on_day(1), c = on_day(60);
  a.kind = Kind::preventable;
  b.kind = Kind::intelligent;
  const auto growth = growth_of(std::vector{a, b, c});
  REQUIRE(growth.kinds.size() == 2);
  CHECK(growth.kinds[0].preventable == 1);
  CHECK(growth.kinds[0].intelligent == 1);
  CHECK(growth.kinds[1].unsorted == 1);
}
