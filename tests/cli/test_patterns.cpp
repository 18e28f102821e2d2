#include <fmt/format.h>

#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

/// One entry a day of January and February 2026; the person marked a cause of each.
std::string marked_by(const std::function<std::string(int day)>& cause_of) {
  std::string lines;
  for (int day = 0; day < 56; ++day)
    lines += fmt::format(
        R"({{"what":"Day {}.","happened_at":"2026-{:02}-{:02}T10:00:00Z","causes":[{{"cause":"{}","score":1,"by":"you"}}]}})"
        "\n",
        day, 1 + day / 28, 1 + day % 28, cause_of(day));
  return lines;
}

}  // namespace

TEST_CASE("what stands up is told of the patterns shown in short, too") {
  App app;
  const std::string often[] = {"overload", "exhaustion", "procrastination", "skipped-checks",
                               "overpromising"};
  app.ok({"import", "-"}, marked_by([&](int day) {
           return day < 16 && day % 2 == 0 ? "poor-preparation"
                                           : often[static_cast<std::size_t>(day) % std::size(often)];
         }));
  const auto text = app.ok({"patterns"});
  const auto in_short = text.find("Also recurring");
  REQUIRE(in_short != std::string::npos);
  CHECK_THAT(text.substr(in_short), ContainsSubstring("Poor preparation"));
  CHECK_THAT(text.substr(in_short), ContainsSubstring("fading: 8.0"));
  CHECK(text.substr(in_short).find("too few to tell") == std::string::npos);
}
