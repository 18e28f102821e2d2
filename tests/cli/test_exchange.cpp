#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

const std::string two_entries =
    R"({"id":"a-1","happened_at":"2026-01-02T10:00","what":"First #x","assumptions":["it holds"],"mood":{"deep":[1,2]}})"
    "\n"
    R"({"id":"a-2","happened_at":"2026-01-03","what":"Second","next":[{"text":"n","due":"2026-02-01","status":"failed"}],"kind":"complex"})"
    "\n";

}  // namespace

TEST_CASE("what is exported can be imported elsewhere and exported again as the same bytes") {
  App app, other;
  app.ok({"import", "-"}, two_entries);
  const auto out = app.ok({"export"});
  CHECK_THAT(out, ContainsSubstring(R"("ref":"a-1")"));
  CHECK_THAT(out, ContainsSubstring(R"("mood":{"deep":[1,2]})"));
  other.ok({"import", "-"}, out);
  CHECK(other.ok({"export"}) == out);
}

TEST_CASE("importing the same twice adds nothing, also records without a date or id") {
  App app;
  const auto lines = two_entries + "{\"what\":\"undated\"}\n";
  CHECK_THAT(app.ok({"import", "-"}, lines), ContainsSubstring("imported 3 entries, 0 already here"));
  app.now.seconds += 1000;
  CHECK_THAT(app.ok({"import", "-"}, lines), ContainsSubstring("imported 0 entries, 3 already here"));
  CHECK_THAT(app.ok({"import", "-"}, app.ok({"export"})), ContainsSubstring("imported 0 entries"));
}

TEST_CASE("equal records of one file are entries of their own") {
  App app;
  CHECK_THAT(app.ok({"import", "-"}, "{\"what\":\"x\"}\n{\"what\":\"x\"}\n"),
             ContainsSubstring("imported 2 entries"));
}

TEST_CASE("an import is all or nothing, names bad records by line and takes the rest when told to") {
  App app;
  const auto lines = two_entries + "not json\n{\"what\":7}\n";
  const auto result = app.run({"import", "-"}, lines);
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring(":3: not valid JSON"));
  CHECK_THAT(result.err, ContainsSubstring(":4: "));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
  CHECK_THAT(app.ok({"import", "--skip-bad", "-"}, lines), ContainsSubstring("imported 2 entries"));
}

TEST_CASE("a dry run says what would come in and changes nothing") {
  App app;
  CHECK_THAT(app.ok({"import", "--dry-run", "-"}, two_entries),
             ContainsSubstring("would import 2 entries, 0 already here"));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
}

TEST_CASE("one import is one step to undo") {
  App app;
  app.ok({"import", "-"}, two_entries);
  CHECK_THAT(app.ok({"undo"}), ContainsSubstring("undid import"));
  CHECK(app.ok({"export"}).empty());
}

TEST_CASE("a file that is not there is named") {
  App app;
  const auto result = app.run({"import", "/no/such/file.jsonl"});
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring("/no/such/file.jsonl"));
}

TEST_CASE("scan answers line by line in order, skips bad lines and opens no journal") {
  App app;
  const auto result = app.run({"scan"},
                              "{\"ref\":\"r1\",\"what\":\"I put it off and started far too "
                              "late.\"}\nnonsense\n{\"id\":\"i2\",\"what\":\"It rained.\"}\n");
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring(":2: "));
  CHECK(result.out.find(R"({"ref":"r1","causes":[{"cause":"procrastination")") == 0);
  CHECK_THAT(result.out, ContainsSubstring("{\"id\":\"i2\",\"causes\":[]}\n"));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
}

TEST_CASE("a rejected cause is not listed and survives an export") {
  App app, other;
  app.ok(
      {"import", "-"},
      R"({"what":"I put it off and started far too late.","marks":{"procrastination":false,"overload":true}})"
      "\n");
  const auto out = app.ok({"export"});
  CHECK(out.find("\"cause\":\"procrastination\"") == std::string::npos);
  CHECK_THAT(out, ContainsSubstring(R"("cause":"overload","score":1.0,"by":"you")"));
  other.ok({"import", "-"}, out);
  CHECK(other.ok({"export"}) == out);
}

TEST_CASE("a record whose label has no name is told by line, and can be skipped") {
  App app;
  const std::string two = "{\"what\":\"w\",\"tags\":[\"\"]}\n{\"what\":\"fine\"}\n";
  const auto result = app.run({"import", "-"}, two);
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring("stdin:1:"));
  CHECK_THAT(app.ok({"import", "--skip-bad", "-"}, two), ContainsSubstring("imported 1 entry"));
}

TEST_CASE("what nests too deeply is a bad line") {
  App app;
  const std::string deep =
      R"({"what":"x","y":)" + std::string(200'000, '[') + std::string(200'000, ']') + "}\n";
  const auto result = app.run({"import", "-"}, deep);
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring("stdin:1: nested too deeply"));
}

TEST_CASE("importing the same file in another time zone adds nothing") {
  App app;
  const std::string lines =
      R"({"what":"local time","happened_at":"2026-01-02T10:00","next":[{"text":"n","decided_at":"2026-01-03"}]})"
      "\n" +
      two_entries;
  app.ok({"import", "-"}, lines);
  app.zone = detour::fixed_zone(330);
  app.now.offset_minutes = 330;
  CHECK_THAT(app.ok({"import", "-"}, lines), ContainsSubstring("imported 0 entries, 3 already here"));
}

TEST_CASE("entries that stand twice in a file are counted once") {
  App app, other;
  app.ok({"import", "-"}, two_entries);
  const auto out = app.ok({"export"});
  CHECK_THAT(other.ok({"import", "--dry-run", "-"}, out + out),
             ContainsSubstring("would import 2 entries, 2 already here"));
  CHECK_THAT(other.ok({"import", "-"}, out + out), ContainsSubstring("imported 2 entries, 2 already here"));
}

TEST_CASE("the same file named twice comes in once, and so does a record that has a name") {
  App app;
  const auto file = (app.folder() / "two.jsonl").string();
  write_text(file,
             "{\"what\":\"one\"}\n{\"ref\":\"r\",\"what\":\"two\"}\n{\"ref\":\"r\",\"what\":\"two\"}\n");
  CHECK_THAT(app.ok({"import", file, file}), ContainsSubstring("imported 2 entries"));
  CHECK_THAT(app.ok({"import", file}), ContainsSubstring("imported 0 entries"));
}
