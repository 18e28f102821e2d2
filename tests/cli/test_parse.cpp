#include <sstream>

#include "detour/base/display.hpp"
#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

TEST_CASE("every command has help with an example") {
  App app;
  const auto help = app.ok({"--help"});
  for (const auto* command :
       {"log", "edit", "show", "list", "search", "delete", "undo", "history", "restore", "review", "patterns",
        "causes", "scan", "import", "export", "doctor", "completions"}) {
    INFO(command);
    CHECK_THAT(help, ContainsSubstring(std::string("\n  ") + command + " "));
    CHECK_THAT(app.ok({command, "--help"}), ContainsSubstring("Example:\n  detour " + std::string(command)));
    CHECK(app.ok({"help", command}) == app.ok({command, "--help"}));
  }
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(detour::display_width(line) <= 80);
  }
  CHECK_THAT(app.ok({"--version"}), ContainsSubstring("detour "));
}

TEST_CASE("wrong words end with one line that says what to do") {
  App app;
  for (const auto& words : std::vector<std::vector<std::string>>{{"lst"},
                                                                 {"list", "--nope"},
                                                                 {"list", "--limit", "many"},
                                                                 {"list", "--since", "blursday"},
                                                                 {"list", "--kind", "silly"},
                                                                 {"show", "abc"},
                                                                 {"undo", "0"},
                                                                 {"import"},
                                                                 {"import", "--format", "xml", "-"},
                                                                 {"completions", "tcsh"},
                                                                 {"--color", "blue", "list"}}) {
    app.ok({"log", "x"});
    const auto result = app.run(words);
    INFO(words.front() << ": " << result.err);
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK(std::count(result.err.begin(), result.err.end(), '\n') <= 2);
  }
}

TEST_CASE("global options stand before or behind the command") {
  App app;
  const auto file = (app.folder() / "other.db").string();
  app.ok({"--journal", file, "log", "there"});
  CHECK_THAT(app.ok({"list", "--journal", file}), ContainsSubstring("there"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("Nothing is logged yet"));
}

TEST_CASE("colour comes only where it is wanted") {
  App app;
  app.ok({"log", "x"});
  CHECK(app.on_terminal({"list"}, "").out.find('\x1b') != std::string::npos);
  app.environment["NO_COLOR"] = "1";
  CHECK(app.on_terminal({"list"}, "").out.find('\x1b') == std::string::npos);
  CHECK(app.on_terminal({"list", "--color", "always"}, "").out.find('\x1b') != std::string::npos);
}

TEST_CASE("without UTF-8 in the locale bars and quotes are ASCII") {
  App app;
  app.environment["LC_ALL"] = "C";
  for (const auto* day : {"2026-01-05", "2026-01-15", "2026-02-20"})
    app.ok({"log", "I put it off and started far too late.", "--at", day});
  const auto out = app.ok({"patterns"});
  CHECK_THAT(out, ContainsSubstring("Procrastination"));
  CHECK(std::all_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_CASE("a shell is offered commands and options") {
  App app;
  CHECK_THAT(app.ok({"__complete", "pa"}), ContainsSubstring("patterns\n"));
  CHECK_THAT(app.ok({"__complete", "list", "--si"}), ContainsSubstring("--since\n"));
  CHECK(app.ok({"__complete", "log", "--kind", ""}) == "preventable\ncomplex\nintelligent\n");
  CHECK(app.ok({"__complete", "tried", "@1", "w"}) == "worked\n");
  CHECK(app.ok({"__complete", "completions", ""}) == "bash\nzsh\nfish\n");
  CHECK(app.ok({"__complete", "causes", "mark", "@1", "overp"}) == "overpromising\n");
  CHECK(app.ok({"__complete", "import", ""}).empty());
  app.ok({"log", "It broke #meridian #ops @sam"});
  CHECK(app.ok({"__complete", "list", "--tag", "m"}) == "meridian\n");
  CHECK(app.ok({"__complete", "log", "-p", ""}) == "sam\n");
  CHECK_THAT(app.ok({"completions", "bash"}), ContainsSubstring("complete "));
}

TEST_CASE("a bad clock in the environment is named") {
  App app;
  app.environment["DETOUR_NOW"] = "soon";
  const auto result = app.run({"list"});
  CHECK(result.code == 2);
  CHECK_THAT(result.err, ContainsSubstring("DETOUR_NOW"));
}
