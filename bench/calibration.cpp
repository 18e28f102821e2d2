// Do the intervals of the calibration table cover the truth as often as they say? People of known skill are
// simulated: what they are so and so sure of holds with another, known chance.
// usage: calibration [PEOPLE [ASSUMPTIONS [SEED]]]   prints: the share of intervals that cover, at least 95 %
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "detour/insight/calibration.hpp"

namespace {

using namespace detour;

struct Simulated {
  std::vector<Assumption> assumptions;
  std::vector<double> chances;
};

/// Somebody who is off by up to a quarter, always in the same direction.
Simulated person(int count, std::mt19937_64& random) {
  std::uniform_real_distribution<double> uniform(0, 1);
  const double shift = (uniform(random) - 0.5) / 2;
  Simulated one;
  for (int i = 0; i < count; ++i) {
    const int percent = static_cast<int>(random() % 101);
    const double chance = std::clamp(percent / 100.0 + shift, 0.0, 1.0);
    one.chances.push_back(chance);
    one.assumptions.push_back(
        {"", "it holds", percent, uniform(random) < chance ? Verdict::held : Verdict::wrong});
  }
  return one;
}

/// The mean chance of the assumptions that a row is about.
double truth_of(const CalibrationRow& row, const Simulated& one) {
  double sum = 0;
  for (std::size_t i = 0; i < one.assumptions.size(); ++i) {
    const int percent = one.assumptions[i].confidence.value_or(0);
    if (percent >= row.from && (percent < row.to || row.to == 100)) sum += one.chances[i];
  }
  return sum / row.judged;
}

}  // namespace

int main(int argc, char** argv) {
  const int people = argc > 1 ? std::atoi(argv[1]) : 1000, count = argc > 2 ? std::atoi(argv[2]) : 40;
  std::mt19937_64 random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  long rows = 0, covered = 0, wholes = 0, wholes_covered = 0;
  for (int i = 0; i < people; ++i) {
    const auto one = person(count, random);
    const auto calibration = calibration_of(one.assumptions);
    if (!calibration) continue;
    double mean = 0;
    for (const double chance : one.chances) mean += chance / static_cast<double>(one.chances.size());
    ++wholes;
    wholes_covered += calibration->held_interval.low <= mean && mean <= calibration->held_interval.high;
    for (const auto& row : calibration->rows) {
      const double truth = truth_of(row, one);
      ++rows;
      covered += row.held_interval.low <= truth && truth <= row.held_interval.high;
    }
  }
  std::printf("rows: %ld of %ld intervals cover the truth (%.1f %%)\n", covered, rows,
              100.0 * static_cast<double>(covered) / static_cast<double>(rows));
  std::printf("all together: %ld of %ld (%.1f %%)\n", wholes_covered, wholes,
              100.0 * static_cast<double>(wholes_covered) / static_cast<double>(wholes));
  return 0;
}
