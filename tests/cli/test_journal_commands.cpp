#include <SQLiteCpp/SQLiteCpp.h>

#include <sstream>

#include "detour/base/display.hpp"
#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

TEST_CASE("reading commands without a journal say so kindly and make nothing") {
  App app;
  for (const auto* command : {"", "list", "patterns", "review", "doctor"}) {
    INFO(command);
    CHECK_THAT(app.ok(*command == '\0' ? std::vector<std::string>{} : std::vector<std::string>{command}),
               ContainsSubstring("Nothing is logged yet"));
  }
  CHECK(app.ok({"export"}).empty());
  CHECK(app.ok({"list", "--json"}).empty());
  CHECK(app.ok({"search", "x", "--json"}).empty());
  CHECK_THAT(app.ok({"patterns", "--json"}), ContainsSubstring(R"("entries":0,)"));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
  CHECK_FALSE(std::filesystem::exists(app.journal().parent_path()));
}

TEST_CASE("changing what is not there makes no journal") {
  App app;
  for (const auto& command : std::vector<std::vector<std::string>>{{"edit", "@1", "--what", "x"},
                                                                   {"delete", "@1", "--yes"},
                                                                   {"undo"},
                                                                   {"history", "@1"},
                                                                   {"show", "@1"}}) {
    INFO(command.front());
    const auto result = app.run(command);
    CHECK(result.code == 3);
    CHECK_THAT(result.err, ContainsSubstring("nothing is logged yet"));
  }
  CHECK_THAT(app.ok({"doctor", "--rebuild"}), ContainsSubstring("Nothing is logged yet"));
  CHECK_FALSE(std::filesystem::exists(app.journal().parent_path()));
}

TEST_CASE("editing with flags changes only what is named") {
  App app;
  app.ok({"log", "Old text #a", "-t", "b"});
  app.ok({"edit", "@1", "--what", "New text #c", "--lesson", "learned", "--remove-tag", "b"});
  const auto json = app.ok({"show", "--json"});
  CHECK_THAT(json, ContainsSubstring(R"("what":"New text #c")"));
  CHECK_THAT(json, ContainsSubstring(R"("tags":["c"])"));
  CHECK_THAT(json, ContainsSubstring("learned"));
  CHECK(app.run({"edit", "@1"}).code == 2);
  CHECK(app.run({"edit", "zzzz", "--what", "x"}).code == 3);
}

TEST_CASE("editing in the editor changes the entry and an untouched draft changes nothing") {
  App app;
  app.ok({"log", "Old text"});
  app.editor = [](const std::filesystem::path&) { return true; };
  CHECK_THAT(app.on_terminal({"edit", "@1"}, "").out, ContainsSubstring("nothing was changed"));
  app.editor = [](const std::filesystem::path& file) {
    auto text = text_of(file);
    write_text(file, text.replace(text.find("Old"), 3, "New"));
    return true;
  };
  CHECK_THAT(app.on_terminal({"edit", "@1"}, "").out, ContainsSubstring("New text"));
  CHECK_THAT(app.ok({"history", "@1"}), ContainsSubstring("edit"));
}

TEST_CASE("an entry changed by another command while the editor was open is not overwritten") {
  App app;
  app.ok({"log", "Old text"});
  app.editor = [&app](const std::filesystem::path& file) {
    app.ok({"edit", "@1", "--lesson", "from elsewhere"});
    auto text = text_of(file);
    write_text(file, text.replace(text.find("Old"), 3, "New"));
    return true;
  };
  const auto result = app.on_terminal({"edit", "@1"}, "");
  CHECK(result.code == 1);
  CHECK_THAT(result.err, ContainsSubstring("kept in "));
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("from elsewhere"));
}

TEST_CASE("list shows the newest twenty and says how many there are") {
  App app;
  std::string lines;
  for (int i = 0; i < 25; ++i) lines += "{\"what\":\"entry " + std::to_string(i) + "\"}\n";
  app.ok({"import", "-"}, lines);
  const auto result = app.run({"list"});
  CHECK(std::count(result.out.begin(), result.out.end(), '\n') == 20);
  CHECK_THAT(result.err, ContainsSubstring("20 of 25"));
  const auto all = app.ok({"list", "--limit", "0"});
  CHECK(std::count(all.begin(), all.end(), '\n') == 25);
}

TEST_CASE("rows fit the terminal and show no control characters of stored text") {
  App app;
  app.ok({"log",
          "evil \x1b[31mred\x1b[0m \x07 and a rather long text that goes on and on, 会議で納期を約束した, "
          "until it is cut"});
  for (const auto& command : std::vector<std::vector<std::string>>{
           {"list"}, {"show"}, {"search", "evil"}, {"history", "@1"}, {"review", "--print"}}) {
    const auto out = app.ok(command);
    INFO(out);
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find('\x07') == std::string::npos);
  }
}

TEST_CASE("search prints snippets and as JSON a score") {
  App app;
  app.ok({"log", "The deadline moved again"});
  CHECK_THAT(app.ok({"search", "deadlines"}), ContainsSubstring("The deadline moved again"));
  const auto json = app.ok({"search", "deadline", "--json"});
  CHECK_THAT(json, ContainsSubstring("\"score\":"));
  CHECK_THAT(json, ContainsSubstring("\"snippet\":\"The deadline moved again\""));
  CHECK_THAT(app.ok({"search", "zebra"}), ContainsSubstring("no entry has these words"));
  CHECK(app.run({"search", "\"", "(", "NEAR"}).code == 0);
}

TEST_CASE("doctor finds a flipped letter in a stored text") {
  App app;
  app.ok({"log", "Zanzibar was the plan"});
  CHECK_THAT(app.ok({"doctor"}), ContainsSubstring("all is well"));
  auto bytes = text_of(app.journal());
  for (auto at = bytes.find("Zanzibar"); at != std::string::npos; at = bytes.find("Zanzibar", at + 1))
    bytes[at + 3] = 'y';
  write_text(app.journal(), bytes);
  const auto result = app.run({"doctor"});
  CHECK(result.code == 4);
  CHECK_THAT(result.out, ContainsSubstring("is not what was written"));
  CHECK(app.run({"show", "@1"}).code == 4);
}

TEST_CASE("doctor --rebuild makes the tables anew") {
  App app;
  app.ok({"log", "Started far too late again, the night before #x"});
  const auto before = app.ok({"list", "--json"});
  CHECK_THAT(app.ok({"doctor", "--rebuild"}), ContainsSubstring("all is well"));
  CHECK(app.ok({"list", "--json"}) == before);
}

TEST_CASE("the status tells what is open") {
  App app;
  app.ok({"log", "x", "-n", "when asked I will check", "--due", "tomorrow"});
  const auto out = app.ok({});
  CHECK_THAT(out, ContainsSubstring("1 entry, 1 for the next review; no review yet"));
  CHECK_THAT(out, ContainsSubstring("when asked I will check"));
  CHECK_THAT(out, ContainsSubstring("due tomorrow"));
}

TEST_CASE("causes lists the catalogue and one of it in detail") {
  App app;
  CHECK_THAT(app.ok({"causes"}), ContainsSubstring("overpromising"));
  CHECK_THAT(app.ok({"causes", "overpromising"}), ContainsSubstring("ask yourself"));
  const auto result = app.run({"causes", "overpromissing"});
  CHECK(result.code == 3);
  CHECK_THAT(result.err, ContainsSubstring("did you mean 'overpromising'"));
}

TEST_CASE("a journal of an earlier schema is read without being changed, and upgraded by the first write") {
  const std::string to_second = "DROP TABLE inkling; PRAGMA user_version=2;";
  const std::string to_first =
      "DROP TABLE mark; DROP TABLE own_cause; DROP TABLE personal; DROP INDEX entry_by_follows;"
      "ALTER TABLE entry DROP COLUMN follows; ALTER TABLE entry DROP COLUMN stage; PRAGMA user_version=1;";
  const bool is_first = GENERATE(false, true);
  App app;
  app.ok({"log", "I started the report far too late, the night before it was due.", "-l", "start on monday"});
  {
    SQLite::Database db(app.journal().string(), SQLite::OPEN_READWRITE);
    db.exec(is_first ? to_second + to_first : to_second);
  }
  const auto before = text_of(app.journal());
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("procrastination"));
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("start on monday"));
  CHECK_THAT(app.ok({"export"}), ContainsSubstring("far too late"));
  CHECK_THAT(app.ok({"patterns"}), ContainsSubstring("1 entry"));
  CHECK(text_of(app.journal()) == before);
  app.ok({"log", "Another one"});
  CHECK_THAT(app.ok({"doctor"}), ContainsSubstring("all is well"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("Another one"));
}

TEST_CASE("edit --clear empties a field, and what is given beside it comes in its place") {
  App app;
  app.ok({"log", "It broke", "-e", "it holds", "-l", "old one", "-n", "when I ship I test", "--kind",
          "complex"});
  app.ok({"edit", "@1", "--clear", "expected", "--clear", "kind", "--clear", "lessons", "-l", "new one"});
  const auto json = app.ok({"show", "--json"});
  CHECK_THAT(
      json, !ContainsSubstring("it holds") && !ContainsSubstring("old one") && !ContainsSubstring("complex"));
  CHECK_THAT(json, ContainsSubstring("new one") && ContainsSubstring("when I ship I test"));
  const auto wrong = app.run({"edit", "@1", "--clear", "what"});
  CHECK(wrong.code == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("expected, assumptions, lessons"));
}

TEST_CASE("an entry that is named twice is deleted once") {
  App app;
  app.ok({"log", "one"});
  app.ok({"log", "two"});
  const auto out = app.ok({"delete", "@1", "@1", "--yes"});
  CHECK(out.find("two") == out.rfind("two"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("one") && !ContainsSubstring("two"));
}

TEST_CASE("a clock beyond what a revision can hold is refused") {
  App app;
  app.environment["DETOUR_NOW"] = "6429-10-18T00:00:00Z";
  const auto result = app.run({"log", "from far away"});
  CHECK(result.code == 2);
  CHECK_THAT(result.err, ContainsSubstring("DETOUR_NOW"));
  app.environment["DETOUR_NOW"] = "6429-01-01T00:00:00Z";
  app.ok({"log", "from far away"});
  CHECK_THAT(app.ok({"history", "@1"}), ContainsSubstring("6429"));
}

TEST_CASE("what is printed fits a terminal of sixty columns") {
  App app;
  app.columns = 60;
  for (const auto* day : {"2026-01-10", "2026-01-20", "2026-01-30", "2026-02-10"})
    app.ok({"log", "Promised Meridian the whole report for Friday without asking design first. #meridian",
            "--at", day, "-a", "design has nothing else to do this week 80%", "-l",
            "ask design before giving a date", "-n", "when a client asks for a date, I will say tomorrow",
            "--estimate", "1d", "--actual", "3d"});
  for (const auto& words :
       std::vector<std::vector<std::string>>{{},
                                             {"list"},
                                             {"show"},
                                             {"search", "design"},
                                             {"history", "@1"},
                                             {"patterns"},
                                             {"patterns", "overpromising"},
                                             {"causes"},
                                             {"causes", "overload"},
                                             {"causes", "explain", "@1"},
                                             {"assumptions"},
                                             {"stats"},
                                             {"others"},
                                             {"next"},
                                             {"tried", "@1", "worked", "she only nodded"},
                                             {"before", "name a date", "--estimate", "3d"},
                                             {"review", "--print"}}) {
    std::istringstream lines(app.ok(words));
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(detour::display_width(line) <= 60);
    }
  }
}

TEST_CASE("no control character of an imported cause or of a title reaches the screen") {
  App app;
  std::string lines;
  for (int i = 0; i < 3; ++i)
    lines +=
        "{\"what\":\"Too much at once " + std::to_string(i) +
        R"(","causes":[{"cause":"\u001b[31mq","by":"you","score":1},{"cause":"overload","by":"you","score":1}]})" +
        "\n";
  app.ok({"import", "-"}, lines);
  app.ok({"causes", "rename", "overload", "Evil \x1b[31m title"});
  // That no escape comes out is checked after every run.
  for (const auto& words : std::vector<std::vector<std::string>>{{},
                                                                 {"patterns"},
                                                                 {"patterns", "overload"},
                                                                 {"review", "--print"},
                                                                 {"stats"},
                                                                 {"list"},
                                                                 {"causes"}})
    CHECK_THAT(app.ok(words), !ContainsSubstring("[31mq"));
}

TEST_CASE("what a source calls its entries hides none of one's own") {
  App app;
  app.ok({"log", "newest"});
  app.ok({"import", "-"}, "{\"ref\":\"@1\",\"what\":\"old one\",\"happened_at\":\"2020-01-01\"}\n");
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("newest"));
  app.ok({"import", "-"},
         "{\"id\":\"xfneabcdefghjkmnpqrs\",\"what\":\"mine\"}\n{\"ref\":\"xfne\",\"what\":\"other\"}\n"
         "{\"ref\":\"xfneabcdefghjkmnpqrs\",\"what\":\"third\"}\n");
  CHECK_THAT(app.run({"show", "xfne"}).err, ContainsSubstring("fits more than one entry"));
  CHECK_THAT(app.ok({"show", "xfneabcdefghjkmnpqrs"}), ContainsSubstring("mine"));
}

TEST_CASE("without a terminal no editor is opened, and what was typed is kept") {
  App app;
  app.editor = [](const std::filesystem::path&) { return true; };
  const auto refused = app.run({"log", "half a thought", "--edit"});
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, ContainsSubstring("no terminal") && ContainsSubstring("is kept in"));
}
