#include <sys/stat.h>

#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

TEST_CASE("a line is logged with its tags and people and told with its id") {
  App app;
  const auto out = app.ok({"log", "Told Meridian we'd ship Friday; we didn't. #meridian @sam"});
  CHECK_THAT(out, ContainsSubstring("logged "));
  CHECK_THAT(out, ContainsSubstring("2026-03-06 17:20"));
  CHECK_THAT(out, ContainsSubstring("#meridian @sam"));
  CHECK_THAT(app.ok({"list", "--tag", "meridian"}), ContainsSubstring("Told Meridian"));
  CHECK_THAT(app.ok({"list", "--person", "nobody"}), ContainsSubstring("no entry fits"));
}

TEST_CASE("every field has a flag") {
  App app;
  app.ok({"log",      "It",
          "went",     "wrong",
          "--at",     "yesterday 09:30",
          "-e",       "it goes well",
          "-a",       "they sign on time 80%",
          "-l",       "ask first",
          "-n",       "when asked I will check",
          "--due",    "next friday",
          "-t",       "Client",
          "-p",       "Ana",
          "--kind",   "complex",
          "--source", "the minutes"});
  const auto json = app.ok({"show", "--json"});
  for (const auto* part : {R"("what":"It went wrong")", R"("happened_at":"2026-03-05T09:30:00+00:00")",
                           R"("expected":"it goes well")", R"("text":"they sign on time","confidence":80)",
                           R"("text":"ask first")", R"("due":"2026-03-13")", R"("tags":["client"])",
                           R"("people":["ana"])", R"("kind":"complex")", R"("source":"the minutes")"})
    CHECK_THAT(json, ContainsSubstring(part));
}

TEST_CASE("text comes from a pipe where none is given") {
  App app;
  app.ok({"log"}, "First line.\nSecond line. #piped\n");
  CHECK_THAT(app.ok({"show"}), ContainsSubstring("Second line."));
  app.ok({"log", "-"}, "dashed");
  CHECK_THAT(app.ok({"show"}), ContainsSubstring("dashed"));
}

TEST_CASE("words in brackets and words that look like commands are text") {
  App app;
  app.ok({"log", "[sic]", "walked", "to", "list", "[]", "-t", "a"});
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("what":"[sic] walked to list []")"));
}

TEST_CASE("an empty text is refused and nothing is made") {
  App app;
  const auto result = app.run({"log"}, "  \n");
  CHECK(result.code == 2);
  CHECK_FALSE(std::filesystem::exists(app.journal()));
}

TEST_CASE("a bad date is refused with forms that work and piped text is kept") {
  App app;
  const auto result = app.run({"log", "--at", "blursday"}, "typed with care");
  CHECK(result.code == 2);
  CHECK_THAT(result.err, ContainsSubstring("blursday"));
  const auto place = result.err.find("kept in ");
  REQUIRE(place != std::string::npos);
  const auto file = result.err.substr(place + 8, result.err.find('\n', place) - place - 8);
  CHECK_THAT(text_of(file), ContainsSubstring("typed with care"));
}

TEST_CASE("journal and folder are for their owner only") {
  App app;
  app.ok({"log", "private"});
  struct stat status {};
  REQUIRE(::stat(app.journal().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(::stat(app.journal().parent_path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
}

TEST_CASE("a text that cannot be saved is kept in a file that the message names") {
  App app;
  write_text(
      app.journal(),
      "this is no database, but long enough to be looked at as one by SQLite, which reads 100 bytes first");
  const auto result = app.run({"log", "typed with care", "-l", "and learned"});
  CHECK(result.code == 4);
  CHECK_THAT(result.err, ContainsSubstring("is not a detour journal"));
  const auto place = result.err.find("kept in ");
  REQUIRE(place != std::string::npos);
  const auto kept = text_of(result.err.substr(place + 8, result.err.find('\n', place) - place - 8));
  CHECK_THAT(kept, ContainsSubstring("typed with care"));
  CHECK_THAT(kept, ContainsSubstring("- and learned"));
}

TEST_CASE("on a terminal without a text the editor opens and what it leaves is logged") {
  App app;
  app.editor = [](const std::filesystem::path& file) {
    auto text = text_of(file);
    const auto answer = text.find('\n') + 1;
    write_text(file, text.insert(answer, "Written in the editor #ed\n"));
    return true;
  };
  const auto result = app.on_terminal({"log"}, "");
  CHECK(result.code == 0);
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("Written in the editor #ed"));
  CHECK(std::filesystem::is_empty(app.folder() / "home/.local/state/detour"));
}

TEST_CASE("an editor that leaves the template empty logs nothing") {
  App app;
  app.editor = [](const std::filesystem::path&) { return true; };
  const auto result = app.on_terminal({"log"}, "");
  CHECK(result.code == 0);
  CHECK_THAT(result.err, ContainsSubstring("nothing was logged"));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
}

TEST_CASE("a draft stays where the message says when the editor fails") {
  App app;
  app.editor = [](const std::filesystem::path& file) {
    write_text(file, "half a thought");
    return false;
  };
  const auto result = app.on_terminal({"log"}, "");
  CHECK(result.code == 1);
  const auto place = result.err.find("kept in ");
  REQUIRE(place != std::string::npos);
  CHECK(text_of(result.err.substr(place + 8, result.err.find('\n', place) - place - 8)) == "half a thought");
}

TEST_CASE("keys that move the cursor are no part of an answer") {
  App app;
  app.on_terminal({"log", "--ask"}, "arr\x1b[D\x1b[1;5C\x1bOHow é\tx\x7f\n\n\n\n\n");
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("what":"arrow é\tx")"));
}

TEST_CASE("asking goes line by line, skips with Enter and asks again for a day that is none") {
  App app;
  const auto result = app.on_terminal({"log", "--ask"},
                                      "It broke\n\nit holds 70%\ntest it\nwhen I ship I will test (due "
                                      "blursday)\nwhen I ship I will test (due friday)\n");
  CHECK(result.code == 0);
  const auto json = app.ok({"show", "--json"});
  CHECK_THAT(json, ContainsSubstring(R"("what":"It broke")"));
  CHECK_THAT(json, ContainsSubstring(R"("confidence":70)"));
  CHECK_THAT(json, ContainsSubstring(R"("due":"2026-03-13")"));
  CHECK(json.find("expected") == std::string::npos);
}

TEST_CASE("the end of input in the middle of --ask keeps what was told") {
  App app;
  CHECK(app.on_terminal({"log", "--ask"}, "It broke\nIt should have held\n").code == 0);
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("It should have held"));
  CHECK(app.run({"log", "--ask"}).code == 2);
}

TEST_CASE("the answer tells how often the cause came this month and the last lesson on it") {
  App app;
  app.ok({"log", "I started the report far too late, the night before it was due.", "--at", "2 march", "-l",
          "start on the first"});
  const auto out =
      app.ok({"log", "Started the slides the night before again; I had put them off for weeks."});
  CHECK_THAT(out, ContainsSubstring("Procrastination"));
  CHECK_THAT(out, ContainsSubstring("2nd time this month"));
  app.ok({"log", "I started the talk far too late, the night before.", "--at", "2026-01-03"});
  CHECK_THAT(app.ok({"log", "I put the talk off until the night before.", "--at", "2026-01-05"}),
             ContainsSubstring("2nd time in 2026-01"));
  CHECK_THAT(out, ContainsSubstring("start on the first"));
}
