#include <algorithm>
#include <set>
#include <stdexcept>
#include <string>

#include "detour/insight/catalogue.hpp"
#include "insight/cues.hpp"
#include "support/catch.hpp"

namespace {

using namespace detour;

/// Hits of one pattern in a text.
std::vector<CueHit> hits(const std::string& cue, const std::string& text, std::uint8_t ignored = plain) {
  const CueSet set("<late> = late, last minute, too|far late\n[procrastination]\n" + cue);
  const auto sentences = sentences_of(text);
  return set.find(sentences, ignored);
}

bool matches(const std::string& cue, const std::string& text) {
  return !hits(cue, text).empty();
}
bool counts(const std::string& cue, const std::string& text) {
  const auto found = hits(cue, text);
  return !found.empty() && found.front().counts;
}

}  // namespace

TEST_CASE("a word in a cue stands for all its forms, an exact one for itself alone") {
  CHECK(matches("5 start", "we started"));
  CHECK(matches("5 take", "it took ages"));
  CHECK(matches("5 =thought", "I thought so"));
  CHECK_FALSE(matches("5 =thought", "I think so"));
  CHECK(matches("5 procrast*", "procrastinated again"));
}

TEST_CASE("gaps take a few words but stop at a negation and at the end of the clause") {
  CHECK(matches("5 start ~ late", "we started the whole thing late"));
  CHECK_FALSE(matches("5 start ~1 late", "we started the whole thing late"));
  CHECK_FALSE(matches("5 start ~ late", "we started but not late"));
  CHECK_FALSE(matches("5 start ~ late", "we started, he was late"));
  CHECK(matches("5 start ... late", "we started, he was not late"));
}

TEST_CASE("alternatives, optional parts and classes may nest") {
  CHECK(matches("5 start|begin late", "began late"));
  CHECK(matches("5 (leave it|put it off) <late>?", "I put it off"));
  CHECK(matches("5 start (so|very)? <late>", "started very last minute"));
  CHECK(matches("5 (a|the (b|c d)) e", "the c d e"));
  CHECK(matches("5 x <late>", "x far late"));
}

TEST_CASE("anchors hold a cue to the start or the end of a clause") {
  CHECK(matches("5 ^ late", "we came, late again"));
  CHECK_FALSE(matches("5 ^ late", "we came late"));
  CHECK(matches("5 late $", "we came late, again"));
  CHECK_FALSE(matches("5 late $", "we came late again"));
}

TEST_CASE("a hit gives the bytes and the sentence it stands in") {
  const std::string text = "Café first. We started it ’way too late, sadly.";
  const auto found = hits("5 start ~5 late", text);
  REQUIRE(found.size() == 1);
  CHECK(text.substr(found[0].start, found[0].end - found[0].start) == "started it ’way too late");
  CHECK(found[0].sentence == 1);
}

TEST_CASE("negated, hypothetical, resolved and foreign cues are told but do not count") {
  CHECK(counts("5 rush", "we rushed"));
  CHECK_FALSE(counts("5 rush", "we did not rush"));
  CHECK_FALSE(counts("5 rush", "if we rush it breaks"));
  CHECK_FALSE(counts("5 rush", "this time I rushed"));
  CHECK_FALSE(counts("5 rush", "the vendor rushed"));
  CHECK(hits("5 rush", "the vendor rushed", others).at(0).counts);
  CHECK(counts("5 rush ; ignores others", "the vendor rushed"));
}

TEST_CASE("advice against something says that it happened") {
  CHECK(counts("5 rush", "next time don't rush"));
  CHECK(counts("5 assume", "we should not have assumed that"));
}

TEST_CASE("a good practice counts where it is missing") {
  CHECK(counts("5 ask ~ help ; missing", "we never asked for help"));
  CHECK(counts("5 ask ~ help ; missing", "next time ask for help"));
  CHECK(counts("5 ask ~ help ; missing", "it would have helped to ask for help"));
  CHECK_FALSE(counts("5 ask ~ help ; missing", "I asked for help"));
}

TEST_CASE("a cue that names its negation is not blocked by it") {
  CHECK(counts("5 not test", "we didn't test"));
  CHECK(counts("5 never ~1 agree", "we never really agreed"));
}

TEST_CASE("a cue that cannot be read is refused with its line") {
  CHECK_THROWS_WITH(CueSet("[x]\nhello"), ContainsSubstring("line 2"));
  CHECK_THROWS_AS(CueSet("5 hello"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 <nowhere>"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 (a|b"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 ~ a"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 a ; needs rain"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 Upper"), std::invalid_argument);
  CHECK_THROWS_AS(CueSet("[x]\n5 ()"), std::invalid_argument);
}

TEST_CASE("every cue has a number of its own and a known cause and every cause has cues") {
  std::set<std::uint32_t> numbers;
  std::set<std::string> causes;
  for (const auto& cue : CueSet::builtin().cues()) {
    INFO(cue.cause << ": " << cue.pattern);
    CHECK(numbers.insert(cue.number).second);
    CHECK(find_cause(cue.cause) != nullptr);
    CHECK(cue.weight > 0);
    CHECK(cue.weight < 1);
    causes.emplace(cue.cause);
  }
  CHECK(causes.size() == catalogue().size());
}

TEST_CASE("a text without end or with nothing but a cue's words is matched in reasonable time") {
  std::string text;
  for (int i = 0; i < 3'000; ++i) text += "not never no we tell them then another late ";
  CHECK_NOTHROW(CueSet::builtin().find(sentences_of(text)));
}
