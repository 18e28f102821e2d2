#include <algorithm>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "detour/insight/catalogue.hpp"
#include "detour/insight/detector.hpp"
#include "support/catch.hpp"

namespace {

using namespace detour;

Entry entry_of(const std::string& what) {
  Entry entry;
  entry.what = what;
  return entry;
}

std::vector<Finding> detect(const Entry& entry) {
  return Detector::builtin().detect(entry);
}

bool finds(const Entry& entry, std::string_view cause) {
  const auto found = detect(entry);
  return std::any_of(found.begin(), found.end(),
                     [cause](const Finding& finding) { return finding.cause == cause; });
}
bool finds(const std::string& what, std::string_view cause) {
  return finds(entry_of(what), cause);
}

void check_evidence(const Entry& entry, const std::vector<Finding>& found) {
  for (const auto& finding : found) {
    CHECK_FALSE(finding.evidence.empty());
    CHECK(finding.score > 0);
    CHECK(finding.score <= 1);
    for (const auto& quotation : finding.evidence) {
      const auto text = prose(entry, quotation.field, quotation.index);
      REQUIRE(text);
      REQUIRE(quotation.end <= text->size());
      CHECK(text->substr(quotation.start, quotation.end - quotation.start) == quotation.text);
      CHECK_FALSE(quotation.text.empty());
    }
  }
}

}  // namespace

TEST_CASE("every cause of the catalogue is found in a plain telling of it") {
  const std::map<std::string_view, std::string> tellings{
      {"overpromising", "I overpromised again and said yes to everything."},
      {"underestimating", "It took much longer than expected, we underestimated the work."},
      {"underdelivering", "We missed the deadline and delivered it two weeks late."},
      {"scope-creep", "Feature creep: we kept adding more features."},
      {"unclear-communication",
       "There was a lot of miscommunication, nobody told the team about the change."},
      {"misaligned-expectations", "We never agreed on what done means, the requirements were unclear."},
      {"avoided-conversation", "I avoided the difficult conversation and said nothing."},
      {"late-escalation", "I should have asked for help much earlier instead of struggling alone for days."},
      {"poor-preparation", "I was unprepared and had not practised the talk beforehand."},
      {"unverified-assumption", "I assumed the venue had a projector and took it for granted."},
      {"skipped-checks", "We didn't test it and rushed the release."},
      {"disorganization", "I forgot the appointment because it was not in my calendar."},
      {"procrastination", "I procrastinated and left everything to the last minute."},
      {"overload", "I was overwhelmed, I took on too much and had too many projects at the same time."},
      {"perfectionism", "I kept polishing small details, my perfectionism again."},
      {"exhaustion", "I was exhausted and had not slept for days."},
      {"ignored-feedback", "He warned me twice and I dismissed his advice and got defensive."},
      {"emotional-reaction", "I lost my temper and shouted at him."},
      {"playing-safe", "I was afraid of rejection and played it safe."},
      {"sunk-cost", "Sunk cost: I had already spent so much time that I could not let go."},
      {"skill-gap", "I had no experience with Rust and no idea how to use the framework."},
      {"wrong-audience", "We built something nobody wanted and never talked to users."},
      {"no-clear-goal", "We had no clear goal and no plan."},
      {"unclear-ownership", "Nobody was responsible for it, everyone thought someone else would do it."},
      {"fragile-dependency", "It was a single point of failure and we had no backup."},
  };
  for (const auto& cause : catalogue()) {
    INFO(cause.id);
    CHECK(finds(tellings.at(cause.id), cause.id));
  }
}

TEST_CASE("what did not happen is no cause") {
  CHECK_FALSE(finds("We did not rush and we did not forget anything.", "skipped-checks"));
  CHECK_FALSE(finds("I was not exhausted.", "exhaustion"));
  CHECK_FALSE(finds("This time I did not procrastinate.", "procrastination"));
  CHECK_FALSE(finds("I did not put it off, the parts came late.", "procrastination"));
  CHECK_FALSE(finds("I never said we would ship Friday.", "overpromising"));
  CHECK_FALSE(finds("Sam promised to deliver on Friday and did.", "overpromising"));
  CHECK_FALSE(finds("Sam promised to deliver on Friday and did.", "underdelivering"));
}

TEST_CASE("a 'not' that is itself what happened denies nothing") {
  CHECK(finds("The renewal letter lay in the tray since March and I did not open it. The insurance lapsed.",
              "procrastination"));
  CHECK(finds("We did not read the contract before signing it.", "skipped-checks"));
  CHECK(finds("Gave Sam a date I could not keep.", "overpromising"));
}

TEST_CASE("what somebody outside did is no cause, unless the entry is about them") {
  Entry entry = entry_of("The client procrastinated.");
  CHECK_FALSE(finds(entry, "procrastination"));
  entry.whose = "blockbuster";
  CHECK(finds(entry, "procrastination"));
}

TEST_CASE("a lesson tells a cause as much as the story does, and is quoted from its own field") {
  Entry entry = entry_of("The talk went badly.");
  entry.lessons = {{"1", "be kind"}, {"2", "ask for help much earlier"}};
  const auto found = detect(entry);
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].cause == "late-escalation");
  CHECK(found[0].evidence.at(0).field == Field::lessons);
  CHECK(found[0].evidence.at(0).index == 1);
  check_evidence(entry, found);
}

TEST_CASE("quotations are the exact bytes of the clause, also in texts with characters of several bytes") {
  const auto entry = entry_of("Crème brûlée 🍮 failed: I procrastinated “a little”, naïvely. 我忘了。");
  const auto found = detect(entry);
  REQUIRE_FALSE(found.empty());
  check_evidence(entry, found);
  CHECK(found[0].evidence.at(0).text == "I procrastinated “a little");
}

TEST_CASE("findings come surest first, at most four, all from the text") {
  const auto entry = entry_of(
      "I procrastinated. I was exhausted. I overpromised. I lost my temper. I was unprepared. We missed the "
      "deadline. "
      "We didn't test it. Nobody was responsible for it.");
  const auto found = detect(entry);
  CHECK(found.size() == 4);
  CHECK(std::is_sorted(found.begin(), found.end(),
                       [](const Finding& a, const Finding& b) { return a.score > b.score; }));
  for (const auto& finding : found) CHECK(finding.by == by_text);
  check_evidence(entry, found);
}

TEST_CASE("nothing is found in empty or strange texts") {
  for (const auto* text : {"", " ", "🍮", "...", "12345", "\xFF\xFE", "的的的", "- \n- \n"})
    CHECK(detect(entry_of(text)).empty());
  CHECK(detect(entry_of("We walked to the lake and it rained.")).empty());
}

TEST_CASE("the version of a detector stays the same and says what it is made of") {
  CHECK(Detector::builtin().version() == Detector::builtin().version());
  CHECK(Detector::builtin().version().size() > 8);
}

TEST_CASE("several threads may detect at the same time") {
  std::vector<std::thread> threads;
  std::vector<int> found(4);
  for (std::size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&found, i] {
      for (int round = 0; round < 50; ++round)
        found[i] += finds("I procrastinated again.", "procrastination") ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  CHECK(found == std::vector<int>(4, 50));
}

TEST_CASE("marks win over the words: rejected causes go, confirmed ones are the person's own") {
  Entry entry = entry_of("I procrastinated. I was exhausted.");
  entry.marks = {{"procrastination", false}, {"exhaustion", true}, {"skill-gap", true}, {"overload", false}};
  const auto found = apply_marks(detect(entry), entry);
  REQUIRE(found.size() == 2);
  for (const auto& finding : found) {
    CHECK(finding.by == by_person);
    CHECK(finding.score == 1);
  }
  check_evidence(entry, found);
  const auto added = std::find_if(found.begin(), found.end(),
                                  [](const Finding& finding) { return finding.cause == "skill-gap"; });
  REQUIRE(added != found.end());
  CHECK(added->evidence.at(0).text == "I procrastinated.");
}

TEST_CASE("a confirmed cause in a text without words is quoted whole") {
  Entry entry = entry_of("🍮");
  entry.marks = {{"overload", true}};
  const auto found = apply_marks({}, entry);
  REQUIRE(found.size() == 1);
  CHECK(found[0].evidence.at(0).text == "🍮");
  CHECK(found[0].evidence.at(0).end == entry.what.size());
}
