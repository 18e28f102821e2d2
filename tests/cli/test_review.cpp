#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

void log_two(App& app) {
  app.ok({"log", "First one went wrong", "--at", "wednesday", "-a", "it holds", "-l", "the lesson", "-e",
          "better", "--kind", "complex"});
  app.ok({"log", "Second one went wrong", "--at", "thursday", "-a", "it holds", "-l", "the lesson", "-n",
          "when … I will …", "--due", "2026-03-20", "-e", "better", "--kind", "complex"});
}

}  // namespace

/// Logs as on an earlier day.
void log_days_ago(App& app, int days, const std::vector<std::string>& words) {
  const auto today = app.now;
  app.now.seconds -= std::int64_t{days} * 24 * 3600;
  app.ok(words);
  app.now = today;
}

TEST_CASE("a review asks only what is missing and saves every answer") {
  App app;
  log_two(app);
  const auto result =
      app.on_terminal({"review"}, "when it rains I will wait\n\n\nwhen monday comes I will plan\n");
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("2 entries"));
  CHECK(result.out.find("What did you learn?") == std::string::npos);
  CHECK_THAT(app.ok({"show", "@2", "--json"}), ContainsSubstring("when it rains I will wait"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("when monday comes I will plan"));
}

TEST_CASE("a review that is stopped goes on where it was left") {
  App app;
  app.ok({"log", "First one", "--at", "wednesday", "-e", "better", "--kind", "complex"});
  app.ok({"log", "Second one", "--at", "thursday", "-e", "better", "--kind", "complex"});
  auto result = app.on_terminal({"review"}, "it holds\nthe lesson\n\nit holds too\nq\n");
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("Stopped"));
  CHECK_THAT(result.out, ContainsSubstring("2026-03-04 12:00"));
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("it holds too"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("no review is finished"));
  result = app.on_terminal({"review"}, "learned\n\n\n\n\n\n\n\n");
  CHECK_THAT(result.out, ContainsSubstring("Going on"));
  CHECK(result.out.find("2026-03-04 12:00") == std::string::npos);  // the first one in full
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("learned"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("2 entries"));
}

TEST_CASE("the end of input stops a review and keeps the answers") {
  App app;
  app.ok({"log", "First one"});
  CHECK(app.on_terminal({"review"}, "a good one\nit holds 60%\n").code == 0);
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("\"confidence\":60"));
}

TEST_CASE("findings are confirmed or rejected with one key") {
  App app;
  app.ok({"log", "I started the report far too late, the night before it was due.", "-a", "a", "-l", "l",
          "-n", "n", "-e", "e", "--kind", "complex"});
  REQUIRE_THAT(app.ok({"show", "--json"}), ContainsSubstring("procrastination"));
  CHECK(app.on_terminal({"review"}, "n\n\n").code == 0);
  CHECK(app.ok({"show", "--json"}).find("\"cause\":\"procrastination\"") == std::string::npos);
}

TEST_CASE("an attempt that is due is asked about and its outcome kept") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-02-01", "-a", "a", "-l", "l", "-n", "when asked I will check",
          "--due", "2026-03-05"});
  const auto result = app.on_terminal({"review"}, "\nx\nw\n\n");
  CHECK_THAT(result.out, ContainsSubstring("Did you try?"));
  CHECK_THAT(app.ok({"show", "--json"}),
             ContainsSubstring(R"("status":"worked","decided_at":"2026-03-06T17:20:00+00:00")"));
}

TEST_CASE("a new review begins where the last one ended and leaves out what it went through") {
  App app;
  log_two(app);
  app.on_terminal({"review"}, "\n\n\n\n\n\n\n");
  app.now.seconds += 3 * 24 * 3600;
  app.ok({"log", "Third one", "--at", "yesterday"});
  const auto out = app.ok({"review", "--print"});
  CHECK_THAT(out, ContainsSubstring("Review of 2026-03-06 to 2026-03-09"));
  CHECK_THAT(out, ContainsSubstring("Third one"));
  CHECK(out.substr(0, out.find("To rehearse")).find("Second one") == std::string::npos);
}

TEST_CASE("a review that goes on later looks at what came meanwhile, too") {
  App app;
  app.ok({"log", "First one"});
  app.on_terminal({"review"}, "q\n");
  app.now.seconds += 10 * 24 * 3600;
  app.ok({"log", "Second one"});
  const auto out = app.ok({"review", "--print"});
  CHECK_THAT(out, ContainsSubstring("Review of 2026-02-28 to 2026-03-16  2 entries"));
  CHECK_THAT(out, ContainsSubstring("Second one"));
}

TEST_CASE("where you stand counts what the next review goes through, and tells the experiment") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-01-10"});
  CHECK_THAT(app.ok({}), ContainsSubstring("1 entry; no review yet"));
  CHECK_THAT(app.ok({"review"}), ContainsSubstring("Earlier ones with open questions: 1."));
  app.ok({"log", "New one"});
  CHECK_THAT(app.ok({}), ContainsSubstring("2 entries, 1 for the next review; no review yet"));
  app.on_terminal({"review"}, "\n\n\n\n\nwhen it rains I will wait\n");
  CHECK_THAT(app.ok({}), ContainsSubstring("2 entries; last review today"));
  CHECK_THAT(app.ok({}), ContainsSubstring("Your experiment  when it rains I will wait"));
}

TEST_CASE("how the experiment went is asked from the day after") {
  App app;
  app.ok({"log", "New one"});
  app.on_terminal({"review"}, "\n\n\n\n\nwhen it rains I will wait\n");
  app.ok({"log", "Another one"});
  CHECK(app.on_terminal({"review"}, "q\n").out.find("How did the experiment go?") == std::string::npos);
  app.now.seconds += 24 * 3600;
  CHECK_THAT(app.on_terminal({"review"}, "q\n").out, ContainsSubstring("How did the experiment go?"));
}

TEST_CASE("a cause is told to have stayed away only up to the newest entry") {
  App app;
  for (const auto* day : {"2026-01-10", "2026-01-12", "2026-01-14"})
    app.ok({"log", "I started the report far too late, the night before it was due.", "--at", day});
  CHECK(app.ok({"review"}).find("stayed away") == std::string::npos);
  for (const auto* day : {"2026-02-01", "2026-02-05", "2026-02-09", "2026-02-20", "2026-03-01"})
    app.ok({"log", "The printer was out of ink.", "--at", day});
  CHECK_THAT(app.ok({"review"}), ContainsSubstring("Procrastination has stayed away for 46 days"));
}

TEST_CASE("how sure one was is not shown in a review before the verdict") {
  App app;
  app.ok({"log", "The tender was turned down", "-a", "they want it cheap 85%"});
  CHECK(app.on_terminal({"review"}, "q\n").out.find("85") == std::string::npos);
  CHECK(app.ok({"review", "--print"}).find("85") == std::string::npos);
  CHECK_THAT(app.ok({"show"}), ContainsSubstring("85% sure"));
}

TEST_CASE("the digest asks nothing and changes nothing") {
  App app;
  log_two(app);
  const auto before = text_of(app.journal());
  const auto out = app.ok({"review", "--print"});
  CHECK_THAT(out, ContainsSubstring("still open"));
  CHECK_THAT(out, ContainsSubstring("what you try next"));
  CHECK(text_of(app.journal()) == before);
  CHECK(app.ok({"review"}) == out);
}

TEST_CASE("a review of an empty week scolds nobody") {
  App app;
  CHECK_THAT(app.ok({"review"}), ContainsSubstring("Nothing is logged yet"));
  app.ok({"log", "Old one", "--at", "2026-01-01"});
  CHECK_THAT(app.ok({"review"}), ContainsSubstring("No setback was logged"));
}

TEST_CASE("the four questions are asked where their answer is missing, and the kind in plain words") {
  App app;
  app.ok({"log", "The tender was turned down."});
  const auto result = app.on_terminal(
      {"review"}, "win it\nthe price is fine 80%\nask for the budget\nwhen asked I will ask\nr\n\n");
  CHECK_THAT(result.out, ContainsSubstring("What did you intend?"));
  CHECK_THAT(result.out, ContainsSubstring("A risk worth taking"));
  const auto json = app.ok({"show", "--json"});
  for (const auto* part : {R"("expected":"win it")", R"("confidence":80)", "ask for the budget",
                           "when asked I will ask", R"("kind":"intelligent")"})
    CHECK_THAT(json, ContainsSubstring(part));
}

TEST_CASE("an assumption is judged before its confidence is shown") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-02-01", "-a", "they sign 80%", "-l", "l", "-n", "n", "-e", "e"});
  const auto result = app.on_terminal({"review"}, "w\n\n\n\n");
  const auto shown = result.out.find("You assumed: they sign"), told = result.out.find("80 % sure");
  REQUIRE(shown != std::string::npos);
  REQUIRE(told != std::string::npos);
  CHECK(result.out.find("Did it [h]old") < told);
  CHECK(result.out.substr(shown, told - shown).find("80") == std::string::npos);
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("verdict":"wrong")"));
}

TEST_CASE("assumptions and attempts of older entries come with the entry they stand in") {
  App app;
  app.ok({"log", "The tender was turned down", "--at", "2026-02-01", "-a", "they want it cheap", "-l", "l",
          "-n", "when asked I will ask back", "--due", "2026-03-05", "-e", "e"});
  const auto told = app.on_terminal({"review"}, "\n\n\n").out;
  INFO(told);
  const auto first = told.find("The tender was turned down"),
             assumed = told.find("You assumed: they want it cheap"),
             again = told.find("The tender was turned down", assumed),
             meant = told.find("Your plan: when asked I will ask back");
  CHECK(first < assumed);
  CHECK(assumed < again);
  CHECK(again < meant);
  REQUIRE(meant != std::string::npos);
}

TEST_CASE("a choice takes its letter or its word, and nothing from a sentence typed too early") {
  const auto verdict_after = [](const std::string& typed) {
    App app;
    app.ok({"log", "Old one", "--at", "2026-02-01", "-a", "they sign", "-l", "l", "-n", "n", "-e", "e"});
    const auto result = app.on_terminal({"review"}, typed + "\n\n\n\n\n");
    REQUIRE_THAT(result.out, ContainsSubstring("Did it [h]old"));
    return app.ok({"show", "--json"});
  };
  CHECK_THAT(verdict_after("W"), ContainsSubstring(R"("verdict":"wrong")"));
  CHECK_THAT(verdict_after("wrong"), ContainsSubstring(R"("verdict":"wrong")"));
  CHECK_THAT(verdict_after("hold"), ContainsSubstring(R"("verdict":"held")"));
  for (const auto* other : {"when I open a file, I will look at its date first", "hmm", "wr", "x"}) {
    INFO(other);
    CHECK_THAT(verdict_after(other), ContainsSubstring(R"("verdict":"unknown")"));
  }
}

TEST_CASE("a lesson is rehearsed: the cue first, then the action, and the next time is later") {
  App app;
  log_days_ago(app, 33, {"log", "Old one", "-l", "When they ask for a date, I will say tomorrow"});
  const auto result = app.on_terminal({"review"}, "say tomorrow\n\n");
  CHECK_THAT(result.out, ContainsSubstring("Rehearse: When they ask for a date"));
  CHECK(result.out.find("I will say tomorrow") > result.out.find("Rehearse:"));
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring(R"("rehearsals":1,"rehearsed_on":"2026-03-06")"));
  CHECK(app.on_terminal({"review"}, "\n\n").out.find("Rehearse:") == std::string::npos);
}

TEST_CASE("a lesson drawn today from an old entry is neither due nor worn yet") {
  App app;
  const std::string late = "I started the report far too late, the night before it was due.";
  app.ok({"log", late, "--at", "2026-01-01"});
  const auto id = app.ok({"list"}).substr(0, 4);
  for (const auto* day : {"2026-01-10", "2026-01-20", "2026-01-30"}) app.ok({"log", late, "--at", day});
  app.ok({"edit", id, "-l", "Start earlier."});
  CHECK_THAT(app.ok({"show", id, "--json"}), ContainsSubstring(R"("at":"2026-03-06T17:20:00+00:00")"));
  const auto out = app.on_terminal({"review"}, "\n\n\n").out;
  CHECK(out.find("Rehearse:") == std::string::npos);
  CHECK(out.find("does not work") == std::string::npos);
}

TEST_CASE("a failed attempt offers to log what happened, as the next link of the chain") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-02-01", "-n", "when asked I will check"});
  app.on_terminal({"review"}, "f\nIt broke again.\n\n");
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("\"follows\""));
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("It broke again."));
}

TEST_CASE(
    "a lesson whose pattern came back three times is told to be not working, and another is asked for") {
  App app;
  const std::string late = "I started the report far too late, the night before it was due.";
  log_days_ago(app, 64, {"log", late, "-l", "Start earlier."});
  for (const auto* day : {"2026-01-10", "2026-01-20", "2026-01-30"}) app.ok({"log", late, "--at", day});
  const auto result = app.on_terminal({"review"}, "s\nTen minutes on the first day.\n\n");
  CHECK_THAT(result.out, ContainsSubstring("does not work; you are free to try another one"));
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("Ten minutes on the first day."));
}

TEST_CASE("words of permanence are answered with what the journal has against them, unless switched off") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-01-01", "-n", "when asked I will check"});
  app.ok({"tried", "@1", "worked"});
  app.ok({"log", "Botched the talk. I can't do anything right.", "-a", "a", "-l", "l", "-n", "n", "-e", "e"});
  const auto out = app.on_terminal({"review"}, "q\n").out;
  CHECK_THAT(out, ContainsSubstring("says more than this one time can show"));
  CHECK_THAT(out, ContainsSubstring("when asked I will check"));
  CHECK_THAT(app.ok({"show", "@1"}), ContainsSubstring("says more than this one time can show"));
  CHECK(app.ok({"show", "@1", "--mindset", "off"}).find("this one time") == std::string::npos);
}

TEST_CASE("questions of one's own are asked and their answers kept with the review") {
  App app;
  app.environment["DETOUR_QUESTIONS"] = "Whom did you thank?\nWhat did you drop?";
  app.ok({"log", "One", "-a", "a", "-l", "l", "-n", "n", "-e", "e", "--kind", "complex"});
  app.on_terminal({"review"}, "\nSam\nthe newsletter\nwhen it rains I will wait\n");
  const auto shown = app.ok({"review", "show"});
  for (const auto* part :
       {"Whom did you thank?", "Sam", "the newsletter", "when it rains I will wait", "One"})
    CHECK_THAT(shown, ContainsSubstring(part));
  CHECK_THAT(app.ok({"review", "show", "--json"}), ContainsSubstring("\"answers\""));
  CHECK(app.run({"review", "show", "zzzz"}).code == 3);
  CHECK(app.run({"review", "again"}).code == 2);
}

TEST_CASE("a review begins with something good that is true") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-02-01", "-n", "when asked I will check"});
  app.ok({"tried", "@1", "worked"});
  CHECK_THAT(app.ok({"review", "--print"}),
             ContainsSubstring("An attempt worked: “when asked I will check”"));
}

TEST_CASE("without bars and drawings every line of a review can be read aloud") {
  App app;
  app.environment["ACCESSIBLE"] = "1";
  for (int i = 0; i < 4; ++i)
    app.ok({"log", "I started the report far too late, the night before it was due."});
  const auto out = app.on_terminal({"review"}, "q\n").out + app.ok({"patterns"});
  for (const auto* bar : {"▁", "▃", "█", "·"}) CHECK(out.find(bar) == std::string::npos);
}

TEST_CASE("what presses most in a review is weighed by inklings, as patterns does") {
  App app;
  std::string lines;
  for (const auto* month : {"2025-12", "2026-01", "2026-02"})
    for (int day = 10; day < 28; ++day) {
      const std::string what = day % 5 != 0                      ? "The bus was late."
                               : month == std::string("2025-12") ? "I was juggling the move and the report."
                                                                 : "Busy week.";
      lines += R"({"what":")" + what + R"(","happened_at":")" + month + '-' + std::to_string(day) +
               R"(T10:00:00Z"})" + '\n';
    }
  write_text(app.folder() / "j.jsonl", lines);
  app.ok({"import", (app.folder() / "j.jsonl").string()});
  for (const auto& command : {std::vector<std::string>{"patterns"}, {"review", "--print"}}) {
    const auto told = app.ok(command);
    CHECK_THAT(told, ContainsSubstring("Overload"));
    CHECK_THAT(told, ContainsSubstring("too few to tell"));
    CHECK(told.find("fading") == std::string::npos);
  }
}
