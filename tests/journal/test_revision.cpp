#include "detour/journal/revision.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "detour/base/id.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

Revision sample() {
  return {"id", "rec", "entry", "dev", 7, "st", "log", {"p1", "p2"}, "{}"};
}

}  // namespace

TEST_CASE("a stamp holds the second it was made in") {
  const auto stamp = next_stamp(0, Moment{1'772'818'800, 60});
  CHECK(stamp == 1'772'818'800'000LL * 65'536);
  CHECK(seconds_of(stamp) == 1'772'818'800);
  CHECK(seconds_of(stamp + 65'535) == 1'772'818'800);
  CHECK(seconds_of(next_stamp(stamp, Moment{1'772'818'801, 0})) == 1'772'818'801);
}

TEST_CASE("stamps rise when the clock stands still or goes backwards") {
  Stamp last = next_stamp(0, Moment{2'000'000'000, 0});
  const Stamp first = last;
  for (const std::int64_t seconds :
       {2'000'000'000LL, 1'999'999'999LL, 1'000'000'000LL, 0LL, -5LL, 2'000'000'000LL}) {
    const auto next = next_stamp(last, Moment{seconds, 0});
    CHECK(next == last + 1);
    last = next;
  }
  CHECK(seconds_of(last) == seconds_of(first));
  CHECK(next_stamp(last, Moment{2'000'000'001, 0}) == 2'000'000'001'000LL * 65'536);
}

TEST_CASE("more stamps in a second than the counter holds still rise and stay close to the clock") {
  const Moment now{1'772'818'800, 0};
  Stamp last = 0;
  for (int i = 0; i < 200'000; ++i) {
    const auto next = next_stamp(last, now);
    if (next <= last) FAIL("stamp " << i << " does not rise");
    last = next;
  }
  CHECK(seconds_of(last) == now.seconds);
}

TEST_CASE("the offset of the writer does not change a stamp") {
  CHECK(next_stamp(0, Moment{1'772'818'800, 840}) == next_stamp(0, Moment{1'772'818'800, -720}));
}

TEST_CASE("the bytes of a revision are its fields behind their lengths and without the id") {
  CHECK(canonical_bytes(sample()) == "3:rec5:entry3:dev1:72:st3:log2:p12:p22:{}");
  Revision empty;
  CHECK(canonical_bytes(empty) == "0:0:0:1:00:0:0:");
}

TEST_CASE("the id and checksum of a known revision stay what they were") {
  const auto bytes = canonical_bytes(sample());
  CHECK(content_id(bytes) == "t2ga0qz5ke9xk82d59s4");
  CHECK(checksum(bytes) == -8494186318366913783);
}

TEST_CASE("the bytes change with every field but the id") {
  const std::vector<std::function<void(Revision&)>> changes{[](Revision& r) { r.record += "x"; },
                                                            [](Revision& r) { r.type = review_record; },
                                                            [](Revision& r) { r.device += "x"; },
                                                            [](Revision& r) { r.stamp += 1; },
                                                            [](Revision& r) { r.stamp = -r.stamp; },
                                                            [](Revision& r) { r.step += "x"; },
                                                            [](Revision& r) { r.action = "edit"; },
                                                            [](Revision& r) { r.parents.pop_back(); },
                                                            [](Revision& r) {
                                                              r.parents = {"p2", "p1"};
                                                            },
                                                            [](Revision& r) { r.parents = {"p1p2"}; },
                                                            [](Revision& r) { r.parents.clear(); },
                                                            [](Revision& r) { r.parents.emplace_back(); },
                                                            [](Revision& r) { r.body.clear(); }};
  std::set<std::string> all{canonical_bytes(sample())};
  for (const auto& change : changes) {
    auto revision = sample();
    change(revision);
    all.insert(canonical_bytes(revision));
  }
  CHECK(all.size() == changes.size() + 1);
  auto renamed = sample();
  renamed.id = "other";
  CHECK(canonical_bytes(renamed) == canonical_bytes(sample()));
}

TEST_CASE("text moved from one field to its neighbour gives other bytes") {
  auto a = sample(), b = sample();
  a.step = "12:ab", a.action = "c";
  b.step = "1", b.action = "2:abc";
  CHECK(canonical_bytes(a) != canonical_bytes(b));
  auto parent = sample(), body = sample();
  parent.parents = {"p", "q"}, parent.body = "";
  body.parents = {"p"}, body.body = "q";
  CHECK(canonical_bytes(parent) != canonical_bytes(body));
}

TEST_CASE("a revision without a body says that its record is deleted") {
  auto revision = sample();
  CHECK_FALSE(revision.is_tombstone());
  revision.body.clear();
  CHECK(revision.is_tombstone());
}
