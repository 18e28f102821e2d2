#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour;
using namespace detour::test;

namespace {

/// Says of every entry that it tells sunk-cost, quoting its first word.
ProcessResult sunk_cost(const std::string&, const std::string& input) {
  ProcessResult result;
  for (std::size_t at = 0; at < input.size(); at = input.find('\n', at) + 1) {
    const auto value = [&](const std::string& key) {
      const auto from = input.find("\"" + key + "\":\"", at) + key.size() + 4;
      return input.substr(from, input.find('"', from) - from);
    };
    const auto what = value("what");
    result.out += R"({"id":")" + value("id") +
                  R"(","causes":[{"cause":"sunk-cost","score":0.7,"evidence":[{"text":")" +
                  what.substr(0, what.find(' ')) + "\"}]}]}\n";
  }
  return result;
}

}  // namespace

TEST_CASE("an outside detector's findings stand beside detour's own, under its name") {
  App app;
  app.environment["DETOUR_DETECTOR"] = "/opt/bin/my-model.py --fast";
  app.program = sunk_cost;
  app.ok({"log", "Monday came and the printer was out of ink."});
  const auto json = app.ok({"show", "--json"});
  CHECK_THAT(json, ContainsSubstring(R"("cause":"sunk-cost","score":0.7,"by":"my-model")"));
  CHECK_THAT(app.ok({"show"}), ContainsSubstring("Sunk cost"));
  app.ok({"undo"});
  CHECK_THAT(app.ok({"list"}), ContainsSubstring("no entry"));
}

TEST_CASE("what an outside detector said survives a rebuild and an export") {
  App app, other;
  app.environment["DETOUR_DETECTOR"] = "my-model";
  app.program = sunk_cost;
  app.ok({"import", "-"}, "{\"what\":\"Monday was long.\"}\n{\"what\":\"Tuesday was short.\"}\n");
  app.environment.erase("DETOUR_DETECTOR");
  const auto before = app.ok({"export"});
  CHECK_THAT(before, ContainsSubstring("my-model"));
  app.ok({"doctor", "--rebuild"});
  CHECK(app.ok({"export"}) == before);
  other.ok({"import", "-"}, before);
  CHECK(other.ok({"export"}) == before);
}

TEST_CASE("changing the words that a detector quoted drops what it said of them") {
  App app;
  app.environment["DETOUR_DETECTOR"] = "my-model";
  app.program = sunk_cost;
  app.ok({"log", "Monday was long."});
  app.environment.erase("DETOUR_DETECTOR");
  app.ok({"edit", "@1", "--what", "It was a long one."});
  CHECK(app.ok({"show", "--json"}).find("sunk-cost") == std::string::npos);
}

TEST_CASE("a detector that fails, hangs or answers nonsense changes nothing and is told of") {
  const std::string late = "I started the report far too late, the night before it was due.";
  const std::vector<ProcessResult> failures{
      {"", "", 1},           {"", "", 137, true}, {"half a li", "", 137, true},
      {"nonsense\n", "", 0}, {"", "", 0},         {"", "not found", 127}};
  for (const auto& failure : failures) {
    App app;
    app.environment["DETOUR_DETECTOR"] = "my-model";
    app.program = [&](const std::string&, const std::string&) { return failure; };
    const auto result = app.run({"log", late});
    CHECK(result.code == 0);
    CHECK_THAT(result.err, ContainsSubstring("the detector 'my-model'"));
    CHECK_THAT(result.out, ContainsSubstring("logged"));
    CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("procrastination"));
  }
}

TEST_CASE("scan asks the detector too, and --detector none asks nobody") {
  App app;
  app.environment["DETOUR_DETECTOR"] = "my-model";
  app.program = sunk_cost;
  const std::string line = "{\"id\":\"e1\",\"what\":\"Monday was long.\"}\n";
  CHECK_THAT(app.ok({"scan"}, line), ContainsSubstring("sunk-cost"));
  CHECK(app.ok({"scan", "--detector", "none"}, line) == "{\"id\":\"e1\",\"causes\":[]}\n");
}

TEST_CASE("a detector that says 'no cause' takes back what it said before, and one that fails does not") {
  App app;
  app.environment["DETOUR_DETECTOR"] = "my-model";
  app.program = sunk_cost;
  app.ok({"log", "Monday was long."});
  app.program = [](const std::string&, const std::string&) { return ProcessResult{"", "", 1}; };
  app.run({"edit", "@1", "-l", "leave earlier"});
  CHECK_THAT(app.ok({"show", "--json"}), ContainsSubstring("sunk-cost"));
  app.program = [](const std::string&, const std::string& input) {
    const auto from = input.find("\"id\":\"") + 6;
    return ProcessResult{
        "{\"id\":\"" + input.substr(from, input.find('"', from) - from) + "\",\"causes\":[]}\n", "", 0};
  };
  app.ok({"edit", "@1", "-l", "leave on time"});
  CHECK(app.ok({"show", "--json"}).find("sunk-cost") == std::string::npos);
}
