// The arithmetic of the personal layer: features of its own, a logistic regression over them that starts from
// the built-in margins.
#pragma once

#include <span>
#include <vector>

#include "detour/insight/personal.hpp"
#include "ngrams.hpp"

namespace detour {

/// A feature of an entry for the personal layer: words of any kind, also those the built-in model does not
/// know; together of length 1. Tags and people are none, for patterns ask whether a cause goes with them.
struct PersonalFeature {
  std::uint32_t key = 0;
  float value = 0;
};
/// Sorted by key. `occurrences` as the model takes them.
[[nodiscard]] std::vector<PersonalFeature> personal_features(std::span<const Occurrence> occurrences);

/// What the layer adds to the log odds of each cause of `personal`, within their limits.
[[nodiscard]] std::vector<float> shifts_of(const Personal& personal,
                                           std::span<const PersonalFeature> features);
/// The weights of one feature.
[[nodiscard]] std::span<const PersonalWeight> weights_of(const Personal& personal, std::uint32_t key);

/// What an entry says of one cause.
struct Taught {
  float before = 0;  ///< log odds before learning
  float truth = 0;   ///< 0 to 1: what the person says
  float trust = 1;   ///< how much the entry counts
  bool said = true;  ///< false: the person marked other causes of the entry
};
/// Learns one cause after the other from the same entries.
class Learner {
 public:
  explicit Learner(std::vector<std::vector<PersonalFeature>> entries);
  /// Adds the bias, the weights and the limit of a cause; `lessons` one an entry. Logistic regression with
  /// the log odds before as an offset and a Gaussian prior on what is added, solved in its dual by Newton's
  /// steps, coordinate by coordinate (Yu, Huang and Lin 2011, Machine Learning 85, 41–75).
  void learn(Personal& personal, std::size_t cause, std::span<const Taught> lessons) const;

 private:
  [[nodiscard]] std::vector<float> dual_of(std::span<const Taught> lessons) const;

  std::vector<std::vector<PersonalFeature>> entries_;
  std::vector<float> kernel_;  ///< products of the entries' features, each with each
};

}  // namespace detour
