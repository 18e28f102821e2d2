#include "detour/journal/entry_json.hpp"

#include "detour/base/error.hpp"
#include "detour/journal/rules.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

const Moment now{1'772'818'800, 60};

Entry read(const std::string& json) {
  return entry_from_json(json, now, fixed_zone(60));
}

std::string refusal(const std::string& json) {
  try {
    static_cast<void>(read(json));
  } catch (const UsageError& e) {
    return e.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("only what is required and plain strings serve as items") {
  const auto entry = read(R"({"what":"x","assumptions":["a"],"lessons":["l"],"next":["n"]})");
  CHECK(entry.what == "x");
  CHECK(entry.happened_at == now);
  CHECK(entry.whose == "self");
  CHECK(entry.assumptions.at(0).text == "a");
  CHECK(entry.lessons.at(0).text == "l");
  CHECK(entry.next.at(0).text == "n");
  CHECK(entry.next.at(0).status == Status::planned);
}

TEST_CASE("a time without offset is local and a date without time is noon") {
  CHECK(to_iso(read(R"({"what":"x","happened_at":"2026-03-04T17:20"})").happened_at) ==
        "2026-03-04T17:20:00+01:00");
  CHECK(to_iso(read(R"({"what":"x","happened_at":"2026-03-04"})").happened_at) ==
        "2026-03-04T12:00:00+01:00");
  CHECK(to_iso(read(R"({"what":"x","happened_at":"2026-03-04T17:20:00-05:00"})").happened_at) ==
        "2026-03-04T17:20:00-05:00");
}

TEST_CASE("an entry written as JSON and read again is the same and gives the same bytes") {
  auto entry = read(
      R"({"id":"e1","ref":"r","happened_at":"2026-03-04T17:20:00+01:00","logged_at":"2026-03-05T09:00:00+01:00",
    "what":"Tab\tquote\" and \u00e9 \ud83d\ude00","expected":"better","mood":{"b":1,"a":[2]},
    "assumptions":[{"text":"t","confidence":80,"verdict":"wrong","why":"x"}],"lessons":[{"text":"l"}],
    "next":[{"text":"n","due":"2026-03-20","status":"failed","decided_at":"2026-03-21T08:00:00+01:00","note":"no"}],
    "tags":["a"],"people":["b"],"whose":"Ada","source":"https://example.org","kind":"complex","marks":{"overload":false}})");
  settle(entry);
  const auto json = to_json(entry, Causes::without);
  CHECK(read(json) == entry);
  CHECK(to_json(read(json), Causes::without) == json);
  CHECK(json.find(R"("mood":{"a":[2],"b":1})") != std::string::npos);
  CHECK(json.find(R"("why":"x")") != std::string::npos);
}

TEST_CASE("causes carry their exact evidence") {
  Entry entry;
  entry.id = "e1";
  entry.what = "Told them Friday.";
  entry.causes = {{"overpromising", 0.9349, "text", {{Field::what, 0, 0, 4, "Told"}}}};
  CHECK_THAT(
      to_json(entry),
      ContainsSubstring(
          R"("causes":[{"cause":"overpromising","score":0.93,"by":"text","evidence":[{"field":"what","index":0,"start":0,"end":4,"text":"Told"}]}])"));
}

TEST_CASE("a wrong field is named with what it should be") {
  CHECK(refusal("{\"what\":\"x\"") == "not valid JSON");
  CHECK(refusal("[]") == "not a JSON object");
  CHECK_THAT(refusal("{}"), ContainsSubstring("'what'"));
  CHECK_THAT(refusal(R"({"what":7})"), ContainsSubstring("'what' should be text"));
  CHECK_THAT(refusal(R"({"what":"x","happened_at":"soon"})"),
             ContainsSubstring("'happened_at' should be a date"));
  CHECK_THAT(refusal(R"({"what":"x","tags":"a"})"), ContainsSubstring("'tags' should be a list"));
  CHECK_THAT(refusal(R"({"what":"x","kind":"silly"})"),
             ContainsSubstring("preventable, complex or intelligent"));
  CHECK_THAT(refusal(R"({"what":"x","assumptions":[{"text":"a","confidence":180}]})"),
             ContainsSubstring("'confidence'"));
}

TEST_CASE("invalid UTF-8 in a line is repaired and the rest of the entry comes in") {
  CHECK(read("{\"what\":\"caf\xE9 closed\"}").what == "café closed");
}

TEST_CASE("what is nested deeper than any entry needs is refused") {
  const auto nested = [](std::size_t depth) {
    return R"({"what":"x [[\"[","y":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(refusal(nested(99)) == "accepted");
  CHECK_THAT(refusal(nested(100)), ContainsSubstring("nested too deeply"));
  CHECK_THAT(refusal(nested(200'000)), ContainsSubstring("nested too deeply"));
}

TEST_CASE("a value of another program under a name of detour's gives way to what is set here") {
  auto entry = read(R"({"id":"e1","what":"x","follows":7,"estimate":"huge","actual":[1],"stage":"odd"})");
  CHECK_THAT(to_json(entry), ContainsSubstring(R"("estimate":"huge")"));
  entry.follows = "abcd";
  entry.estimate = "3d";
  entry.actual = "4d";
  entry.stage = Stage::went_well;
  const auto again = read(to_json(entry));
  CHECK(again.follows == "abcd");
  CHECK(again.estimate == "3d");
  CHECK(again.actual == "4d");
  CHECK(again.stage == Stage::went_well);
}
