#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

TEST_CASE("before brings back what shares words or danger, with lessons, and asks to connect the two") {
  App app;
  app.ok(
      {"log", "Told Meridian we would ship on Friday; we did not.", "-l", "ask design before giving a date"});
  app.ok({"log", "The printer was out of ink."});
  const auto text = app.ok({"before", "quote a date for the Meridian redesign"});
  CHECK_THAT(text, ContainsSubstring("ask design before giving a date"));
  CHECK_THAT(text, ContainsSubstring("Overpromising"));
  CHECK_THAT(text, ContainsSubstring("How is this like 2026-03-06"));
  CHECK(text.find("printer") == std::string::npos);
}

TEST_CASE("before --json gives query and matches, and an empty list without a journal") {
  App app;
  CHECK_THAT(app.ok({"before", "water the plants", "--json"}),
             ContainsSubstring(R"({"query":"water the plants","matches":[])"));
  app.ok({"log", "Promised Meridian the draft on Friday; it took till Tuesday.", "-l", "ask first"});
  const auto json = app.ok({"before", "quote a date to Meridian", "--json", "--limit", "1"});
  CHECK_THAT(json, ContainsSubstring(R"("why":["cause: overpromising")"));
  CHECK_THAT(json, ContainsSubstring(R"("lesson":"ask first")"));
}

TEST_CASE("before shows who else stood there when the same danger is near") {
  App app;
  CHECK_THAT(app.ok({"before", "rehearse the Brahms once, the day before"}),
             ContainsSubstring("rachmaninoff-first-symphony"));
  CHECK(app.ok({"before", "water the plants"}).find("Others who stood there") == std::string::npos);
}

TEST_CASE("what went well and what others did are told as such, apart from one's own setbacks") {
  App app;
  app.ok({"ok", "Meridian asked for a date and I waited", "-c", "overpromising"});
  app.ok({"log", "Promised Meridian a date without asking.", "--whose", "Tom"});
  app.ok({"log", "Told Meridian we would ship on Friday; we did not.", "--at", "2026-03-01"});
  const auto text = app.ok({"before", "name Meridian a date", "--limit", "1"});
  CHECK_THAT(text,
             Catch::Matchers::Matches("[0-9a-z]{4}  2026-03-01(\n|.)*It went well once\n[0-9a-z]{4}  "
                                      "2026-03-06(\n|.)*Others who stood there\n[0-9a-z]{4}  Tom(\n|.)*"));
  CHECK_THAT(text, ContainsSubstring("How is this like 2026-03-01"));
}

TEST_CASE("an estimate is held against one's own record") {
  App app;
  for (const auto* actual : {"2d", "3d", "4d"})
    app.ok({"log", "Late again", "--estimate", "1d", "--actual", actual});
  CHECK_THAT(app.ok({"before", "redo the page", "--estimate", "2d"}),
             ContainsSubstring("3 estimates so far came out at 3.0 times (median; 2.0 to 4.0)"));
  CHECK(app.run({"before", "redo the page", "--estimate", "soon"}).code == 2);
}

TEST_CASE("before --log --follows links the plan to what it came out of, or says that it cannot") {
  App app;
  app.ok({"log", "The raise was refused"});
  app.ok({"before", "raise the price for Harrow", "--log", "--follows", "@1", "--json"});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring(R"("follows":)"));
  CHECK_THAT(app.ok({"undo"}), ContainsSubstring("undid before"));
  const auto wrong = app.run({"before", "raise the price again", "--log", "--follows", "zzzz"});
  CHECK(wrong.code == 3);
  CHECK_THAT(wrong.err, ContainsSubstring("kept in"));
}

TEST_CASE("before --log puts the plan on record before its outcome, and the outcome settles it") {
  App app;
  app.ok({"before", "raise the price for Harrow", "--log", "-a", "they stay 70%", "--kind", "intelligent"});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring(R"("stage":"plan")"));
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring(R"("confidence":70)"));
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("plan: raise the price"));
  app.ok({"tried", "@1", "worked", "they only nodded"});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring(R"("stage":"ok")"));
  app.ok({"undo"});
  app.ok({"tried", "@1", "failed", "they left"});
  const auto json = app.ok({"show", "@1", "--json"});
  CHECK(json.find("\"stage\"") == std::string::npos);
  CHECK_THAT(json, ContainsSubstring("they left"));
}

TEST_CASE("a plan that failed is a setback of the day that was told, and the review goes through it") {
  App app;
  app.ok({"before", "switch the mail server tonight", "--log", "--kind", "intelligent"});
  app.now.seconds += 9 * 24 * 3600;
  app.ok({"tried", "@1", "mixed", "mail was gone for a day"});
  const auto json = app.ok({"show", "@1", "--json"});
  CHECK_THAT(json, ContainsSubstring(R"("happened_at":"2026-03-15T)"));
  CHECK_THAT(json, ContainsSubstring(R"("outcome":"mixed")"));
  CHECK_THAT(app.run({"tried", "@1", "worked"}).err,
             ContainsSubstring("that plan is on record: mixed on 2026-03-15"));
  app.ok({"tried", "@1", "failed", "--correct"});
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring(R"("outcome":"failed")"));
  app.ok({"undo"});
  CHECK_THAT(app.ok({"review", "--print"}), ContainsSubstring("mail was gone for a day"));
  CHECK_THAT(app.ok({"story", "@1"}), ContainsSubstring("The plan had a mixed outcome (2026-03-15)."));
}

TEST_CASE("the attempt of a plan on record has a number, the plan's own name means the plan") {
  App app;
  app.ok({"before", "launch the newsletter", "--log", "-n", "when ten people sign up, I will send"});
  CHECK_THAT(app.ok({"next"}), ContainsSubstring(".1  when ten people"));
  app.ok({"tried", "@1.1", "failed", "two signed up"});
  app.ok({"tried", "@1", "worked", "launched fine"});
  const auto shown = app.ok({"show", "@1"});
  CHECK_THAT(shown, ContainsSubstring("failed: two signed up"));
  CHECK_THAT(shown, ContainsSubstring("launched fine"));
  CHECK_THAT(shown, ContainsSubstring("went well"));
  CHECK_THAT(app.ok({"next"}), ContainsSubstring("Nothing is open"));
  CHECK_THAT(app.ok({"stats"}), ContainsSubstring("attempts tried            1 of 1"));
}

TEST_CASE("the review asks how a plan on record went, and what happened") {
  App app;
  app.ok({"before", "launch the newsletter", "--log", "-n", "when ten sign up, I will send"});
  app.now.seconds += 24 * 3600;
  app.on_terminal({"review"}, "f\nNobody had signed up.\nq\n");
  const auto json = app.ok({"show", "@1", "--json"});
  CHECK_THAT(json, ContainsSubstring(R"("outcome":"failed")"));
  CHECK_THAT(json, ContainsSubstring("Nobody had signed up."));
}

TEST_CASE("before needs a plan, and reads one from a pipe") {
  App app;
  CHECK(app.run({"before"}, "").code == 2);
  CHECK(app.run({"before"}, "quote a date\n").code == 0);
}

TEST_CASE("others can be browsed by tag and cause, searched, and read in full with their source") {
  App app;
  CHECK_THAT(app.ok({"others"}), ContainsSubstring("vasa"));
  const auto one = app.ok({"others", "vasa"});
  CHECK_THAT(one, ContainsSubstring("source"));
  CHECK_THAT(one, ContainsSubstring("https://"));
  CHECK(app.ok({"others", "--tag", "science"}).find("vasa") == std::string::npos);
  CHECK_THAT(app.ok({"others", "ship", "--json"}), ContainsSubstring("others-vasa"));
  CHECK(app.run({"others", "--cause", "weather"}).code == 3);
  CHECK_THAT(app.ok({"others", "zzzzzz"}), ContainsSubstring("none fits"));
  app.ok({"log", "Ada's engine was never built.", "--whose", "Ada", "--source", "https://example.org"});
  CHECK_THAT(app.ok({"others", "engine"}), ContainsSubstring("Ada"));
  CHECK_THAT(app.ok({"patterns", "--json"}), ContainsSubstring("\"entries\":0"));
}

TEST_CASE("one cause in detail ends with others who stood there") {
  App app;
  for (int i = 0; i < 3; ++i) app.ok({"log", "I promised Friday again and it took till Tuesday."});
  CHECK_THAT(app.ok({"patterns", "overpromising"}), ContainsSubstring("Others who stood there"));
  CHECK_THAT(app.ok({"patterns", "overpromising"}), ContainsSubstring("detour others --cause overpromising"));
}
