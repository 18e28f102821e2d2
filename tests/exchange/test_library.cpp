#include "detour/exchange/library.hpp"

#include <set>

#include "detour/base/display.hpp"
#include "detour/insight/catalogue.hpp"
#include "support/catch.hpp"

using namespace detour;

TEST_CASE(
    "the library has at least forty accounts, each by another name, with owner, source, lesson and causes") {
  const auto library = starter_library();
  CHECK(library.size() >= 40);
  std::set<std::string> names;
  for (const auto& entry : library) {
    INFO(entry.ref.value_or(""));
    CHECK(names.insert(entry.ref.value()).second);
    CHECK(entry.ref->starts_with("others-"));
    CHECK(entry.whose != self);
    CHECK(entry.source.value().starts_with("https://"));
    CHECK(entry.kind);
    CHECK_FALSE(entry.lessons.empty());
    CHECK_FALSE(entry.causes.empty());
    for (const auto& finding : entry.causes) CHECK(find_cause(finding.cause) != nullptr);
    CHECK(safe_line(entry.what) == entry.what);
  }
}

TEST_CASE("every area is there: engineering, business, science, careers") {
  std::set<std::string> tags;
  for (const auto& entry : starter_library()) tags.insert(entry.tags.begin(), entry.tags.end());
  for (const auto* area : {"engineering", "business", "science", "career"}) CHECK(tags.contains(area));
}
