#include "detour/insight/personal.hpp"

#include <cmath>

#include "detour/base/error.hpp"
#include "detour/insight/detector.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

Entry entry_of(const std::string& what, std::map<std::string, bool> marks = {}) {
  Entry entry;
  entry.id = "e";
  entry.what = what;
  entry.marks = std::move(marks);
  return entry;
}

OwnCause night_shift() {
  OwnCause cause;
  cause.id = "night-shift";
  cause.title = "Night shift";
  cause.cues = {"after midnight"};
  return cause;
}

bool tells(const std::vector<Finding>& findings, std::string_view cause) {
  return std::ranges::find(findings, cause, &Finding::cause) != findings.end();
}

}  // namespace

TEST_CASE("what was learned survives being kept as bytes") {
  const std::vector marked{entry_of("The newsletter again.", {{"overload", true}}),
                           entry_of("The printer again.", {{"overload", false}})};
  const auto learned = Detector::builtin().learn(marked, {night_shift()});
  REQUIRE_FALSE(learned.weights.empty());
  const auto kept = personal_from_bytes(weights_to_bytes(learned), {night_shift()});
  CHECK(weights_to_bytes(kept) == weights_to_bytes(learned));
  const auto entry = entry_of("The newsletter after midnight.");
  CHECK(Detector::builtin().detect(entry, kept) == Detector::builtin().detect(entry, learned));
  CHECK_THROWS_AS(personal_from_bytes("nonsense", {}), std::invalid_argument);
  CHECK_THROWS_AS(personal_from_bytes(weights_to_bytes(learned), {}), std::invalid_argument);
}

TEST_CASE("nothing taught changes nothing") {
  const auto entry = entry_of("I promised the report for Friday and it took till Tuesday.");
  const auto learned = Detector::builtin().learn({}, {});
  CHECK(Detector::builtin().detect(entry, learned) == Detector::builtin().detect(entry));
}

TEST_CASE("a cause of one's own quotes the clause that its cue stands in, and not where it is denied") {
  const Personal personal({night_shift()});
  const auto found = Detector::builtin().detect(
      entry_of("It was a long day. I wrote it after midnight, and it shows."), personal);
  REQUIRE(tells(found, "night-shift"));
  const auto& finding = *std::ranges::find(found, std::string("night-shift"), &Finding::cause);
  CHECK(finding.evidence.at(0).text == "I wrote it after midnight");
  CHECK_FALSE(tells(Detector::builtin().detect(entry_of("I did not write it after midnight."), personal),
                    "night-shift"));
  auto broken = night_shift();
  broken.cues = {"(after"};
  CHECK_THROWS_AS(Personal({broken}), UsageError);
}

TEST_CASE("a cue of plain words is found however it is typed: with accents, capitals or ideographs") {
  for (const auto& [cue, text] : {std::pair("déjà vu", "It was a déjà vu."),
                                  {"Deja Vu", "It was a DÉJÀ VU."},
                                  {"熬夜", "昨晚又熬夜了。"}}) {
    INFO(cue);
    auto cause = night_shift();
    cause.cues = {cue};
    CHECK(tells(Detector::builtin().detect(entry_of(text), Personal({cause})), "night-shift"));
  }
}

TEST_CASE("a hidden cause does not show, not even where it was marked") {
  OwnCause hidden;
  hidden.id = "overload";
  hidden.hidden = true;
  const auto entry = entry_of("The newsletter again.", {{"overload", true}});
  CHECK(tells(detection_of(entry, Detector::builtin(), Personal()).findings, "overload"));
  CHECK(detection_of(entry, Detector::builtin(), Personal({hidden})).findings.empty());
}

TEST_CASE("a list of causes has the person's titles, without what they hid, and their own at the end") {
  OwnCause renamed, hidden;
  renamed.id = "overload";
  renamed.title = "Too much on my plate";
  hidden.id = "exhaustion";
  hidden.hidden = true;
  const CauseList causes({renamed, hidden, night_shift()});
  CHECK(causes.find("overload")->title == "Too much on my plate");
  CHECK(causes.is_hidden("exhaustion"));
  CHECK(causes.find("exhaustion") != nullptr);
  CHECK(causes.all().size() == catalogue().size());
  CHECK(causes.all().back().id == "night-shift");
  CHECK(causes.nearest("nightshift")->id == "night-shift");
}

TEST_CASE("an explanation adds up to its score") {
  const auto entry = entry_of(
      "I started the report far too late, the night before it was due, and I was dead tired. I forgot the "
      "annex.");
  const auto all = Detector::builtin().explain(entry, Personal());
  REQUIRE(all.size() >= 2);
  CHECK(all.front().outshone == 0);
  for (const auto& explanation : all) {
    INFO(explanation.cause);
    CHECK(explanation.outshone <= 0);
    double log_odds = explanation.start + explanation.shift + explanation.outshone;
    for (const auto& reason : explanation.reasons) log_odds += reason.amount;
    CHECK(1 / (1 + std::exp(-log_odds)) == Approx(explanation.score).margin(0.01));
  }
}

TEST_CASE("an explanation's reasons are exact words of the entry, for and against") {
  const auto entry = entry_of("I started the report far too late, the night before it was due.");
  const auto all = Detector::builtin().explain(entry, Personal());
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().cause == "procrastination");
  CHECK(all.front().told);
  for (const auto& explanation : all)
    for (const auto& reason : explanation.reasons)
      CHECK(entry.what.substr(reason.words.start, reason.words.end - reason.words.start) ==
            reason.words.text);
}
