#include "detour/insight/recall.hpp"

#include "detour/insight/catalogue.hpp"
#include "detour/insight/risks.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

const Moment now{1'772'818'800, 0};

Entry entry_of(const std::string& what, const std::vector<std::string>& causes = {}) {
  Entry entry;
  entry.id = what;
  entry.what = what;
  entry.happened_at = {now.seconds - 24 * 3600, 0};
  for (const auto& cause : causes) entry.causes.push_back({cause, 0.9, "text", {}});
  return entry;
}

bool says(const Match& match, WhyKind kind) {
  return std::ranges::find(match.why, kind, &Why::kind) != match.why.end();
}

}  // namespace

TEST_CASE("a plan's own danger is read from its words") {
  const auto strongest = [](const char* plan) { return risks_of(plan).at(0).cause; };
  CHECK(strongest("quote a date for the redesign on the phone") == "overpromising");
  CHECK(strongest("answer the nasty review right now") == "emotional-reaction");
  CHECK(strongest("push the one-line fix to production without a test") == "skipped-checks");
  CHECK(strongest("start the report next week, plenty of time") == "procrastination");
}

TEST_CASE("an entry that shares the danger comes first, and why is told") {
  const std::vector entries{entry_of("The printer was out of ink."),
                            entry_of("Told them Friday, it took till Tuesday.", {"overpromising"})};
  const auto matches = recall("quote a date for the redesign", entries, now);
  REQUIRE_FALSE(matches.empty());
  CHECK(matches[0].entry == 1);
  CHECK(says(matches[0], WhyKind::cause));
  for (const auto& match : matches) CHECK((match.score > 0 && match.score <= 1));
}

TEST_CASE("an entry that is about the danger comes before one that tells it among other things") {
  const std::vector entries{
      entry_of("Much went wrong.", {"overpromising", "exhaustion", "disorganization", "skill-gap"}),
      entry_of("Something went wrong.", {"overpromising"})};
  const auto matches = recall("quote a date for the redesign", entries, now);
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].entry == 1);
}

TEST_CASE("a danger that an entry hardly tells brings it nearer, but is no reason to show it") {
  auto faint = entry_of("The redesign was a mess.");
  faint.inklings = {{"overpromising", 0.2}};
  auto without_the_word = entry_of("Something else.");
  without_the_word.inklings = faint.inklings;
  const std::vector entries{entry_of("The redesign was a mess."), faint, without_the_word};
  const auto matches = recall("quote a date for the redesign", entries, now);
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].entry == 1);
  CHECK(matches[1].entry == 0);
  CHECK_FALSE(says(matches[0], WhyKind::cause));
}

TEST_CASE("a plan that runs no danger to speak of is not said to share one") {
  std::vector<std::string> all;
  for (const auto& cause : catalogue()) all.emplace_back(cause.id);
  const auto matches = recall("water the plants", std::vector{entry_of("The plants died.", all)}, now);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].why == std::vector<Why>{{WhyKind::words, "plants"}});
}

TEST_CASE("a tag or a person named in the plan, or a word of it, counts") {
  auto tagged = entry_of("Something.");
  tagged.tags = {"client-harrow"};
  tagged.people = {"gwen"};
  const std::vector entries{entry_of("Something else."), tagged};
  for (const auto* plan : {"write to #client-harrow", "call harrow about it", "ask @gwen"}) {
    INFO(plan);
    const auto matches = recall(plan, entries, now);
    REQUIRE_FALSE(matches.empty());
    CHECK(matches[0].entry == 1);
  }
}

TEST_CASE("a word with a hyphen is the same as without, in the plan, in a tag and in an entry") {
  auto joined = entry_of("Something."), parted = entry_of("Something else."),
       told = entry_of("The follow-up went to nobody.");
  joined.tags = {"oncall"};
  parted.tags = {"on-call"};
  const std::vector entries{joined, parted, told};
  for (const auto* plan : {"take the on-call shift", "take the oncall shift"}) {
    INFO(plan);
    CHECK(recall(plan, entries, now).size() == 2);
  }
  CHECK(recall("send the followup", entries, now).size() == 1);
}

TEST_CASE("words that stand mostly in entries with one tag bring back the others that have it") {
  std::vector<Entry> entries;
  for (int i = 0; i < 3; ++i) {
    entries.push_back(entry_of("The slides for my talk were not finished, part " + std::to_string(i)));
    entries.back().tags = {"conference"};
  }
  entries.push_back(entry_of("The microphone died in Vienna."));
  entries.back().tags = {"conference"};
  for (int i = 0; i < 6; ++i) {
    entries.push_back(entry_of("The freezer was left open, part " + std::to_string(i)));
    entries.back().tags = {"lab"};
  }
  const auto matches = recall("finish the slides of a talk", entries, now);
  REQUIRE(matches.size() == 4);
  CHECK(matches[3].entry == 3);
  CHECK(matches[3].why == std::vector<Why>{{WhyKind::tag, "conference"}});
}

TEST_CASE("a tag that every entry has says nothing") {
  std::vector entries{entry_of("The keynote went badly."), entry_of("Something else.")};
  for (auto& entry : entries) entry.tags = {"journal"};
  const auto matches = recall("give the keynote", entries, now);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].why == std::vector<Why>{{WhyKind::words, "keynote"}});
}

TEST_CASE("open attempts and assumptions that were wrong are named") {
  auto entry = entry_of("The quarterly brochure slipped.");
  entry.next = {{"n", "when I am asked I will check", {}, Status::planned, {}}};
  entry.assumptions = {{"a", "the printer delivers", {}, Verdict::wrong}};
  const auto matches = recall("the quarterly brochure", std::vector{entry}, now);
  REQUIRE(matches.size() == 1);
  CHECK(says(matches[0], WhyKind::open_attempt));
  CHECK(says(matches[0], WhyKind::wrong_assumption));
  CHECK(says(matches[0], WhyKind::words));
}

TEST_CASE("nothing matters in an empty journal or to a plan without words") {
  CHECK(recall("anything", {}, now).empty());
  CHECK(recall("", std::vector{entry_of("Something.")}, now).empty());
  CHECK(recall("###", std::vector{entry_of("Something.")}, now).empty());
}

TEST_CASE("one's record of estimates is the median ratio of actual to estimate, from three on") {
  std::vector<Entry> entries;
  const auto add = [&](const char* estimate, const char* actual) {
    entries.push_back(entry_of("x"));
    entries.back().estimate = estimate;
    entries.back().actual = actual;
  };
  add("1d", "2d");
  add("2h", "3h");
  CHECK_FALSE(estimate_record(entries));
  add("1w", "3w");
  add("1d", "8h");
  const auto record = estimate_record(entries);
  REQUIRE(record);
  CHECK(record->count == 4);
  CHECK(record->median == Approx(1.75));
  CHECK(record->least == Approx(1));
  CHECK(record->most == Approx(3));
}
