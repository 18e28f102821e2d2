#include "personal_layer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace detour {
namespace {

/// How strongly the layer is held back to nothing: chosen on the development journals, five ways to mark a
/// part of their entries.
constexpr float restraint = 0.2F;
/// How easily the bias moves, next to a feature of length 1; more, and a few marks make a cause common.
constexpr float ease_of_bias = 0.1F;
constexpr int rounds = 20;
/// So far a cause may move, at least and for each mark of it, against what thousands of examples taught:
/// without a limit five marks make a sixth of a journal tell it, whatever they were set on.
constexpr float least_limit = 1.5F, limit_a_mark = 0.4F;

float sigmoid(float x) {
  return 1 / (1 + std::exp(-x));
}

float product(const std::vector<PersonalFeature>& a, const std::vector<PersonalFeature>& b) {
  float sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->key < y->key)
      ++x;
    else if (y->key < x->key)
      ++y;
    else
      sum += x++->value * y++->value;
  }
  return sum;
}

bool is_of_the_layer(Family family) {
  return family == Family::stem || family == Family::pair || family == Family::cue ||
         family == Family::word_class;
}

}  // namespace

std::vector<PersonalFeature> personal_features(std::span<const Occurrence> occurrences) {
  std::vector<PersonalFeature> features;
  for (const auto& occurrence : occurrences)
    if (is_of_the_layer(occurrence.family)) features.push_back({occurrence.key, 1});
  std::ranges::sort(features, {}, &PersonalFeature::key);
  const auto twice = std::ranges::unique(features, {}, &PersonalFeature::key);
  features.erase(twice.begin(), twice.end());
  float square = 0;
  for (const auto& feature : features) square += feature.value * feature.value;
  for (auto& feature : features) feature.value /= std::sqrt(square);
  return features;
}

std::span<const PersonalWeight> weights_of(const Personal& personal, std::uint32_t key) {
  const auto found = std::ranges::equal_range(personal.weights, key, {}, &PersonalWeight::key);
  return {found.begin(), found.end()};
}

std::vector<float> shifts_of(const Personal& personal, std::span<const PersonalFeature> features) {
  auto shifts = personal.bias;
  if (personal.weights.empty()) return shifts;
  for (const auto& feature : features)
    for (const auto& weight : weights_of(personal, feature.key))
      shifts[weight.cause] += weight.weight * feature.value;
  for (std::size_t cause = 0; cause < shifts.size(); ++cause)
    shifts[cause] = std::clamp(shifts[cause], -personal.limit[cause], personal.limit[cause]);
  return shifts;
}

Learner::Learner(std::vector<std::vector<PersonalFeature>> entries)
    : entries_(std::move(entries)), kernel_(entries_.size() * entries_.size()) {
  const auto n = entries_.size();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      kernel_[i * n + j] = kernel_[j * n + i] = product(entries_[i], entries_[j]) + ease_of_bias;
}

std::vector<float> Learner::dual_of(std::span<const Taught> lessons) const {
  const auto n = lessons.size();
  std::vector<float> alphas(n), odds(n);
  for (std::size_t i = 0; i < n; ++i) odds[i] = lessons[i].before;
  for (int round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < n; ++i) {
      const float p = sigmoid(odds[i]), trust = lessons[i].trust;
      const float step = (trust * (lessons[i].truth - p) - restraint * alphas[i]) /
                         (restraint + trust * p * (1 - p) * kernel_[i * n + i]);
      alphas[i] += step;
      for (std::size_t j = 0; j < n; ++j) odds[j] += step * kernel_[i * n + j];
    }
  return alphas;
}

void Learner::learn(Personal& personal, std::size_t cause, std::span<const Taught> lessons) const {
  const auto alphas = dual_of(lessons);
  const auto marks = static_cast<float>(std::ranges::count(lessons, true, &Taught::said));
  // Of a cause of their own nothing else is known.
  personal.limit[cause] = cause < catalogue().size() ? std::max(least_limit, limit_a_mark * marks)
                                                     : std::numeric_limits<float>::infinity();
  std::map<std::uint32_t, float> weights;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    personal.bias[cause] += ease_of_bias * alphas[i];
    for (const auto& feature : entries_[i]) weights[feature.key] += alphas[i] * feature.value;
  }
  for (const auto& [key, weight] : weights)
    personal.weights.push_back({key, static_cast<std::uint32_t>(cause), weight});
}

}  // namespace detour
