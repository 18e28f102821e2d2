#include <string>
#include <vector>

#include "detour/insight/language.hpp"

#include <algorithm>
#include "support/catch.hpp"

namespace {

using namespace detour;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (const auto& sentence : sentences_of(text))
    parts.push_back(text.substr(sentence.start, sentence.end - sentence.start));
  return parts;
}

/// The scope of the first token with this word; 0xFF when there is none.
std::uint8_t scope_of(const std::string& text, const std::string& word) {
  for (const auto& sentence : sentences_of(text))
    for (const auto& token : sentence.tokens)
      if (token.word == word) return token.scope;
  return 0xFF;
}

std::string stem_of(const std::string& word) {
  return sentences_of(word).at(0).tokens.at(0).stem;
}

std::size_t clauses_in(const std::string& text) {
  return sentences_of(text).at(0).tokens.back().clause + 1;
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("sentences end at full stops, question marks, exclamation marks and ellipses") {
  CHECK(split("We shipped late. Why? Nobody asked! So it goes… Next.") ==
        Parts{"We shipped late.", "Why?", "Nobody asked!", "So it goes…", "Next."});
}

TEST_CASE("newlines and bullets end sentences, a line wrapped by hand does not") {
  CHECK(split("- no tests\n- no plan\n* late") == Parts{"no tests", "no plan", "late"});
  CHECK(split("We told the client that it would be ready\nby the end of the week.").size() == 1);
}

TEST_CASE("numbers, times, abbreviations, file names and initials do not end sentences") {
  CHECK(split("It took 3.5 hours, e.g. for main.cpp at 10.30 with Dr. Smith and J. Doe").size() == 1);
  CHECK(split("We bought pens, paper, etc. and left").size() == 1);
  CHECK(split("We bought pens, paper, etc. Then we left").size() == 2);
}

TEST_CASE("the words of an address are passed over") {
  const auto sentences = sentences_of("See https://example.com/never/tested?q=1 for details. Done");
  REQUIRE(sentences.size() == 2);
  for (const auto& token : sentences[0].tokens) CHECK(token.word != "tested");
}

TEST_CASE("empty, blank and strange texts give no sentences and do no harm") {
  CHECK(sentences_of("").empty());
  CHECK(sentences_of(" \n\t ").empty());
  CHECK(sentences_of("!!! … --- ***").empty());
  CHECK(sentences_of("https://example.com").empty());
  CHECK_NOTHROW(sentences_of("\xFF\xFE broken \xC3"));
  CHECK(sentences_of(std::string(100'000, 'a')).size() == 1);
}

TEST_CASE("Chinese and Japanese sentences end at their own marks") {
  CHECK(split("我忘了。太晚了！") == Parts{"我忘了。", "太晚了！"});
  CHECK(split("テストを忘れた。").size() == 1);
}

TEST_CASE("tokens point at exactly their bytes, also behind characters of several bytes") {
  const std::string text = "Das Café – we didn’t test it";
  const auto sentences = sentences_of(text);
  const auto& tokens = sentences.at(0).tokens;
  const auto found =
      std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.word == "didn't"; });
  REQUIRE(found != tokens.end());
  CHECK(text.substr(found->start, found->end - found->start) == "didn’t");
  CHECK(tokens.at(1).word == "cafe");
}

TEST_CASE("contractions and irregular verbs share the stem of their base form") {
  CHECK(stem_of("didn't") == "not");
  CHECK(stem_of("wasnt") == "not");
  CHECK(stem_of("couldn’t") == "cannot");
  CHECK(stem_of("we've") == "we");
  CHECK(stem_of("forgotten") == stem_of("forgets"));
  CHECK(stem_of("took") == stem_of("taking"));
  CHECK(stem_of("wrote") == stem_of("writing"));
  CHECK(stem_of("written") == stem_of("writing"));
  CHECK(stem_of("planned") == stem_of("planning"));
}

TEST_CASE("clauses start at commas, dashes and conjunctions") {
  CHECK(clauses_in("we rushed, the demo broke") == 2);
  CHECK(clauses_in("we rushed because the demo broke") == 2);
  CHECK(clauses_in("we rushed and the demo broke") == 2);
  CHECK(clauses_in("we rushed — the demo broke") == 2);
  CHECK(clauses_in("salt and pepper") == 1);
}

TEST_CASE("a negation reaches to the end of its clause and no further") {
  CHECK((scope_of("we did not test the build, we rushed", "test") & negated) != 0);
  CHECK((scope_of("we did not test the build, we rushed", "rushed") & negated) == 0);
  CHECK((scope_of("it failed without testing", "testing") & negated) != 0);
  for (const auto* negator : {"didn't", "hadnt", "couldn’t", "never", "nobody", "hardly", "cannot", "won't"})
    CHECK((scope_of(std::string("we ") + negator + " test it", "test") & negated) != 0);
  CHECK((scope_of("we not only rushed", "rushed") & negated) == 0);
}

TEST_CASE("what would have been and what might be is hypothetical") {
  CHECK((scope_of("if we rush it breaks", "rush") & hypothetical) != 0);
  CHECK((scope_of("it would have broken", "broken") & hypothetical) != 0);
  CHECK((scope_of("I asked him if it is late", "late") & hypothetical) == 0);
  CHECK((scope_of("we rushed", "rushed") & hypothetical) == 0);
}

TEST_CASE("clauses about people outside are somebody else's") {
  CHECK((scope_of("the client forgot the meeting", "forgot") & others) != 0);
  CHECK((scope_of("he forgot the meeting", "forgot") & others) != 0);
  CHECK((scope_of("I forgot the client", "forgot") & others) == 0);
  CHECK((scope_of("the client was angry because I forgot it", "forgot") & others) == 0);
}

TEST_CASE("what was done this time or is no longer so is resolved") {
  CHECK((scope_of("this time I started early", "started") & resolved) != 0);
  CHECK((scope_of("I no longer procrastinate", "procrastinate") & resolved) != 0);
  CHECK((scope_of("I used to procrastinate", "procrastinate") & resolved) != 0);
  CHECK((scope_of("I was used to procrastinate", "procrastinate") & resolved) == 0);
  CHECK((scope_of("we promised to ship on Friday and did", "promised") & resolved) != 0);
  CHECK((scope_of("we promised to ship on Friday and did it late", "promised") & resolved) == 0);
  CHECK((scope_of("we promised to ship on Friday and did, too late", "promised") & resolved) == 0);
  CHECK((scope_of("I promised not to shout and did", "promised") & resolved) == 0);
}

TEST_CASE("lessons and orders to oneself are advice") {
  CHECK((scope_of("I never said we would ship it", "ship") & advice) == 0);
  CHECK((scope_of("next time test earlier", "test") & advice) != 0);
  CHECK((scope_of("I should have asked", "asked") & advice) != 0);
  CHECK((scope_of("Start earlier.", "start") & advice) != 0);
  CHECK((scope_of("I wish I had asked", "asked") & advice) != 0);
  CHECK((scope_of("we started late", "started") & advice) == 0);
}
