#include "detour/base/text.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace detour;

namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& word : words_of(text)) all.push_back(word.folded);
  return all;
}

std::vector<std::string> quoted_words(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& word : words_of(text)) all.emplace_back(text.substr(word.start, word.end - word.start));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a UTF-8 sequence cut anywhere but at its end is invalid and a whole one is valid") {
  const std::string character = GENERATE("é", "€", "日", "😀", "\U0010FFFF");
  for (std::size_t cut = 1; cut < character.size(); ++cut) {
    CAPTURE(character, cut);
    CHECK_FALSE(is_valid_utf8(character.substr(0, cut)));
    CHECK_FALSE(is_valid_utf8(character.substr(cut)));
    CHECK_FALSE(is_valid_utf8("before " + character.substr(0, cut) + " after"));
  }
  CHECK(is_valid_utf8(character));
  CHECK(is_valid_utf8("before " + character + " after"));
}

TEST_CASE("byte sequences that UTF-8 forbids are invalid") {
  CHECK_FALSE(is_valid_utf8("\xC0\x80"));          // an overlong zero
  CHECK_FALSE(is_valid_utf8("\xE0\x80\xAF"));      // an overlong slash
  CHECK_FALSE(is_valid_utf8("\xF0\x82\x82\xAC"));  // an overlong euro sign
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // a surrogate
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  CHECK_FALSE(is_valid_utf8("\xFF"));
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8(std::string_view("\0", 1)));
}

TEST_CASE("repairing replaces invalid bytes and nothing else") {
  CHECK(repaired_utf8("caf\xE9 closed") == "café closed");
  CHECK(repaired_utf8("M\xFCller, naïve, \x80 5 \x84so\x93") == "Müller, naïve, € 5 „so“");
  // Bytes that Windows-1252 does not have.
  CHECK(repaired_utf8("\x81\x8D\x8F\x90\x9D") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(repaired_utf8("déjà vu 😀") == "déjà vu 😀");
  CHECK(repaired_utf8("") == "");
}

TEST_CASE("a repaired text is valid wherever it was cut") {
  const std::string text = "aé€😀日";
  for (std::size_t from = 0; from <= text.size(); ++from)
    for (std::size_t to = from; to <= text.size(); ++to) {
      const auto repaired = repaired_utf8(text.substr(from, to - from));
      if (!is_valid_utf8(repaired)) FAIL("cut from " << from << " to " << to);
      if (repaired_utf8(repaired) != repaired) FAIL("repairing twice differs from " << from << " to " << to);
    }
  SUCCEED();
}

TEST_CASE("trimming takes away Unicode blanks at both ends and none inside") {
  CHECK(trimmed(" \t\r\n\v\f a b \n") == "a b");
  CHECK(trimmed("\u00A0\u3000\u2028a\u3000b\u2003\u0085") == "a\u3000b");
  CHECK(trimmed("") == "");
  CHECK(trimmed(" \u3000 ") == "");
  CHECK(trimmed("\xFF ") == "\xFF");
}

TEST_CASE("a text without visible characters is blank") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \n\t\u00A0\u3000"));
  CHECK(is_blank("\u200B\u200D\u202E\uFEFF"));
  CHECK(is_blank("\x1b\x7f\u0085"));
  CHECK(is_blank(std::string_view("\0", 1)));
  CHECK_FALSE(is_blank(" . "));
  CHECK_FALSE(is_blank("日"));
  CHECK_FALSE(is_blank("\xFF"));
}

TEST_CASE("folding makes case, accents and compatibility forms equal") {
  CHECK(folded("OverLoad") == "overload");
  CHECK(folded("Übergröße") == "ubergrosse");
  CHECK(folded("CAFE\u0301") == folded("café"));
  CHECK(folded("ﬁnished") == "finished");
  CHECK(folded("ＡＢＣ１") == "abc1");
  CHECK(folded("ΟΔΟΣ") == folded("οδος"));
  CHECK(folded("İstanbul") == "istanbul");
  CHECK(folded("") == "");
}

TEST_CASE("folding what is folded changes nothing") {
  for (const std::string text : {"Übergröße", "ΟΔΌΣ", "İstanbul", "한글", "がぎ", "ŉ ﬃ ǅ", "\xFFx"})
    CHECK(folded(folded(text)) == folded(text));
}

TEST_CASE("folding keeps what follows a zero byte") {
  CHECK(folded(std::string_view("É\0B", 4)) == std::string_view("e\0b", 3));
}

TEST_CASE("words are runs of letters and digits with inner apostrophes only") {
  CHECK(folded_words("I didn't – couldn’t – ask 2 'experts'.") ==
        Texts{"i", "didn't", "couldn't", "ask", "2", "experts"});
  CHECK(folded_words("rock'n'roll dogs' it''s") == Texts{"rock'n'roll", "dogs", "it", "s"});
  CHECK(folded_words("well-known a.b_c") == Texts{"well", "known", "a", "b", "c"});
  CHECK(folded_words("").empty());
  CHECK(folded_words("…!? 😀 '").empty());
}

TEST_CASE("the bytes of a word are those that were written") {
  const std::string_view text = "«Élan», Cafe\u0301!";
  const auto words = words_of(text);
  REQUIRE(words.size() == 2);
  CHECK(text.substr(words[0].start, words[0].end - words[0].start) == "Élan");
  CHECK(text.substr(words[1].start, words[1].end - words[1].start) == "Cafe\u0301");
  CHECK(words[1].folded == "cafe");
}

TEST_CASE("every ideograph and kana is a word of its own and Hangul is not") {
  CHECK(quoted_words("日本語abcカナ") == Texts{"日", "本", "語", "abc", "カ", "ナ"});
  CHECK(quoted_words("人々x") == Texts{"人", "々", "x"});
  CHECK(quoted_words("한국어 문장") == Texts{"한국어", "문장"});
  CHECK(quoted_words("it'日") == Texts{"it", "日"});
  CHECK(quoted_words("カ・ナ") == Texts{"カ", "ナ"});
}

TEST_CASE("a mark belongs to the character before it and is no word itself") {
  CHECK(quoted_words("か\u3099き") == Texts{"か\u3099", "き"});
  CHECK(quoted_words("ｶﾞｷ") == Texts{"ｶﾞ", "ｷ"});
  CHECK(quoted_words("葛\U000E0100城") == Texts{"葛\U000E0100", "城"});
  CHECK(quoted_words("I ❤\uFE0F it") == Texts{"I", "it"});
  CHECK(words_of(" \u0301 ").empty());
}

TEST_CASE("no word is empty when folded") {
  for (char32_t value = 0x80; value < 0x20000; ++value) {
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string text;
    if (value >= 0x10000) text += static_cast<char>(0xF0 | (value >> 18));
    if (value >= 0x10000) text += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
    if (value >= 0x800 && value < 0x10000) text += static_cast<char>(0xE0 | (value >> 12));
    if (value >= 0x800) text += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
    if (value < 0x800) text += static_cast<char>(0xC0 | (value >> 6));
    text += static_cast<char>(0x80 | (value & 0x3F));
    for (const auto& word : words_of(text))
      if (word.folded.empty()) FAIL("U+" << std::hex << static_cast<unsigned long>(value));
  }
  SUCCEED();
}

TEST_CASE("invalid bytes part words and are in none") {
  CHECK(quoted_words("caf\xE9s open") == Texts{"caf", "s", "open"});
  CHECK(words_of("\xE6\x97").empty());
}

TEST_CASE("a very long text has all its words") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "wörd ";
  const auto words = words_of(text);
  REQUIRE(words.size() == 100'000);
  CHECK(words.back().end == text.size() - 1);
  CHECK(words.back().folded == "word");
}

TEST_CASE("scripts that write without blanks are known") {
  for (const char32_t c : {U'日', U'ひ', U'カ', U'ไ', U'ລ', U'ក', U'\U00020000'})
    CHECK(is_unspaced_script(c));
  for (const char32_t c : {U'a', U'é', U'я', U'한', U'ع', U'😀'}) CHECK_FALSE(is_unspaced_script(c));
}
