#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

TEST_CASE("assumptions are listed with their verdicts and judged by entry and number") {
  App app;
  app.ok({"log", "One", "-a", "they sign on time 80%", "-a", "the printer works 95%", "-t", "harrow"});
  CHECK_THAT(app.ok({"assumptions"}), ContainsSubstring("0 wrong, 0 held, 2 open"));
  CHECK_THAT(app.ok({"assumptions", "wrong", "@1"}), ContainsSubstring("you had been 80 % sure"));
  app.ok({"assumptions", "held", "@1", "2"});
  CHECK_THAT(app.ok({"assumptions", "--verdict", "wrong"}), ContainsSubstring("they sign on time"));
  CHECK(app.ok({"assumptions", "--verdict", "wrong"}).find("the printer works") == std::string::npos);
  CHECK(app.run({"assumptions", "wrong", "@1"}).code == 3);
  CHECK(app.run({"assumptions", "wrong", "@1", "9"}).code == 3);
  CHECK(app.run({"assumptions", "perhaps", "@1"}).code == 2);
}

TEST_CASE("calibration is told from ten verdicts on") {
  App app;
  for (int i = 0; i < 9; ++i) app.ok({"log", "One", "-a", "it holds " + std::to_string(80 + i) + "%"});
  for (int i = 1; i <= 9; ++i) app.ok({"assumptions", "wrong", "@" + std::to_string(i)});
  CHECK_THAT(app.ok({"assumptions"}), ContainsSubstring("after 1 more"));
  app.ok({"log", "One", "-a", "it holds 90%"});
  app.ok({"assumptions", "wrong", "@1"});
  const auto text = app.ok({"assumptions"});
  CHECK_THAT(text, ContainsSubstring("Brier score 0.7"));
  CHECK_THAT(text, ContainsSubstring("More sure than things turned out"));
  CHECK_THAT(app.ok({"assumptions", "--json"}), ContainsSubstring("\"leaning\":\"overconfident\""));
}

TEST_CASE("what a tag got wrong is told of all its assumptions, whichever are listed") {
  App app;
  app.ok({"log", "One", "-a", "a", "-a", "b", "-a", "c", "-a", "d", "-t", "harrow"});
  for (const auto* number : {"1", "2", "3"}) app.ok({"assumptions", "wrong", "@1", number});
  app.ok({"assumptions", "held", "@1", "4"});
  for (const auto* verdict : {"wrong", "held", "unknown"})
    CHECK_THAT(app.ok({"assumptions", "--verdict", verdict}),
               ContainsSubstring("#harrow: 3 of 4 judged were wrong"));
}

TEST_CASE("an empty journal has no assumptions and says so kindly") {
  App app;
  CHECK_THAT(app.ok({"assumptions"}), ContainsSubstring("Nothing is logged yet"));
  CHECK(app.ok({"assumptions", "--json"}) == "{\"assumptions\":[],\"calibration\":null}\n");
}
