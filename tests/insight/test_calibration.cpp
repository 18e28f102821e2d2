#include "detour/insight/calibration.hpp"

#include <random>

#include "support/catch.hpp"

using namespace detour;

namespace {

Assumption judged(int confidence, bool held) {
  return {"", "it holds", confidence, held ? Verdict::held : Verdict::wrong};
}

std::vector<Assumption> repeated(int confidence, int held, int wrong) {
  std::vector<Assumption> all(static_cast<std::size_t>(held), judged(confidence, true));
  all.insert(all.end(), static_cast<std::size_t>(wrong), judged(confidence, false));
  return all;
}

}  // namespace

TEST_CASE("below ten verdicts nothing is told, only how many are missing") {
  auto few = repeated(80, 5, 4);
  few.push_back({"", "not judged yet", 90});
  few.push_back({"", "without a confidence", {}, Verdict::held});
  CHECK_FALSE(calibration_of(few));
  CHECK(missing_for_calibration(few) == 1);
  few.push_back(judged(50, true));
  CHECK(calibration_of(few));
  CHECK(missing_for_calibration(few) == 0);
}

TEST_CASE("the Brier score is the mean squared distance of confidence from outcome") {
  CHECK(calibration_of(repeated(100, 10, 0))->brier == Approx(0));
  CHECK(calibration_of(repeated(100, 0, 10))->brier == Approx(1));
  CHECK(calibration_of(repeated(50, 5, 5))->brier == Approx(0.25));
  CHECK(calibration_of(repeated(70, 7, 3))->brier == Approx(0.7 * 0.09 + 0.3 * 0.49));
}

TEST_CASE("overconfidence is told only where chance does not explain it") {
  CHECK(calibration_of(repeated(90, 8, 12))->leaning == Leaning::overconfident);
  CHECK(calibration_of(repeated(20, 16, 4))->leaning == Leaning::underconfident);
  CHECK(calibration_of(repeated(90, 8, 2))->leaning == Leaning::unclear);
}

TEST_CASE("a row is shown from five verdicts on, and 100 percent stands in the last one") {
  auto all = repeated(100, 5, 1);
  const auto more = repeated(50, 2, 2), low = repeated(0, 0, 5);
  all.insert(all.end(), more.begin(), more.end());
  all.insert(all.end(), low.begin(), low.end());
  const auto calibration = calibration_of(all);
  REQUIRE(calibration->rows.size() == 2);
  CHECK(calibration->rows[0].from == 0);
  CHECK(calibration->rows[0].held == 0);
  CHECK(calibration->rows[1].from == 80);
  CHECK(calibration->rows[1].judged == 6);
  CHECK(calibration->rows[1].held == 5);
}

TEST_CASE("the table's intervals cover the truth at least at the stated rate") {
  // People of known skill: what they are so and so sure of holds with another, known chance.
  std::mt19937 random(11);
  std::uniform_int_distribution<int> percent(0, 100);
  std::uniform_real_distribution<double> chance(0, 1);
  int rows = 0, covered = 0;
  for (int person = 0; person < 300; ++person) {
    const double shift = (chance(random) - 0.5) / 2;
    std::vector<Assumption> all;
    std::vector<double> truths;
    for (int i = 0; i < 40; ++i) {
      const int sure = percent(random);
      const double truth = std::clamp(sure / 100.0 + shift, 0.0, 1.0);
      all.push_back(judged(sure, chance(random) < truth));
      truths.push_back(truth);
    }
    const auto calibration = calibration_of(all);
    for (const auto& row : calibration->rows) {
      double truth = 0;
      for (std::size_t i = 0; i < all.size(); ++i)
        if (*all[i].confidence >= row.from && (*all[i].confidence < row.to || row.to == 100))
          truth += truths[i] / row.judged;
      ++rows;
      covered += row.held_interval.low <= truth && truth <= row.held_interval.high;
    }
  }
  CHECK(rows > 1000);
  CHECK(covered >= rows * 95 / 100);
}
