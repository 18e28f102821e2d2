#include "insight/model.hpp"

#include <set>

#include "insight/hand_score.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

std::vector<PassageFeatures> reading(const Entry& entry) {
  return features_of(entry, CueSet::builtin());
}

Entry entry_of(const std::string& what) {
  Entry entry;
  entry.what = what;
  return entry;
}

std::vector<Occurrence> occurrences(const Entry& entry) {
  return occurrences_of(reading(entry), CueSet::builtin(), Model::builtin().classes);
}

}  // namespace

TEST_CASE("a weight in one byte is within three percent of itself") {
  for (const float weight : {1.0F, -1.0F, 0.5F, -0.031F, 0.002F}) {
    const float back = decoded(coded(weight, 1.5F), 1.5F);
    CHECK(back == Approx(weight).epsilon(0.03));
  }
  CHECK(decoded(coded(1e-9F, 1), 1) < 0.002F);
}

TEST_CASE("a model read from its own bytes is the same") {
  const auto& model = Model::builtin();
  const auto bytes = Model::to_bytes(model);
  std::vector<std::uint64_t> aligned(bytes.size() / 8 + 1);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(aligned.data()));
  const auto again =
      Model::from_bytes({reinterpret_cast<const unsigned char*>(aligned.data()), bytes.size()});
  CHECK(Model::to_bytes(again) == bytes);
  CHECK(again.header.fingerprint == model.header.fingerprint);
  aligned[0] = 0;
  CHECK_THROWS_AS(Model::from_bytes({reinterpret_cast<const unsigned char*>(aligned.data()), bytes.size()}),
                  std::invalid_argument);
  CHECK_THROWS_AS(Model::from_bytes({reinterpret_cast<const unsigned char*>(bytes.data()), 100}),
                  std::exception);
}

TEST_CASE("the first cause keeps its margin, the others lose by how far they are behind it") {
  Margins margins;
  margins.fill(-2);
  margins[3] = 1;
  margins[7] = 0;
  const auto left = after_rivalry(margins);
  CHECK(left[3] == Approx(1));
  CHECK(left[7] == Approx(0 - rivalry * 1));
  CHECK(left[0] == Approx(-2 - rivalry * 3));
}

TEST_CASE("every occurrence stands at tokens of its sentence") {
  const auto entry = entry_of("We ran out of time, again. Nobody had tested it on a real phone!");
  const auto parts = reading(entry);
  const auto all = occurrences(entry);
  std::set<Family> families;
  for (const auto& occurrence : all) {
    families.insert(occurrence.family);
    CHECK(occurrence.first <= occurrence.last);
    CHECK(occurrence.last < parts.at(occurrence.passage).sentences.at(occurrence.sentence).tokens.size());
  }
  CHECK(families.size() >= 7);
}

TEST_CASE("the same words give the same features wherever they stand") {
  const auto keys = [](const std::vector<Occurrence>& all) {
    std::multiset<std::uint32_t> found;
    for (const auto& occurrence : all) found.insert(occurrence.key);
    return found;
  };
  Entry in_lesson = entry_of("Nothing.");
  in_lesson.lessons = {{"", "Ask for help early."}};
  auto both = keys(occurrences(entry_of("Nothing.")));
  both.merge(keys(occurrences(entry_of("Ask for help early."))));
  auto words = keys(occurrences(in_lesson));
  for (const auto key : both) CHECK(words.count(key) > 0);
}

TEST_CASE("log odds rise with the margin, and a cause is told from a score between nothing and certainty") {
  const auto& model = Model::builtin();
  CHECK(log_odds_of(model, model.header.middle) == Approx(0).margin(1e-6));
  CHECK(log_odds_of(model, 1) > log_odds_of(model, 0));
  CHECK(told_from(model) > 0.05);
  CHECK(told_from(model) < 0.95);
}

TEST_CASE("cues that count make a hand score and others none") {
  const auto sum = [](const std::string& what) {
    double all = 0;
    for (const float score : hand_scores(reading(entry_of(what)), CueSet::builtin()))
      all += static_cast<double>(score);
    return all;
  };
  CHECK(sum("I started far too late.") > 0.4);
  CHECK(sum("The sky was blue.") == 0);
}
