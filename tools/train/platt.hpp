// From margins to chances.
#pragma once

#include <span>
#include <utility>

namespace detour::train {

/// chance = 1 / (1 + exp(-slope · (margin - middle)))
struct Logistic {
  double slope = 1, middle = 0;
};

/// The logistic that fits margins to what is true, by maximum likelihood with Platt's smoothed targets. Platt
/// (1999), Probabilistic outputs for support vector machines; the Newton steps of Lin, Lin and Weng (2007),
/// Machine Learning 68, 267–276. The margins must come from a model that has not seen the examples.
[[nodiscard]] Logistic fitted(std::span<const std::pair<float, bool>> margins);

}  // namespace detour::train
