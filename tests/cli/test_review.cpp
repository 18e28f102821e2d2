#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

void log_two(App& app) {
  app.ok({"log", "First one went wrong", "--at", "wednesday", "-a", "it holds", "-l", "the lesson"});
  app.ok({"log", "Second one went wrong", "--at", "thursday", "-a", "it holds", "-l", "the lesson", "-n",
          "when … I will …", "--due", "2026-03-20"});
}

}  // namespace

TEST_CASE("a review asks only what is missing and saves every answer") {
  App app;
  log_two(app);
  const auto result =
      app.on_terminal({"review"}, "when it rains I will wait\nwhen monday comes I will plan\n");
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("2 entries"));
  CHECK(result.out.find("What did you learn?") == std::string::npos);
  CHECK_THAT(app.ok({"show", "@2", "--json"}), ContainsSubstring("when it rains I will wait"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("when monday comes I will plan"));
}

TEST_CASE("a review that is stopped goes on where it was left") {
  App app;
  app.ok({"log", "First one", "--at", "wednesday"});
  app.ok({"log", "Second one", "--at", "thursday"});
  auto result = app.on_terminal({"review"}, "it holds\nthe lesson\n\nit holds too\nq\n");
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("Stopped"));
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("it holds too"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("no review is finished"));
  result = app.on_terminal({"review"}, "learned\n\n\n");
  CHECK_THAT(result.out, ContainsSubstring("Going on"));
  CHECK(result.out.find("First one\n") == std::string::npos);
  CHECK_THAT(app.ok({"show", "@1", "--json"}), ContainsSubstring("learned"));
  CHECK_THAT(app.ok({"review", "--list"}), ContainsSubstring("2 entries"));
}

TEST_CASE("the end of input stops a review and keeps the answers") {
  App app;
  app.ok({"log", "First one"});
  CHECK(app.on_terminal({"review"}, "it holds 60%\n").code == 0);
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("\"confidence\":60"));
}

TEST_CASE("findings are confirmed or rejected with one key") {
  App app;
  app.ok({"log", "I started the report far too late, the night before it was due.", "-a", "a", "-l", "l",
          "-n", "n"});
  REQUIRE_THAT(app.ok({"show", "--json"}), ContainsSubstring("procrastination"));
  CHECK(app.on_terminal({"review"}, "n\n\n").code == 0);
  CHECK(app.ok({"show", "--json"}).find("\"cause\":\"procrastination\"") == std::string::npos);
}

TEST_CASE("an attempt that is due is asked about and its outcome kept") {
  App app;
  app.ok({"log", "Old one", "--at", "2026-02-01", "-a", "a", "-l", "l", "-n", "when asked I will check",
          "--due", "2026-03-05"});
  const auto result = app.on_terminal({"review"}, "x\nw\n\n");
  CHECK_THAT(result.out, ContainsSubstring("Did you try?"));
  CHECK_THAT(app.ok({"show", "--json"}),
             ContainsSubstring(R"("status":"worked","decided_at":"2026-03-06T17:20:00+00:00")"));
}

TEST_CASE("a new review begins where the last one ended and leaves out what it went through") {
  App app;
  log_two(app);
  app.on_terminal({"review"}, "\n\n");
  app.now.seconds += 3 * 24 * 3600;
  app.ok({"log", "Third one", "--at", "yesterday"});
  const auto out = app.ok({"review", "--print"});
  CHECK_THAT(out, ContainsSubstring("Review of 2026-03-06 to 2026-03-09"));
  CHECK_THAT(out, ContainsSubstring("Third one"));
  CHECK(out.find("Second one") == std::string::npos);
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
