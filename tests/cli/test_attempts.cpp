#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

std::string id_of(const std::string& json) {
  const auto at = json.find("\"id\":\"") + 6;
  return json.substr(at, json.find('"', at) - at);
}

}  // namespace

TEST_CASE("next lists open attempts, due first, and adds one with its day") {
  App app;
  app.ok({"log", "First", "-n", "when asked I will check"});
  app.ok({"log", "Second", "-n", "when it is due I will send it", "--due", "2026-03-09"});
  const auto list = app.ok({"next"});
  CHECK(list.find("when it is due") < list.find("when asked"));
  CHECK_THAT(app.ok({"next", "add", "@1", "when she calls, I will answer", "--due", "next friday"}),
             ContainsSubstring("planned"));
  CHECK_THAT(app.ok({"next", "--json"}),
             ContainsSubstring(R"("text":"when she calls, I will answer","due":"2026-03-13")"));
  CHECK_THAT(app.ok({"next", "add", "@1", "try harder"}), ContainsSubstring("when … I will …"));
}

TEST_CASE("tried keeps the outcome and a note, and undo takes it back") {
  App app;
  app.ok({"log", "First", "-n", "when asked I will check"});
  CHECK_THAT(app.ok({"tried", "@1", "worked", "she", "agreed"}), ContainsSubstring("It worked"));
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("status":"worked")"));
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("note":"she agreed")"));
  CHECK_THAT(app.ok({"next"}), ContainsSubstring("Nothing is open"));
  app.ok({"undo"});
  CHECK_THAT(app.ok({"next"}), ContainsSubstring("when asked"));
}

TEST_CASE("an outcome on record is not written over unless that is asked for") {
  App app;
  app.ok({"log", "First", "-n", "when the disk is full I will clean up"});
  app.ok({"tried", "@1", "Failed", "filled up in a night"});
  const auto refused = app.run({"tried", "@1", "worked"});
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err,
             ContainsSubstring("failed on 2026-03-06") && ContainsSubstring("filled up in a night"));
  app.on_terminal({"tried", "@1", "worked"}, "n\n");
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("(failed: filled up"));
  app.now.seconds += 24 * 3600;
  app.ok({"tried", "@1", "mixed", "--correct"});
  const auto shown = app.ok({"show", "@1", "--json"});
  CHECK_THAT(shown, ContainsSubstring(R"("status":"mixed","decided_at":"2026-03-06)"));
  CHECK(shown.find("filled up in a night") == std::string::npos);
}

TEST_CASE("of several open attempts one must be named, by its number") {
  App app;
  app.ok({"log", "First", "-n", "one", "-n", "two"});
  CHECK_THAT(app.run({"tried", "@1", "failed"}).err, ContainsSubstring("2 open attempts"));
  app.ok({"tried", "@1.2", "failed"});
  CHECK_THAT(app.ok({"next"}), ContainsSubstring("one"));
  CHECK(app.ok({"next"}).find("two") == std::string::npos);
  CHECK(app.run({"tried", "@1.7", "failed"}).code == 3);
  CHECK(app.run({"tried", "@1", "solved"}).code == 2);
  CHECK(app.run({"tried", "zzzz", "worked"}).code == 3);
}

TEST_CASE("a failed attempt becomes the next link of the chain, by flag or when asked") {
  App app;
  const auto first = id_of(app.ok({"log", "The demo broke.", "-n", "when I demo I will rehearse", "--json"}));
  app.ok({"tried", "@1", "failed", "--log", "The demo broke again, at the same place."});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("\"follows\":\"" + first + "\""));
  app.ok({"edit", "@1", "--next", "when I demo I will rehearse on the real machine"});
  const auto result = app.on_terminal({"tried", "@1", "failed"}, "The third demo broke as well.\n");
  CHECK(result.code == 0);
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("The third demo broke"));
  CHECK_THAT(app.ok({"story", "@1"}), ContainsSubstring("The demo broke."));
}

TEST_CASE("log --follows links an entry, and a wrong id keeps the text") {
  App app;
  const auto first = id_of(app.ok({"log", "One", "--json"}));
  app.ok({"log", "Two", "--follows", first});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("\"follows\":\"" + first + "\""));
  const auto result = app.run({"log", "Three", "--follows", "zzzz"});
  CHECK(result.code == 3);
  CHECK_THAT(result.err, ContainsSubstring("is kept in"));
}

TEST_CASE("ok notes what went well without making it a setback") {
  App app;
  for (int i = 0; i < 3; ++i) app.ok({"log", "I promised Friday again and it took till Tuesday."});
  CHECK_THAT(app.ok({"ok", "They asked for a date and I said tomorrow.", "-c", "overpromising"}),
             ContainsSubstring("kept away"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("ok: They asked"));
  CHECK_THAT(app.ok({"patterns", "--json"}), ContainsSubstring("\"entries\":3"));
  CHECK_THAT(app.ok({"stats"}), ContainsSubstring("1 time it went well"));
  CHECK(app.run({"ok", " "}).code == 2);
}

TEST_CASE("one undo takes back a failed attempt together with the setback that came of it") {
  App app;
  app.ok({"log", "First", "-n", "when asked I will check"});
  app.ok({"tried", "@1", "failed", "--log", "It broke again."});
  app.ok({"undo"});
  CHECK(app.ok({"list"}).find("It broke again") == std::string::npos);
  CHECK_THAT(app.ok({"next"}), ContainsSubstring("when asked I will check"));
}

TEST_CASE("edit --follows stands a circle that an import brought, and a first entry that is gone") {
  App app;
  app.ok({"import", "-"}, R"({"id":"0123456789abcdefghj1","what":"a","follows":"0123456789abcdefghj2"})"
                          "\n"
                          R"({"id":"0123456789abcdefghj2","what":"b","follows":"0123456789abcdefghj1"})"
                          "\n");
  app.ok({"log", "c"});
  app.ok({"edit", "@1", "--follows", "0123456789abcdefghj1"});
  app.ok({"log", "first"});
  const auto first = id_of(app.ok({"show", "--json"}));
  app.ok({"log", "second", "--follows", first});
  const auto second = id_of(app.ok({"show", "--json"}));
  app.ok({"delete", first, "--yes"});
  app.ok({"log", "third"});
  app.ok({"edit", "@1", "--follows", second});
}

TEST_CASE("edit --follows links an entry afterwards, but not in a circle") {
  App app;
  const auto first = id_of(app.ok({"log", "One", "--json"}));
  const auto second = id_of(app.ok({"log", "Two", "--json"}));
  app.ok({"edit", second, "--follows", first});
  CHECK_THAT(app.ok({"show", second, "--json"}), ContainsSubstring("\"follows\":\"" + first + "\""));
  CHECK(app.run({"edit", first, "--follows", second}).code == 2);
  CHECK(app.run({"edit", first, "--follows", first}).code == 2);
  CHECK(app.run({"edit", second, "--follows", "zzzz"}).code == 3);
}

TEST_CASE("bytes that are no text are repaired wherever they are typed, and lose nothing around them") {
  App app;
  const std::string bad = "bad \xff bytes";
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"log", bad, "-t", bad, "-a", bad, "-n", bad},
                                             {"ok", bad},
                                             {"next", "add", "@1", bad},
                                             {"before", bad, "--json"},
                                             {"tried", "@1", "worked", bad},
                                             {"edit", "@1", "-l", bad}})
    CHECK(app.run(words).code == 0);
  CHECK_THAT(app.ok({"export"}), ContainsSubstring("bad ÿ bytes"));
}

TEST_CASE("what was typed is kept whole when it cannot be saved, whatever command it was typed for") {
  App app;
  std::filesystem::create_directories(app.journal());  // a folder stands where the journal should
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"log", "precious text that is long enough", "--whose", "precious Bob", "--estimate", "3d"},
           {"log", "precious text that is long enough", "--at", "blah"},
           {"ok", "precious text that is long enough"},
           {"before", "precious text that is long enough", "--log", "-a", "precious assumption"},
           {"next", "add", "@1", "precious text that is long enough", "--due", "blah"}}) {
    const auto result = app.run(words);
    CHECK(result.code != 0);
    const auto at = result.err.rfind("is kept in ");
    INFO(result.err);
    REQUIRE(at != std::string::npos);
    const auto from = at + 11;
    const auto kept = text_of(result.err.substr(from, result.err.find_first_of("\n;", from) - from));
    CHECK_THAT(kept, ContainsSubstring("precious text that is long enough"));
    if (words[0] == "log" && words[2] == "--whose") CHECK_THAT(kept, ContainsSubstring("precious Bob"));
  }
}
