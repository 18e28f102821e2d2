// A linear support vector machine with squared hinge loss, by dual coordinate descent. Hsieh, Chang, Lin,
// Keerthi and Sundararajan (2008), A dual coordinate descent method for large-scale linear SVM, ICML,
// algorithm 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace detour::train {

struct Cell {
  std::uint32_t feature = 0;
  float value = 0;
};
using Row = std::vector<Cell>;

struct Plane {
  std::vector<float> weights;  ///< by feature
  float bias = 0;
};

/// Separates rows where `positive` from the others; `costs` is the C of the paper, a row each. The same input
/// gives the same bytes.
[[nodiscard]] Plane separate(std::span<const Row> rows, const std::vector<bool>& positive,
                             std::span<const double> costs, std::size_t features);

}  // namespace detour::train
