#include "detour/insight/lessons.hpp"

#include "support/catch.hpp"

using namespace detour;

namespace {

constexpr std::int64_t day = 24 * 3600;
const Moment start{1'772'000'000, 0};

Entry on_day(int n, const std::string& lesson, const std::vector<std::string>& causes = {}) {
  Entry entry;
  entry.id = "e" + std::to_string(n);
  entry.what = "Setback " + std::to_string(n);
  entry.happened_at = {start.seconds + n * day, 0};
  if (!lesson.empty()) entry.lessons = {{"l" + std::to_string(n), lesson}};
  for (const auto& cause : causes) entry.causes.push_back({cause, 0.9, "text", {}});
  return entry;
}

Date after(int days) {
  return local_date(start) + std::chrono::days{days};
}

}  // namespace

TEST_CASE("a plan of the form when … I will … has a cue and an action") {
  const auto plan = if_then_plan_from("When a client asks for a date, I will say tomorrow");
  CHECK(plan.cue == "When a client asks for a date");
  CHECK(plan.action == "I will say tomorrow");
  CHECK(if_then_plan_from("when it rains I'll wait").action == "I'll wait");
  for (const auto* other : {"Ask design first", "I will wait when it rains", "When in doubt", ""}) {
    CHECK(if_then_plan_from(other).cue.empty());
    CHECK(if_then_plan_from(other).action == other);
  }
}

TEST_CASE("a lesson is due after one, three, seven, twenty-one and sixty days, and then never again") {
  std::vector entries{on_day(0, "Ask first.")};
  auto& lesson = entries[0].lessons[0];
  CHECK(rehearsals_due(entries, after(0)).empty());
  int today = 0;
  for (const int step : rehearsal_steps) {
    CHECK(rehearsals_due(entries, after(today + step - 1)).empty());
    today += step;
    REQUIRE(rehearsals_due(entries, after(today)).size() == 1);
    CHECK(rehearsals_due(entries, after(today)).front().action == "Ask first.");
    ++lesson.rehearsals;
    lesson.rehearsed_on = after(today);
  }
  CHECK(rehearsals_due(entries, after(10'000)).empty());
}

TEST_CASE("other people's lessons and what went well are not rehearsed") {
  auto others = on_day(0, "Ask first."), well = on_day(1, "Ask first.");
  others.whose = "Ada";
  well.stage = Stage::went_well;
  CHECK(rehearsals_due(std::vector{others, well}, after(100)).empty());
}

TEST_CASE("a lesson whose pattern came back three times is not working until there is a newer one") {
  std::vector entries{on_day(0, "Ask first.", {"overload"}), on_day(1, "", {"overload"}),
                      on_day(2, "", {"overload"})};
  CHECK(worn_lessons(entries).empty());
  entries.push_back(on_day(3, "", {"overload", "exhaustion"}));
  REQUIRE(worn_lessons(entries).size() == 1);
  CHECK(worn_lessons(entries)[0].text == "Ask first.");
  CHECK(worn_lessons(entries)[0].came_back == 3);
  entries.push_back(on_day(4, "Finish one thing first.", {"overload"}));
  CHECK(worn_lessons(entries).empty());
}
