#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "detour/insight/mindset.hpp"
#include "insight/mindset_phrases.hpp"
#include "support/catch.hpp"

namespace {

using namespace detour;
using Texts = std::vector<std::string>;

void check_kind(MindsetKind kind, const Texts& texts) {
  for (const auto& text : texts) {
    INFO(text);
    const auto hits = mindset_in(text);
    REQUIRE(hits.size() == 1);
    CHECK(to_string(hits[0].kind) == to_string(kind));
  }
}

void check_silent(const Texts& texts) {
  for (const auto& text : texts) {
    INFO(text);
    CHECK(mindset_in(text).empty());
  }
}

std::string words_in(const std::string& text) {
  const auto hits = mindset_in(text);
  return hits.empty() ? "" : hits[0].words.text;
}

/// A phrase element's shortest words, after those of a sentence so far.
std::string with_element(std::string sentence, std::string_view element) {
  if (element == "$") return sentence + ",";
  if (element == "&" || element.find_first_of("^~!=?") != element.npos || element == "..") return sentence;
  if (element.front() == '&') element.remove_prefix(1);
  auto word = mindset::take(element, '|');
  if (word.front() == '<' || word.front() == '[') {
    auto words = mindset::text_of(word);
    word = mindset::take_word(words);
  }
  return sentence + " " + std::string(word == "*" ? "garden" : word);
}

/// The sentences a phrase stands for, one for each way through its rules, after those begun.
Texts sentences_for(std::string_view phrase, Texts begun = {""}) {
  while (!phrase.empty()) {
    const auto element = mindset::take(phrase, ' ');
    Texts longer;
    if (element.front() != '@' || element.back() == '?')
      for (const auto& text : begun)
        longer.push_back(element.front() == '@' ? text : with_element(text, element));
    else
      for (auto rules = mindset::text_of(element); !rules.empty();)
        for (auto& text : sentences_for(mindset::take_phrase(rules), begun))
          longer.push_back(std::move(text));
    begun = std::move(longer);
  }
  return begun;
}

}  // namespace

TEST_CASE("every phrase can fire, whichever of its rules applies") {
  for (auto [kind, phrases] : mindset::tables())
    while (!phrases.empty()) {
      const auto phrase = mindset::take_phrase(phrases);
      for (const auto& text : sentences_for(phrase)) {
        INFO(phrase << " as" << text);
        CHECK_FALSE(mindset_in(text).empty());
      }
    }
}

TEST_CASE("that it will always be so is permanence") {
  check_kind(MindsetKind::permanence,
             {"I'll never learn to park this van.", "I am never going to be a decent cook.",
              "Failed the theory test. I'll never pass it.", "I always ruin the last step.",
              "It's always me who spoils the surprise.", "I've always been hopeless with money.",
              "I never finish anything, the shed has no roof.", "Nobody will ever hire me with this CV.",
              "No amount of practice will fix me.", "ill never be good at this"});
}

TEST_CASE("that it is everything is pervasiveness") {
  check_kind(MindsetKind::pervasiveness,
             {"I can't do anything right.", "I simply cannot get a single thing right.",
              "Everything I touch goes wrong.", "Nothing I start ever lasts.", "I mess up everything.",
              "No matter what I do, it falls apart.", "All my friendships fail in the end.",
              "i cant do anything right, the glue was the wrong one again"});
}

TEST_CASE("a name for oneself is a label") {
  check_kind(MindsetKind::self_label,
             {"What was I thinking, I'm hopeless.", "I'm such a fraud.", "I'm just not a maths person.",
              "I am a terrible listener.", "I'm bad at names.", "I'm not cut out for sales.",
              "I'm not clever enough for this course.", "My brain just isn't built for grammar.",
              "Why am I so stupid?", "I don't have it in me to lead.", "What is wrong with me?",
              "I guess I'm a lost cause.", "Typical me.", "im so useless"});
}

TEST_CASE("always, never and nothing of things and habits say nothing of the writer") {
  check_silent(
      {"Always on Mondays the queue is full.", "I never got the invitation.",
       "I always bring a spare cable, today I did not.", "I was never told about the new door code.",
       "Nothing I tried in the lab worked today.", "I can't do anything right now, the disk is full.",
       "I can never reach the clinic before ten.", "I will never understand why they moved the sign.",
       "All my plants froze in one night.", "Everything I ordered arrived broken."});
}

TEST_CASE("a resolution is no verdict") {
  check_silent({"Never again will I travel without a copy.", "I'll never be late with the rent again.",
                "I will never use that courier.", "From now on I always read the label."});
}

TEST_CASE("what others say, what was once thought and what is quoted is not the writer's verdict") {
  check_silent({"My coach told me I'm useless.", "She thinks that I'm an idiot.",
                "I used to think I was a failure.", "I felt like an idiot when the door said pull.",
                "I wrote \"I'm a fraud\" on a card and crossed it out.",
                "'I'm a loser' is the first line of the poem."});
}

TEST_CASE("a verdict taken back in the next sentence is none") {
  check_silent({"I ruin everything. No, that was the heat.",
                "I'm a failure. That's not true, the rest went well.",
                "I'm useless. That is what my inner critic says at night."});
}

TEST_CASE("what others say counts when the writer agrees") {
  CHECK(mindset_in("My brother says I'm useless and he's right.").size() == 1);
}

TEST_CASE("what is denied, asked or supposed is no verdict") {
  check_silent({"It's not that I'm lazy, nobody had the key.", "I don't think I'm stupid.",
                "I'm no longer the coward of the family.", "If I fail again I'm an idiot.",
                "Is it true that I always ruin dinner?", "I'm an idiot if I sign this."});
}

TEST_CASE("growth talk and bounds of time leave the door open") {
  check_silent({"I'm not good at welding yet.", "I'm terrible at Go so far.",
                "I'm bad at chords, but I am getting better.", "I'm useless before coffee.",
                "Today I'm hopeless.", "I'm useless this week.", "I always mess up when I am tired."});
}

TEST_CASE("deeds, things and other people may be bad") {
  check_silent({"That was a stupid mistake.", "The printer is hopeless.", "My neighbour is a complete moron.",
                "He always ruins the barbecue.", "This supplier can't do anything right.",
                "I was an idiot to skip the rehearsal."});
}

TEST_CASE("a bound holds for its own clause") {
  CHECK(mindset_in("I'm a fraud and today the auditors nearly noticed.").size() == 1);
  CHECK(mindset_in("Everything I touch breaks, today it was the lamp.").size() == 1);
  CHECK(mindset_in("When it comes to money I'm hopeless.").size() == 1);
  check_silent({"Without my glasses, I'm useless.", "If they ask me, I'm useless.",
                "I'm useless as long as it rains."});
}

TEST_CASE("a word is a whole word, and what follows may say whose it is") {
  check_silent({"I can't do anything right-handed.", "I'm an idiot, says the sticker on the van.",
                "I'm an idiot, my brother muttered."});
  CHECK(mindset_in("I'm hopeless, whatever the coach says.").size() == 1);
}

TEST_CASE("facts about roles are no labels") {
  check_silent({"I'm not a lawyer, so I asked one.", "I'm a failure analyst at the plant.",
                "I'm not the person who signs these.", "I'm not the right person for refunds.",
                "I'm lazy loading the images now."});
}

TEST_CASE("the words are exactly the clauses that say it") {
  const std::string text = "Burnt the rice – again, I’m such a fool, and the guests saw it.";
  const auto hits = mindset_in(text);
  REQUIRE(hits.size() == 1);
  const auto& words = hits[0].words;
  CHECK(words.text == "I’m such a fool");
  CHECK(text.substr(words.start, words.end - words.start) == words.text);
  CHECK(words_in("No matter what I try, it goes wrong.") == "No matter what I try, it goes wrong");
}

TEST_CASE("each clause counts once, in reading order") {
  const auto hits = mindset_in("I'm a failure, I always ruin it. I can't do anything right.");
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].kind == MindsetKind::self_label);
  CHECK(hits[1].kind == MindsetKind::permanence);
  CHECK(hits[2].kind == MindsetKind::pervasiveness);
}

TEST_CASE("all prose of one's own entry is read, of somebody else's none") {
  Entry entry;
  entry.what = "Missed the train. I'm hopeless.";
  entry.expected = "To be on time for once, but I never learn.";
  entry.assumptions.push_back({"a", "The bus is faster.", {}});
  entry.assumptions.push_back({"b", "I always mess up connections.", {}});
  entry.lessons.push_back({"c", "I'm not a morning person; leave earlier.", 0});
  entry.next.push_back({"d", "No use, I'll never change.", {}, Status::planned, {}});
  const auto hits = mindset_of(entry);
  REQUIRE(hits.size() == 4);
  CHECK(hits[0].words == Evidence{Field::what, 0, 18, 30, "I'm hopeless"});
  CHECK(hits[1].words.field == Field::expected);
  CHECK(hits[2].words.field == Field::assumptions);
  CHECK(hits[2].words.index == 1);
  CHECK(hits[3].words.field == Field::next);
  entry.whose = "sam";
  CHECK(mindset_of(entry).empty());
}

TEST_CASE("strange texts have no verdicts and do no harm") {
  check_silent({"", " \n", "!!!", "\xFF\xFE", "我忘了。"});
  std::string long_text;
  for (int i = 0; i < 500; ++i) long_text += "I'm a failure, \"I always ruin it\" ";
  CHECK_FALSE(mindset_in(long_text).empty());
}
