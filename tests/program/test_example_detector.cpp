#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace detour::test;

namespace {

/// The example script with a model that always prints `answer`.
Result logged_with(const std::string& answer) {
  Shell shell;
  write_text(shell.home() / "answer", answer);
  shell.environment["DETOUR_DETECTOR"] = DETOUR_SOURCE_DIR "/share/detectors/local-model";
  shell.environment["DETOUR_MODEL"] =
      "cat >" + (shell.home() / "prompt").string() + "; cat " + (shell.home() / "answer").string();
  auto result = shell.run("detour log 'The boiler man came at noon.' && detour show --json");
  result.out += text_of(shell.home() / "prompt");
  return result;
}

}  // namespace

TEST_CASE("the example detector asks a model with the catalogue and the entry and hands its answer on") {
  const auto result = logged_with(
      R"(Sure! Here it is: {"causes": [{"cause": "overload", "score": 0.9, "quote": "came at noon"}]} Anything else?)");
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring(R"("cause":"overload","score":0.9,"by":"local-model")"));
  CHECK_THAT(result.out, ContainsSubstring("overpromising: committed to more"));
  CHECK_THAT(result.out, ContainsSubstring("The boiler man came at noon."));
}

TEST_CASE("a model that answers nonsense or quotes what is not there changes nothing") {
  for (const auto* answer : {"I cannot help with that.", "{\"causes\": \"none\"}", "{}",
                             R"({"causes": [{"cause": "overload", "quote": "words of its own"}]})"}) {
    const auto result = logged_with(answer);
    CHECK(result.code == 0);
    CHECK_THAT(result.out, ContainsSubstring("the detector 'local-model'"));
    CHECK(result.out.find("\"by\":\"local-model\"") == std::string::npos);
  }
}
