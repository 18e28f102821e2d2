#include "detour/journal/own_cause.hpp"

#include "detour/base/error.hpp"
#include "support/catch.hpp"

using namespace detour;

TEST_CASE("a cause of one's own written as JSON and read again is the same") {
  const OwnCause cause{"night-shift",
                       "Night shift",
                       "worked at night",
                       "Why?",
                       "when it is ten I will stop",
                       {"after midnight"},
                       {"I stayed up till three"},
                       true};
  CHECK(own_cause_from_json(to_json(cause)) == cause);
  CHECK_THROWS_AS(own_cause_from_json("{}"), UsageError);
  CHECK_THROWS_AS(own_cause_from_json("not json"), UsageError);
}

TEST_CASE("the id of a cause is short and made of lower-case letters, digits and hyphens") {
  for (const auto* good : {"a", "night-shift", "b2b"}) CHECK(is_cause_id(good));
  for (const auto* bad : {"", "Night", "2b", "-a", "a-", "a b", "ü", "mark!"}) CHECK_FALSE(is_cause_id(bad));
  CHECK_FALSE(is_cause_id(std::string(41, 'a')));
}
