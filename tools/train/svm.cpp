#include "svm.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace detour::train {
namespace {

constexpr int most_rounds = 60;
constexpr double precise_enough = 0.02;

double product(const Row& row, const std::vector<double>& weights) {
  double sum = weights.back();  // the bias: every row has a feature of value 1
  for (const auto& cell : row) sum += weights[cell.feature] * static_cast<double>(cell.value);
  return sum;
}

}  // namespace

Plane separate(std::span<const Row> rows, const std::vector<bool>& positive, std::span<const double> costs,
               std::size_t features) {
  std::vector<double> weights(features + 1), alphas(rows.size()), diagonals(rows.size()),
      lengths(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    diagonals[i] = 1 / (2 * costs[i]);
    lengths[i] = 1 + diagonals[i];
    for (const auto& cell : rows[i])
      lengths[i] += static_cast<double>(cell.value) * static_cast<double>(cell.value);
  }
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937 random(1);
  for (int round = 0; round < most_rounds; ++round) {
    // std::shuffle differs from library to library; this does not.
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    double worst = 0;
    for (const auto i : order) {
      const double sign = positive[i] ? 1 : -1;
      const double gradient = sign * product(rows[i], weights) - 1 + alphas[i] * diagonals[i];
      const double projected = alphas[i] == 0 ? std::min(gradient, 0.0) : gradient;
      if (projected == 0) continue;
      worst = std::max(worst, std::abs(projected));
      const double before = alphas[i];
      alphas[i] = std::max(alphas[i] - gradient / lengths[i], 0.0);
      const double step = (alphas[i] - before) * sign;
      for (const auto& cell : rows[i]) weights[cell.feature] += step * static_cast<double>(cell.value);
      weights.back() += step;
    }
    if (worst < precise_enough) break;
  }
  Plane plane{{weights.begin(), weights.end() - 1}, static_cast<float>(weights.back())};
  return plane;
}

}  // namespace detour::train
