#include "detour/exchange/outside.hpp"

#include "support/catch.hpp"

using namespace detour;

namespace {

std::vector<Entry> two() {
  Entry first, second;
  first.id = "first";
  first.what = "We shipped without a look. It broke.";
  first.lessons = {{"", "Look before shipping."}};
  second.id = "second";
  second.ref = "ref-2";
  second.what = "Nothing.";
  return {first, second};
}

OutsideAnswer read(const std::string& lines) {
  static const auto asked = two();
  return read_answer(lines, asked, "model", CauseList());
}

}  // namespace

TEST_CASE("a quotation is found where it stands, whatever its offsets say") {
  const auto answer = read(
      R"({"id":"first","causes":[{"cause":"skipped-checks","score":0.8,"evidence":[{"field":"what","start":99,"end":7,"text":"without a look"}]}]})"
      "\n"
      R"({"ref":"ref-2","causes":[]})");
  CHECK(answer.complaints.empty());
  REQUIRE(answer.findings.at(0).value().size() == 1);
  const auto& finding = answer.findings[0]->at(0);
  CHECK(finding.by == "model");
  CHECK(finding.score == 0.8);
  CHECK(finding.evidence.at(0) == Evidence{Field::what, 0, 11, 25, "without a look"});
  CHECK(answer.findings.at(1).value().empty());
}

TEST_CASE("a quotation from another field than it says is taken where it stands") {
  const auto answer =
      read(R"({"id":"first","causes":[{"cause":"skipped-checks","evidence":["Look before shipping"]}]})");
  CHECK(answer.findings.at(0).value().at(0).evidence.at(0).field == Field::lessons);
}

TEST_CASE("what cannot be used is left out and told, and nothing throws") {
  for (const auto* line :
       {"not json", "[]", "17", R"({"id":"third","causes":[]})", R"({"id":"first"})",
        R"({"id":"first","causes":7})",
        R"({"id":"first","causes":[{"cause":"no-such-cause","evidence":["It broke"]}]})",
        R"({"id":"first","causes":[{"cause":"overload","evidence":["words that are not there"]}]})",
        R"({"id":"first","causes":[{"cause":"overload"}]})", R"({"id":"first","causes":[{"cause":7}]})",
        R"({"id":"first","causes":[{"cause":"overload","score":"high","evidence":["It broke"]}]})",
        R"({"id":"first","causes":["overload"]})", "{\"id\":\"first\",\"causes\":[{\"cause\":\"\xff\"}]}"}) {
    INFO(line);
    const auto answer = read(line);
    CHECK(answer.complaints.size() == 1);
    CHECK(answer.findings.at(0).value_or(std::vector<Finding>{}).empty());
    CHECK_FALSE(answer.findings.at(1));
  }
  std::string many;
  for (int i = 0; i < 100; ++i) many += "nonsense\n";
  CHECK(read(many).complaints.size() == 6);
}

TEST_CASE("a score outside 0 to 1 is brought inside") {
  const auto answer =
      read(R"({"id":"first","causes":[{"cause":"overload","score":17,"evidence":["It broke"]}]})");
  CHECK(answer.findings.at(0).value().at(0).score == 1);
}
