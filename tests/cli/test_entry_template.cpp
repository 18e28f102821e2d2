#include "detour/cli/entry_template.hpp"

#include "detour/base/error.hpp"
#include "detour/journal/rules.hpp"
#include "support/catch.hpp"

using namespace detour;
using namespace detour::cli;

namespace {

const Moment now{1'772'817'600, 0};  // 2026-03-06T17:20Z, a Friday

Entry sample() {
  Entry entry;
  entry.id = "e1";
  entry.what = "Missed the date. #meridian\n\nTwice.";
  entry.expected = "done on Friday";
  entry.assumptions = {{"", "they sign (in ink) on time", 80, Verdict::wrong}, {"", "nobody is ill", {}}};
  entry.lessons = {{"", "ask first\nand write it down"}};
  entry.next = {
      {"", "when asked I will check", parse_iso_date("2026-03-20"), detour::Status::worked, now, "it did"}};
  entry.happened_at = {now.seconds + 7, 0};
  entry.logged_at = now;
  settle(entry);
  return entry;
}

std::optional<Entry> edited(const Entry& entry, const std::string& from, const std::string& to) {
  auto text = to_template(entry);
  const auto place = text.find(from);
  REQUIRE(place != std::string::npos);
  text.replace(place, from.size(), to);
  return apply_template(entry, text, now, fixed_zone(0));
}

}  // namespace

TEST_CASE("a template that was not touched gives the same entry") {
  CHECK(apply_template(sample(), to_template(sample()), now, fixed_zone(0)) == sample());
}

TEST_CASE("what is typed in the line of a question is its answer") {
  const auto empty = to_template(Entry{});
  const auto what = apply_template(Entry{}, "It broke" + empty, now, fixed_zone(0));
  REQUIRE(what);
  CHECK(what->what == "It broke");
  CHECK(what->tags.empty());
  const auto end = empty.find('\n');
  CHECK(apply_template(Entry{}, empty.substr(0, end) + " It broke" + empty.substr(end), now, fixed_zone(0))
            ->what == "It broke");
}

TEST_CASE("a lesson keeps how often it was rehearsed") {
  auto entry = sample();
  entry.lessons.front().rehearsals = 3;
  entry.lessons.front().rehearsed_on = parse_iso_date("2026-03-01");
  CHECK(apply_template(entry, to_template(entry), now, fixed_zone(0)) == entry);
  const auto more = edited(entry, "- ask first", "- sleep first\n- ask first");
  REQUIRE(more->lessons.size() == 2);
  CHECK(more->lessons[1].rehearsals == 3);
}

TEST_CASE("items that read like something else stay as they are in a part that was not touched") {
  auto entry = sample();
  entry.lessons = {{"l1", "two things:\n- one\n\n- two"}};
  entry.next = {{"n1", "try the other door (mixed)", {}, detour::Status::planned, {}}};
  settle(entry);
  CHECK(apply_template(entry, to_template(entry), now, fixed_zone(0)) == entry);
  CHECK(edited(entry, "done on Friday", "done on Monday")->lessons == entry.lessons);
}

TEST_CASE("a changed item keeps its id and what the template does not show") {
  const auto entry = edited(sample(), "when asked", "when a client asks");
  REQUIRE(entry);
  CHECK(entry->next.at(0).text == "when a client asks I will check");
  CHECK(entry->next.at(0).id == sample().next.at(0).id);
  CHECK(entry->next.at(0).note == "it did");
}

TEST_CASE("an added and a taken item") {
  const auto added = edited(sample(), "- nobody is ill", "- nobody is ill\n* the train runs");
  REQUIRE(added->assumptions.size() == 3);
  CHECK(added->assumptions[2].text == "the train runs");
  CHECK(added->assumptions[1].id == sample().assumptions[1].id);
  const auto taken = edited(sample(), "- nobody is ill\n", "");
  CHECK(taken->assumptions.size() == 1);
}

TEST_CASE("a label goes with the words it was written in") {
  CHECK(edited(sample(), " #meridian", "")->tags.empty());
}

TEST_CASE("lines that begin with a hash are text unless they are a question of the template") {
  const auto entry = edited(sample(), "Twice.", "# a heading of mine\n#tagged");
  CHECK_THAT(entry->what, ContainsSubstring("# a heading of mine\n#tagged"));
}

TEST_CASE("an emptied template cancels") {
  Entry empty;
  empty.happened_at = now;
  CHECK_FALSE(apply_template(empty, to_template(empty), now, fixed_zone(0)));
  CHECK_FALSE(apply_template(sample(), "", now, fixed_zone(0)));
}

TEST_CASE("the time can be changed in words and a bad one is refused") {
  CHECK(to_iso(edited(sample(), "2026-03-06 17:20", "yesterday 9:00")->happened_at) ==
        "2026-03-05T09:00:00+00:00");
  CHECK_THROWS_AS(edited(sample(), "2026-03-06 17:20", "blursday"), UsageError);
}

TEST_CASE("confidence and verdict stand in brackets or the confidence ends the line") {
  CHECK(assumption_from("they sign 80%").confidence == 80);
  CHECK(assumption_from("they sign (80%, held)").verdict == Verdict::held);
  CHECK(assumption_from("they sign (80%, held)").text == "they sign");
  CHECK(assumption_from("they sign (all of them)").text == "they sign (all of them)");
  CHECK(assumption_from("growth of 120%").text == "growth of 120%");
  CHECK_FALSE(assumption_from("80%").confidence);
}

TEST_CASE("a day and a status stand in brackets behind an attempt") {
  const auto attempt = attempt_from("when asked I will check (due friday, dropped)", now, fixed_zone(0));
  CHECK(attempt.due == parse_iso_date("2026-03-13"));
  CHECK(attempt.status == detour::Status::dropped);
  CHECK(attempt_from("call (in the morning)", now, fixed_zone(0)).text == "call (in the morning)");
  CHECK_THROWS_AS(attempt_from("call (due blursday)", now, fixed_zone(0)), UsageError);
}
