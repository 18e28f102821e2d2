#include <algorithm>

#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

const std::string late = "I started the report far too late, the night before it was due.";

bool tells(App& app, const std::string& entry, const std::string& cause) {
  return app.ok({"show", entry, "--json"}).find("\"cause\":\"" + cause + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("what a person marks or rejects is right at once, and undo takes it back") {
  App app;
  app.ok({"log", late});
  REQUIRE(tells(app, "@1", "procrastination"));
  CHECK_THAT(app.ok({"causes", "reject", "@1", "procrastination"}), ContainsSubstring("marked"));
  CHECK_FALSE(tells(app, "@1", "procrastination"));
  app.ok({"undo"});
  CHECK(tells(app, "@1", "procrastination"));
  app.ok({"causes", "mark", "@1", "sunk-cost", "overload"});
  CHECK(tells(app, "@1", "sunk-cost"));
  CHECK(tells(app, "@1", "overload"));
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("as you said"));
  app.ok({"causes", "unmark", "@1", "sunk-cost"});
  CHECK_FALSE(tells(app, "@1", "sunk-cost"));
}

TEST_CASE("marks teach: an entry much like those that were marked is read as they were") {
  App app;
  for (int days = 12; days > 0; --days) {
    app.ok({"log", "The Harrow newsletter again, and the same end of it. #harrow @gwen", "--at",
            std::to_string(days) + " days ago"});
    app.ok({"causes", "mark", "@1", "unclear-ownership"});
  }
  app.ok({"log", "The Harrow newsletter once more, with the same end. #harrow @gwen"});
  CHECK(tells(app, "@1", "unclear-ownership"));
  app.ok({"log", "Missed the bus to the station."});
  CHECK_FALSE(tells(app, "@1", "unclear-ownership"));
  CHECK_THAT(app.ok({"doctor"}), ContainsSubstring("all is well"));
}

TEST_CASE("a few marks on entries that have nothing in common teach next to nothing") {
  App app;
  app.ok({"import", std::string(DETOUR_SOURCE_DIR) + "/share/sample.jsonl"});
  for (const auto* entry : {"@2", "@7", "@12", "@17", "@22"}) app.ok({"causes", "mark", entry, "skill-gap"});
  const auto told = app.ok({"list", "--cause", "skill-gap"});
  CHECK(std::ranges::count(told, '\n') <= 5 + 2);
}

TEST_CASE("a cause of one's own is found by its cues, shown in patterns, renamed and removed") {
  App app;
  app.ok({"log", "Sat down to it after midnight and it was rubbish."});
  CHECK_THAT(
      app.ok({"causes", "add", "night-shift", "--cue", "after midnight", "--meaning", "worked at night"}),
      ContainsSubstring("1 entry so far"));
  CHECK(tells(app, "@1", "night-shift"));
  for (int i = 0; i < 3; ++i) app.ok({"log", "Wrote to them after midnight, badly."});
  CHECK_THAT(app.ok({"patterns"}), ContainsSubstring("Night shift"));
  app.ok({"causes", "rename", "night-shift", "Working at night"});
  CHECK_THAT(app.ok({"patterns", "night-shift"}), ContainsSubstring("Working at night"));
  CHECK_THAT(app.ok({"list", "--cause", "night-shift", "--json"}), ContainsSubstring("after midnight"));
  app.ok({"causes", "remove", "night-shift"});
  CHECK_FALSE(tells(app, "@1", "night-shift"));
  app.ok({"undo"});
  CHECK(tells(app, "@1", "night-shift"));
}

TEST_CASE("a hidden cause is found no more until it is brought back") {
  App app;
  app.ok({"log", late});
  app.ok({"causes", "hide", "procrastination"});
  CHECK_FALSE(tells(app, "@1", "procrastination"));
  CHECK(app.ok({"causes"}).find("procrastination") == std::string::npos);
  CHECK_THAT(app.ok({"causes", "procrastination"}), ContainsSubstring("hidden"));
  app.ok({"causes", "unhide", "procrastination"});
  CHECK(tells(app, "@1", "procrastination"));
}

TEST_CASE("an explanation shows the words that spoke and whether the cause was told") {
  App app;
  app.ok({"log", late});
  const auto text = app.ok({"causes", "explain", "@1"});
  CHECK_THAT(text, ContainsSubstring("Procrastination: told"));
  CHECK_THAT(text, ContainsSubstring("a phrase detour knows"));
  CHECK_THAT(app.ok({"causes", "explain", "@1", "--json"}), ContainsSubstring("\"log_odds\""));
}

TEST_CASE("what cannot be taught is refused with what to do instead") {
  App app;
  app.ok({"log", late});
  CHECK(app.run({"causes", "mark", "@1", "procastination"}).code == 3);
  CHECK_THAT(app.run({"causes", "mark", "@1", "procastination"}).err,
             ContainsSubstring("did you mean 'procrastination'"));
  CHECK(app.run({"causes", "mark", "zzzz", "overload"}).code == 3);
  CHECK(app.run({"causes", "mark", "@1"}).code == 2);
  CHECK(app.run({"causes", "add", "Night Shift", "--cue", "x"}).code == 2);
  CHECK(app.run({"causes", "add", "overload", "--cue", "x"}).code == 2);
  CHECK(app.run({"causes", "add", "mine"}).code == 2);
  CHECK(app.run({"causes", "add", "mine", "--cue", "<nosuch"}).code == 2);
  CHECK(app.run({"causes", "remove", "overload"}).code == 3);
}
