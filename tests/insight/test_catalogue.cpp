#include <set>
#include <string>

#include "detour/insight/catalogue.hpp"
#include "support/catch.hpp"

using namespace detour;

TEST_CASE("the catalogue names 25 causes in seven groups, every field filled") {
  std::set<std::string_view> ids, groups;
  for (const auto& cause : catalogue()) {
    INFO(cause.id);
    ids.insert(cause.id);
    groups.insert(cause.group);
    CHECK_FALSE(cause.title.empty());
    CHECK_FALSE(cause.meaning.empty());
    CHECK(cause.question.back() == '?');
    CHECK(cause.counter_move.substr(0, 5) == "when ");
    CHECK(cause.counter_move.find("I will ") != std::string_view::npos);
  }
  CHECK(ids.size() == 25);
  CHECK(groups == std::set<std::string_view>{"commitment", "communication", "diligence", "focus", "judgement",
                                             "knowledge", "system"});
}

TEST_CASE("causes of one group stand together") {
  std::set<std::string_view> done;
  std::string_view group;
  for (const auto& cause : catalogue()) {
    if (cause.group == group) continue;
    CHECK(done.insert(cause.group).second);
    group = cause.group;
  }
}

TEST_CASE("a cause is found by its id") {
  REQUIRE(find_cause("overpromising") != nullptr);
  CHECK(find_cause("overpromising")->title == "Overpromising");
  CHECK(find_cause("Overpromising") == nullptr);
  CHECK(find_cause("") == nullptr);
}

TEST_CASE("a mistyped id is guessed when it is near enough") {
  const CauseList list;
  REQUIRE(list.nearest("overpormising") != nullptr);
  CHECK(list.nearest("overpormising")->id == "overpromising");
  REQUIRE(list.nearest("skilgap") != nullptr);
  CHECK(list.nearest("skilgap")->id == "skill-gap");
  CHECK(list.nearest("weather") == nullptr);
  CHECK(list.nearest("") == nullptr);
  CHECK(list.nearest(std::string(10'000, 'x')) == nullptr);
}
