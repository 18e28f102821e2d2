#include "detour/journal/rules.hpp"

#include "detour/base/error.hpp"
#include "support/catch.hpp"

using namespace detour;

TEST_CASE("tags and people written in a text are found where a person means them") {
  const auto labels =
      inline_labels("Told #Meridian and (#Big-Corp) @Sam, mail a@b.c, C#, issue #12, #über. #x… @sam");
  CHECK(labels.tags == std::vector<std::string>{"meridian", "big-corp", "uber", "x"});
  CHECK(labels.people == std::vector<std::string>{"sam"});
}

TEST_CASE("c++ and c# are tags, a list of tags needs no blanks, and what is invisible ends a label") {
  CHECK(inline_labels("#c++ and #c#, #a,#b; (#f#)").tags ==
        std::vector<std::string>{"c++", "c#", "a", "b", "f#"});
  CHECK(inline_labels("see #release\u200bnotes").tags == std::vector<std::string>{"release"});
  CHECK(inline_labels("#one+two #x/y/ #-").tags == std::vector<std::string>{"one", "x/y"});
}

TEST_CASE("a label is kept folded without its mark") {
  CHECK(normal_label("#Meridian") == "meridian");
  CHECK(normal_label(" @Ana María ") == "ana-maria");
  CHECK_THROWS_AS(normal_label("#"), UsageError);
  CHECK_THROWS_AS(normal_label("a\x1b[31m"), UsageError);
}

TEST_CASE("settling trims texts and drops items that say nothing and doubles") {
  Entry entry;
  entry.what = "  Missed it. #a  ";
  entry.tags = {"A", "b"};
  entry.lessons = {{"", " ask first "}, {"", "  "}};
  settle(entry);
  CHECK(entry.what == "Missed it. #a");
  CHECK(entry.tags == std::vector<std::string>{"a", "b"});
  REQUIRE(entry.lessons.size() == 1);
  CHECK(entry.lessons[0].text == "ask first");
}

TEST_CASE("lines end with a newline alone") {
  Entry entry;
  entry.what = "one\r\ntwo\r\n";
  settle(entry);
  CHECK(entry.what == "one\ntwo");
}

TEST_CASE("another text takes the labels of the old one with it") {
  Entry entry;
  entry.what = "x #a @sam";
  entry.tags = {"b"};
  settle(entry);
  replace_what(entry, "y #c");
  settle(entry);
  CHECK(entry.tags == std::vector<std::string>{"b", "c"});
  CHECK(entry.people.empty());
}

TEST_CASE("items get ids that differ within an entry and stay once given") {
  Entry entry;
  entry.id = "e";
  entry.what = "x";
  entry.lessons = {{"", "same"}, {"", "same"}};
  settle(entry);
  const auto first = entry.lessons;
  CHECK(first[0].id != first[1].id);
  entry.lessons[0].text = "changed";
  settle(entry);
  CHECK(entry.lessons[0].id == first[0].id);
}

TEST_CASE("an entry without words and a confidence beyond 100 are refused") {
  Entry blank;
  blank.what = " \n\t";
  CHECK_THROWS_AS(settle(blank), UsageError);
  Entry sure;
  sure.what = "x";
  sure.assumptions = {{"", "it holds", 101}};
  CHECK_THROWS_AS(settle(sure), UsageError);
}

TEST_CASE("an amount of work is read as people write it; a day is eight hours, a week five days") {
  CHECK(parse_effort("45m") == 0.75);
  CHECK(parse_effort("3 hours") == 3);
  CHECK(parse_effort("2d") == 16);
  CHECK(parse_effort("1w 2d") == 56);
  CHECK(parse_effort("2.5 days") == 20);
  for (const auto* none : {"", "soon", "3", "d", "0h", "-2d", "3 parsecs", "1e300h", "nan h"})
    CHECK_FALSE(parse_effort(none));
}
