#include "detour/insight/agenda.hpp"

#include "support/catch.hpp"

using namespace detour;

namespace {

constexpr std::int64_t day = 24 * 3600;
const Moment now{1'772'818'800, 0};

Entry days_ago(int n, const std::vector<std::string>& causes = {}) {
  Entry entry;
  entry.id = "e" + std::to_string(n);
  entry.what = "Setback " + std::to_string(n);
  entry.happened_at = {now.seconds - n * day, 0};
  for (const auto& cause : causes) entry.causes.push_back({cause, 0.9, "text", {}});
  return entry;
}

Agenda agenda(const std::vector<Entry>& entries, Review review = {}, const std::vector<Review>& past = {}) {
  review.to = local_date(now);
  review.from = review.to - std::chrono::days{6};
  return agenda_of(entries, review, past, now, CauseList());
}

}  // namespace

TEST_CASE("a review goes through the setbacks of its days, oldest first, and through none twice") {
  auto plan = days_ago(1), well = days_ago(2);
  plan.stage = Stage::plan;
  plan.id = "plan";
  well.stage = Stage::went_well;
  const std::vector entries{days_ago(3), days_ago(5), days_ago(20), plan, well};
  const auto first = agenda(entries);
  REQUIRE(first.entries.size() == 2);
  CHECK(first.entries[0].id == "e5");
  CHECK(first.entries[1].id == "e3");
  REQUIRE(first.plans.size() == 1);
  Review stopped;
  stopped.entries = {"e5"};
  stopped.passed = {"plan"};
  CHECK(agenda(entries, stopped).entries.size() == 1);
  CHECK(agenda(entries, stopped).plans.empty());
  Review before;
  before.finished_at = now;
  before.entries = {"e3"};
  CHECK(agenda(entries, {}, {before}).entries.size() == 1);
}

TEST_CASE(
    "good news is the first that there is: an attempt, what went well, a quiet cause, a lesson, the "
    "writing") {
  auto entry = days_ago(2);
  CHECK(agenda({entry}).good_news->kind == GoodNewsKind::written);
  entry.lessons = {{"l", "Ask first."}};
  CHECK(agenda({entry}).good_news->kind == GoodNewsKind::lesson);
  auto well = days_ago(1);
  well.stage = Stage::went_well;
  CHECK(agenda({entry, well}).good_news->kind == GoodNewsKind::went_well);
  entry.next = {{"a", "when asked I will check", {}, Status::worked, now}};
  CHECK(agenda({entry, well}).good_news->kind == GoodNewsKind::attempt_worked);
  CHECK_FALSE(agenda({days_ago(30)}).good_news);
}

TEST_CASE("a cause is told to have stayed away only when chance would hardly keep it away so long") {
  std::vector<Entry> entries;
  for (int i = 0; i < 4; ++i) entries.push_back(days_ago(100 - i, {"overload"}));
  CHECK_FALSE(agenda(entries).good_news);  // nothing was written since: silence is no news
  entries.push_back(days_ago(3));
  CHECK(agenda(entries).good_news->kind == GoodNewsKind::written);  // one time of five
  for (int i = 0; i < 3; ++i) entries.push_back(days_ago(20 - i));
  const auto news = agenda(entries).good_news;  // four and then four: one time of 70
  REQUIRE(news);
  CHECK(news->kind == GoodNewsKind::stayed_away);
  CHECK(news->days == 94);
}

TEST_CASE("attempts come due first, and those without a day once their entry is older than the review") {
  auto old = days_ago(30), fresh = days_ago(2);
  old.next = {{"undated", "one", {}, Status::planned, {}},
              {"due", "two", local_date(now), Status::planned, {}},
              {"later", "three", local_date(now) + std::chrono::days{9}, Status::planned, {}},
              {"done", "four", local_date(now), Status::worked, now}};
  fresh.next = {{"too-fresh", "five", {}, Status::planned, {}}};
  const auto attempts = agenda({old, fresh}).attempts;
  REQUIRE(attempts.size() == 2);
  CHECK(attempts[0].attempt.id == "due");
  CHECK(attempts[1].attempt.id == "undated");
}

TEST_CASE("assumptions with a confidence come first, and not more than are asked at once") {
  auto entry = days_ago(3);
  for (int i = 0; i < 9; ++i) entry.assumptions.push_back({"a" + std::to_string(i), "it holds", {}});
  entry.assumptions[4].confidence = 70;
  entry.assumptions[5].verdict = Verdict::held;
  const auto asked = agenda({entry}).assumptions;
  CHECK(asked.size() == assumptions_asked);
  CHECK(asked[0].assumption.id == "a4");
}
