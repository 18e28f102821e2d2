#include "detour/base/display.hpp"

#include <string>
#include <vector>

#include "detour/base/text.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

using Lines = std::vector<std::string>;
const std::string replacement = "\uFFFD";

}  // namespace

TEST_CASE("a character is as wide as a terminal draws it") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain") == 5);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("ａ") == 2);
  CHECK(display_width("한") == 2);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);  // the same in conjoining letters
  CHECK(display_width("ｶ") == 1);
  CHECK(display_width("ｶﾞ") == 2);
  CHECK(display_width("कि") == 1);
}

TEST_CASE("an emoji is two columns wide however many characters it is made of") {
  const std::string emoji =
      GENERATE("😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "❤\uFE0F", "1\uFE0F\u20E3",
               "🇩🇪", "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F");
  CHECK(display_width(emoji) == 2);
  CHECK(display_width(emoji + emoji) == 4);
  CHECK(display_width("a" + emoji + "b") == 4);
}

TEST_CASE("an invalid byte is one column wide") {
  CHECK(display_width("\xFF") == 1);
  CHECK(display_width("a\xE6\x97"
                      "b") == 4);
}

TEST_CASE("a text that fits is not truncated") {
  CHECK(truncated("seven", 5) == "seven");
  CHECK(truncated("日本", 4) == "日本");
  CHECK(truncated("", 0) == "");
}

TEST_CASE("a truncated text ends with a mark that counts among its columns") {
  CHECK(truncated("something", 5) == "some…");
  CHECK(truncated("something", 5, true) == "so...");
  CHECK(truncated("日本語", 5) == "日本…");
  CHECK(truncated("日本語", 4) == "日…");
  CHECK(truncated("one two", 5) == "one…");
}

TEST_CASE("truncating to almost nothing never takes more columns than there are") {
  CHECK(truncated("something", 0) == "");
  CHECK(truncated("something", 1) == "…");
  CHECK(truncated("something", 2) == "s…");
  CHECK(truncated("日本", 1) == "…");
  CHECK(truncated("日本", 2) == "…");
  CHECK(truncated("something", 0, true) == "");
  CHECK(truncated("something", 1, true) == ".");
  CHECK(truncated("something", 2, true) == "..");
  CHECK(truncated("something", 3, true) == "...");
}

TEST_CASE("truncating keeps a character with its marks and joined parts together") {
  CHECK(truncated("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
  CHECK(truncated("👨‍👩‍👧👨‍👩‍👧", 3) == "👨‍👩‍👧…");
  CHECK(truncated("👍🏽👍🏽", 2) == "…");
  CHECK(truncated("🇩🇪🇫🇷", 3) == "🇩🇪…");
}

TEST_CASE("a truncated text is never too wide and stays valid") {
  const std::string text = "a日e\u0301 👍🏽b 🇩🇪👨‍👩‍👧 ｶﾞz";
  for (std::size_t columns = 0; columns < 20; ++columns) {
    CAPTURE(columns);
    CHECK(display_width(truncated(text, columns)) <= columns);
    CHECK(display_width(truncated(text, columns, true)) <= columns);
    CHECK(is_valid_utf8(truncated(text, columns)));
  }
}

TEST_CASE("padding counts columns and never cuts") {
  CHECK(padded("日本", 6) == "日本  ");
  CHECK(padded("e\u0301", 3) == "e\u0301  ");
  CHECK(padded("🇩🇪", 3) == "🇩🇪 ");
  CHECK(padded("something", 3) == "something");
  CHECK(padded("", 2) == "  ");
}

TEST_CASE("lines break at blanks and keep the breaks of the text") {
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrapped("one\n\ntwo", 10) == Lines{"one", "", "two"});
  CHECK(wrapped("one\n", 10) == Lines{"one", ""});
  CHECK(wrapped("  one   two  ", 10) == Lines{"one two"});
  CHECK(wrapped("日本 語学", 4) == Lines{"日本", "語学"});
}

TEST_CASE("wrapping nothing gives one empty line") {
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("   ", 10) == Lines{""});
  CHECK(wrapped("", 0) == Lines{""});
}

TEST_CASE("a tab is a blank where lines break") {
  CHECK(wrapped("one\ttwo\tthree", 7) == Lines{"one two", "three"});
}

TEST_CASE("a word that is too long alone is broken between characters") {
  CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(wrapped("x abcdefgh y", 3) == Lines{"x", "abc", "def", "gh", "y"});
  CHECK(wrapped("日本語", 5) == Lines{"日本", "語"});
  CHECK(wrapped("e\u0301e\u0301e\u0301", 2) == Lines{"e\u0301e\u0301", "e\u0301"});
  CHECK(wrapped("👨‍👩‍👧👨‍👩‍👧", 3) ==
        Lines{"👨‍👩‍👧", "👨‍👩‍👧"});
}

TEST_CASE("no columns count as one and a wide character still comes out") {
  CHECK(wrapped("abc", 0) == Lines{"a", "b", "c"});
  CHECK(wrapped("日本", 1) == Lines{"日", "本"});
}

TEST_CASE("a word without width keeps its distance from the next") {
  CHECK(wrapped("\u200D abc", 10) == Lines{"\u200D abc"});
}

TEST_CASE("wrapping loses no character of a very long text") {
  std::string text(50'000, 'x');
  text += " é" + std::string(1'000, 'y');
  const auto lines = wrapped(text, 79);
  std::size_t letters = 0;
  for (const auto& line : lines) {
    if (display_width(line) > 79) FAIL("a line of " << display_width(line) << " columns");
    letters += display_width(line);
  }
  CHECK(letters == 51'001);
}

TEST_CASE("escape sequences and control characters reach no terminal") {
  CHECK(safe_for_terminal("a\x1b[31mred") == "a␛[31mred");
  CHECK(safe_for_terminal("a\rb\bc\x7f\ad") ==
        "a" + replacement + "b" + replacement + "c" + replacement + replacement + "d");
  CHECK(safe_for_terminal("\u009B31m\u0085") == replacement + "31m" + replacement);
  CHECK(safe_for_terminal("\x9B"
                          "31m") == replacement + "31m");  // the same control as a bare byte
  CHECK(safe_for_terminal(std::string_view("a\0b", 3)) == "a" + replacement + "b");
  CHECK(safe_for_terminal("one\n\ttwo") == "one\n\ttwo");
}

TEST_CASE("characters that turn the direction or hide are shown as replaced") {
  for (const std::string hidden : {"\u202A", "\u202E", "\u2066", "\u2069", "\u200E", "\u200F", "\u061C",
                                   "\u200B", "\u2060", "\uFEFF", "\u2028", "\u2029"})
    CHECK(safe_for_terminal("a" + hidden + "b") == "a" + replacement + "b");
}

TEST_CASE("tags that spell an invisible text are shown as replaced but a flag keeps its own") {
  const std::string scotland = "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
  CHECK(safe_for_terminal(scotland + " yes") == scotland + " yes");
  CHECK(safe_for_terminal("a\U000E0062\U000E0073") == "a" + replacement + replacement);
  CHECK(safe_for_terminal("🏴a\U000E0062") == "🏴a" + replacement);
}

TEST_CASE("what scripts and emoji need is left as it is") {
  for (const std::string text : {"👨‍👩‍👧 👍🏽 ❤\uFE0F 🇩🇪", "می\u200Cخواهم",
                                 "क्\u200Dष", "e\u0301", "日本語", "Auf\u00ADlage", "\u06DD\u0661", "\uE000"})
    CHECK(safe_for_terminal(text) == text);
}

TEST_CASE("what is safe is valid and the same when made safe again") {
  const std::string text = "a\x1b\u009B\u202Eé€😀\xFF\U000E0062\u2028";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    CAPTURE(cut);
    for (const auto& part : {text.substr(0, cut), text.substr(cut)}) {
      const auto safe = safe_for_terminal(part);
      CHECK(is_valid_utf8(safe));
      CHECK(safe_for_terminal(safe) == safe);
      CHECK(safe.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("a safe line has no breaks and single blanks") {
  CHECK(safe_line("  one\n\n two\t \tthree \n") == "one two three");
  CHECK(safe_line("a\x1b[2J\nb") == "a␛[2J b");
  CHECK(safe_line(" \n\t ") == "");
  CHECK(safe_line("") == "");
}

TEST_CASE("in JSON, characters that steer a terminal become escapes and all others stay") {
  CHECK(safe_json("{\"a\":\"x\xc2\x9b"
                  "31m\x7f\xe2\x80\xae\xe2\x81\xa6\"}") == R"({"a":"x\u009b31m\u007f\u202e\u2066"})");
  const std::string fine = "{\"a\":\"\u00e9 \u2026 \u201cquoted\u201d \u4f60\u597d \u00a0\"}";
  CHECK(safe_json(fine) == fine);
  CHECK(safe_json("\xe2\x80").size() == 2);
}
