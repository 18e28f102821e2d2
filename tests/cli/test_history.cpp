// What was is not lost: history, undo, restore.
#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

/// Logs one entry and returns its short id.
std::string logged(App& app, const std::string& text) {
  return app.ok({"log", text}).substr(std::string("logged ").size(), 4);
}

}  // namespace

TEST_CASE("deleting asks first, undo brings the entry back and says so in words") {
  App app;
  app.ok({"log", "Precious words"});
  CHECK(app.run({"delete", "@1"}).code == 2);
  CHECK_THAT(app.on_terminal({"delete", "@1"}, "n\n").out, ContainsSubstring("nothing was deleted"));
  app.ok({"delete", "@1", "--yes"});
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("no entry fits"));
  const auto out = app.ok({"undo"});
  CHECK_THAT(out, ContainsSubstring("undid delete"));
  CHECK_THAT(out, ContainsSubstring("\"Precious words\" is back"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("Precious words"));
  app.ok({"undo"});
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("no entry fits"));
}

TEST_CASE("history numbers the states and tells what each added and took away") {
  App app;
  const auto id = logged(app, "Promised Friday #meridian");
  app.ok({"edit", id, "--lesson", "ask Sam first"});
  app.ok({"edit", id, "--what", "Promised Monday", "--clear", "lessons"});
  app.ok({"causes", "mark", id, "overload"});
  app.ok({"delete", id, "--yes"});
  const auto out = app.ok({"history", id});
  CHECK_THAT(out, Catch::Matchers::Matches(R"(1  \S+ \S+  log
  \+ what      Promised Friday #meridian
  \+ happened  .*
  \+ tag       #meridian
2  \S+ \S+  edit
  \+ learned   ask Sam first
3  \S+ \S+  edit
  - what      Promised Friday #meridian
  - learned   ask Sam first
  - tag       #meridian
  \+ what      Promised Monday
4  \S+ \S+  causes mark
  \+ marked    overload
5  \S+ \S+  delete
)"));
}

TEST_CASE("a deleted entry is told as deleted, and restore brings it back as it was") {
  App app;
  const auto id = logged(app, "Precious words");
  app.ok({"edit", id, "--lesson", "keep a copy"});
  const auto before = app.ok({"show", id, "--json"});
  app.ok({"delete", id, "--yes"});
  for (int i = 0; i < 3; ++i) app.ok({"log", "something else"});

  const auto refused = app.run({"show", id});
  CHECK(refused.code == 3);
  CHECK_THAT(refused.err, ContainsSubstring("entry '" + id + "' is deleted"));
  CHECK_THAT(refused.err, ContainsSubstring("'detour restore " + id + "'"));
  CHECK_THAT(app.ok({"restore"}),
             Catch::Matchers::StartsWith(id + "  deleted ") && Catch::Matchers::EndsWith("Precious words\n"));
  CHECK_THAT(app.ok({"restore", id}), ContainsSubstring("keep a copy"));
  CHECK(app.ok({"show", id, "--json"}) == before);
  CHECK(app.ok({"restore"}) == "no entry is deleted\n");
  app.ok({"undo"});
  CHECK(app.run({"show", id}).code == 3);
}

TEST_CASE("restore brings back the state that its number in the history says") {
  App app;
  const auto id = logged(app, "one");
  app.ok({"edit", id, "--what", "two"});
  app.ok({"edit", id, "--what", "three"});
  CHECK_THAT(app.ok({"restore", id, "1"}), ContainsSubstring("one"));
  CHECK_THAT(app.ok({"restore", id, "2"}), ContainsSubstring("two"));
  CHECK_THAT(app.ok({"history", id}), ContainsSubstring("5  ") && ContainsSubstring("restore"));
}

TEST_CASE("a deleted entry is found by the name that its source gave it, too") {
  App app;
  app.ok({"import", "-"}, "{\"ref\":\"ines-010\",\"what\":\"one\"}\n");
  app.ok({"delete", "ines-010", "--yes"});
  CHECK_THAT(app.run({"show", "ines-010"}).err, ContainsSubstring("is deleted"));
  CHECK_THAT(app.ok({"history", "ines-010"}), ContainsSubstring("delete"));
  CHECK_THAT(app.ok({"restore", "ines-010"}), ContainsSubstring("one"));
}

TEST_CASE("restoring the state that is there changes nothing, and undo takes nothing else back") {
  App app;
  app.ok({"log", "one"});
  CHECK(app.ok({"restore", "@1", "1"}) == "nothing was changed\n");
  CHECK_THAT(app.ok({"undo"}), ContainsSubstring("undid log"));
}

TEST_CASE("restore refuses what there is not, and says where to look") {
  App app;
  CHECK(app.ok({"restore"}) == "no entry is deleted\n");
  CHECK(app.run({"restore", "7f3k"}).code == 3);
  const auto id = logged(app, "one");
  CHECK(app.run({"restore", "zzzz"}).code == 3);
  CHECK(app.run({"restore", id, "0"}).code == 2);
  for (const auto& words : std::vector<std::vector<std::string>>{{"restore", id}, {"restore", id, "2"}}) {
    const auto refused = app.run(words);
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, ContainsSubstring("'detour history " + id + "' numbers the states"));
  }
  app.ok({"delete", id, "--yes"});
  CHECK(app.run({"restore", id, "2"}).code == 2);
}
