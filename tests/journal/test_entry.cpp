#include "detour/journal/entry.hpp"

#include <functional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace detour;

namespace {

Entry sample() {
  Entry entry;
  entry.id = "e1";
  entry.happened_at = {1'772'641'200, 60};
  entry.logged_at = {1'772'818'800, 60};
  entry.what = "Told them Friday.";
  entry.expected = "They would be glad.";
  entry.assumptions = {{"a1", "nothing else comes up", 80}, {"a2", "Sam has time", {}}};
  entry.lessons = {{"l1", "ask first"}};
  entry.next = {{"n1", "When asked for a date, I will check", {}, Status::planned, {}}};
  return entry;
}

}  // namespace

TEST_CASE("every verdict and status and kind is read back from its name") {
  for (const auto verdict : {Verdict::unknown, Verdict::wrong, Verdict::held})
    CHECK(verdict_from(to_string(verdict)) == verdict);
  for (const auto status : {Status::planned, Status::worked, Status::failed, Status::mixed, Status::dropped})
    CHECK(status_from(to_string(status)) == status);
  for (const auto kind : {Kind::preventable, Kind::complex, Kind::intelligent})
    CHECK(kind_from(to_string(kind)) == kind);
}

TEST_CASE("the names that journals keep do not change") {
  CHECK(to_string(Verdict::held) == "held");
  CHECK(to_string(Status::dropped) == "dropped");
  CHECK(to_string(Kind::intelligent) == "intelligent");
  CHECK(to_string(Field::assumptions) == "assumptions");
}

TEST_CASE("a name is read only as it is written") {
  for (const char* name : {"", "Wrong", "wrong ", "wro", "planned"}) CHECK_FALSE(verdict_from(name));
  CHECK_FALSE(status_from("wrong"));
  CHECK_FALSE(kind_from("simple"));
}

TEST_CASE("entries are equal whatever causes were found in them") {
  auto other = sample();
  other.causes = {{"overpromising", 0.9, "text", {}}};
  CHECK(other == sample());
}

TEST_CASE("entries differ when any written part differs") {
  const std::vector<std::function<void(Entry&)>> changes{
      [](Entry& e) { e.id = "e2"; },
      [](Entry& e) { e.ref = ""; },
      [](Entry& e) { e.happened_at.seconds += 1; },
      [](Entry& e) { e.happened_at.offset_minutes = 0; },
      [](Entry& e) { e.logged_at.seconds += 1; },
      [](Entry& e) { e.logged_at.offset_minutes = 0; },
      [](Entry& e) { e.what += "."; },
      [](Entry& e) { e.expected.reset(); },
      [](Entry& e) { e.assumptions[0].confidence = 81; },
      [](Entry& e) { e.assumptions[1].verdict = Verdict::wrong; },
      [](Entry& e) { std::swap(e.assumptions[0], e.assumptions[1]); },
      [](Entry& e) { e.lessons[0].extra = "{}"; },
      [](Entry& e) { e.next[0].due = Date{}; },
      [](Entry& e) { e.next[0].note = "no"; },
      [](Entry& e) { e.next[0].decided_at = Moment{}; },
      [](Entry& e) { e.tags = {"a"}; },
      [](Entry& e) { e.people = {"a"}; },
      [](Entry& e) { e.whose = "Ada"; },
      [](Entry& e) { e.source = "x"; },
      [](Entry& e) { e.kind = Kind::complex; },
      [](Entry& e) { e.marks["overload"] = false; },
      [](Entry& e) { e.extra = R"({"mood":1})"; }};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    CAPTURE(i);
    auto other = sample();
    changes[i](other);
    CHECK_FALSE(other == sample());
  }
}

TEST_CASE("a new entry belongs to the owner of the journal") {
  CHECK(Entry{}.whose == self);
}

TEST_CASE("the prose of a field is found by its index and nowhere else") {
  const auto entry = sample();
  CHECK(prose(entry, Field::what) == "Told them Friday.");
  CHECK_FALSE(prose(entry, Field::what, 1));
  CHECK(prose(entry, Field::expected) == "They would be glad.");
  CHECK_FALSE(prose(entry, Field::expected, 1));
  CHECK(prose(entry, Field::assumptions, 1) == "Sam has time");
  CHECK_FALSE(prose(entry, Field::assumptions, 2));
  CHECK(prose(entry, Field::next, 0) == "When asked for a date, I will check");
  CHECK_FALSE(prose(Entry{}, Field::expected));
  CHECK_FALSE(prose(Entry{}, Field::lessons));
}

TEST_CASE("passages come in reading order and point into the entry") {
  const auto entry = sample();
  const auto all = passages(entry);
  std::string read;
  for (const auto& passage : all) {
    read += std::string(to_string(passage.field)) + std::to_string(passage.index) + " ";
    CHECK(prose(entry, passage.field, passage.index) == passage.text);
  }
  CHECK(read == "what0 expected0 assumptions0 assumptions1 lessons0 next0 ");
  CHECK(all.front().text.data() == entry.what.data());
}

TEST_CASE("an entry is reflected when something was assumed and learned and planned") {
  CHECK(is_reflected(sample()));
  auto entry = sample();
  entry.expected.reset();
  CHECK(is_reflected(entry));
  for (const std::function<void(Entry&)>& without : std::vector<std::function<void(Entry&)>>{
           [](Entry& e) { e.assumptions.clear(); }, [](Entry& e) { e.lessons.clear(); },
           [](Entry& e) { e.next.clear(); }}) {
    entry = sample();
    without(entry);
    CHECK_FALSE(is_reflected(entry));
  }
}
