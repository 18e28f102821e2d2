#include "platt.hpp"

#include <algorithm>
#include <cmath>

namespace detour::train {
namespace {

constexpr int most_steps = 100;
constexpr double small_enough = 1e-8, ridge = 1e-9;

struct Targets {
  double yes, no;
};

/// Minus the log likelihood of chance = σ(a·margin + b).
double loss(std::span<const std::pair<float, bool>> margins, const Targets& targets, double a, double b) {
  double sum = 0;
  for (const auto& [margin, told] : margins) {
    const double z = a * static_cast<double>(margin) + b, t = told ? targets.yes : targets.no;
    sum += std::max(z, 0.0) - z * t + std::log1p(std::exp(-std::abs(z)));
  }
  return sum;
}

}  // namespace

Logistic fitted(std::span<const std::pair<float, bool>> margins) {
  const auto yes =
      static_cast<double>(std::ranges::count_if(margins, [](const auto& m) { return m.second; }));
  const double no = static_cast<double>(margins.size()) - yes;
  const Targets targets{(yes + 1) / (yes + 2), 1 / (no + 2)};
  double a = 0, b = std::log((yes + 1) / (no + 1)), before = loss(margins, targets, a, b);
  for (int step = 0; step < most_steps; ++step) {
    double ga = 0, gb = 0, haa = ridge, hab = 0, hbb = ridge;
    for (const auto& [margin, told] : margins) {
      const auto x = static_cast<double>(margin);
      const double p = 1 / (1 + std::exp(-(a * x + b))), d = p - (told ? targets.yes : targets.no);
      ga += x * d, gb += d;
      haa += x * x * p * (1 - p), hab += x * p * (1 - p), hbb += p * (1 - p);
    }
    if (std::abs(ga) < small_enough && std::abs(gb) < small_enough) break;
    const double determinant = haa * hbb - hab * hab;
    const double da = -(hbb * ga - hab * gb) / determinant, db = -(haa * gb - hab * ga) / determinant;
    double share = 1, now = loss(margins, targets, a + da, b + db);
    for (; share > 1e-6 && now > before; share /= 2)
      now = loss(margins, targets, a + share / 2 * da, b + share / 2 * db);
    a += share * da, b += share * db;
    if (before - now < small_enough) break;
    before = now;
  }
  return {a, -b / a};
}

}  // namespace detour::train
