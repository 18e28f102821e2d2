// The trained model: one linear score a cause over the features of an entry. Its numbers are read-only bytes
// that tools/train wrote and the build embeds; nothing is set up at start.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ngrams.hpp"

namespace detour {

inline constexpr std::size_t model_causes = 25;

/// What stands at the front of the model's bytes; the arrays follow in the order of Model.
struct ModelHeader {
  std::array<char, 8> magic{};
  std::uint64_t fingerprint = 0;  ///< of everything else: changes whenever something else would be found
  std::uint32_t class_terms = 0, features = 0, weights = 0;
  float largest = 1;            ///< weight: the others are fractions of it
  float hand = 0;               ///< what the summed hand-written cues of a cause are worth
  float slope = 1, middle = 0;  ///< of the logistic that makes a score of a margin: Platt (1999)
  float told_from = 0;          ///< margin from which a cause is told
  float reserved = 0;
  std::array<float, model_causes> bias{};
  std::array<float, family_count> family_weight{};
};
static_assert(sizeof(ModelHeader) % alignof(std::uint64_t) == 0, "the arrays behind it must be aligned");
inline constexpr std::array<char, 8> model_magic{'d', 't', 'r', 'm', 'o', 'd', 'l', '1'};

/// A weight in one byte: its sign, and its size in steps of 2^(1/12) below the largest. 6 % a step is finer
/// than the training is sure of, and ten octaves below the largest a weight says nothing.
[[nodiscard]] std::uint8_t coded(float weight, float largest);
[[nodiscard]] float decoded(std::uint8_t code, float largest);

/// Inverse document frequencies lie between 1 and 11; kept in steps of 1/25.
inline constexpr float idf_steps = 25;
/// A start is kept for so many features; between them the counts are summed.
inline constexpr std::size_t start_block = 32;

/// Views of the arrays.
struct Model {
  ModelHeader header;
  WordClasses classes;
  std::span<const std::uint32_t> keys;    ///< of features, sorted
  std::span<const std::uint32_t> starts;  ///< where the weights of every start_block-th feature begin
  std::span<const std::uint8_t> counts;   ///< of each feature's weights
  std::span<const std::uint8_t> idf;      ///< in idf_steps
  std::span<const std::uint8_t> weights;  ///< coded()
  std::span<const std::uint8_t> causes;   ///< whose weight that is: place in catalogue()
  std::array<float, 256> decoded_weights{};

  /// Where the weights of a feature begin.
  [[nodiscard]] std::size_t first_weight(std::uint32_t feature) const;

  /// The model that comes with detour.
  [[nodiscard]] static const Model& builtin();
  /// The one for plans: what may go wrong with them (data/plans).
  [[nodiscard]] static const Model& risks();
  /// Throws std::invalid_argument when these are not the bytes of a model. The bytes must be aligned for 64
  /// bits.
  [[nodiscard]] static Model from_bytes(std::span<const unsigned char> bytes);
  [[nodiscard]] static std::string to_bytes(const Model& model);
};

/// A feature of an entry with its value: (1 + ln tf) · idf, each family scaled to the length family_weight.
struct Value {
  std::uint32_t feature = 0;  ///< place in Model::keys
  float value = 0;
  float tf = 0;
  Family family = Family::stem;
};
/// The features the model knows. Occurrences are sorted by key.
[[nodiscard]] std::vector<Value> values_of(const Model& model, std::vector<Occurrence>& occurrences);

/// A margin a cause, `hand` (0 to 1 a cause) counted in.
using Margins = std::array<float, model_causes>;
[[nodiscard]] Margins margins_of(const Model& model, std::span<const Value> values, const Margins& hand);

/// Most entries tell one cause: the more the first outshines another, the less likely that is. Takes
/// `rivalry` of what the first has over it off a cause's margin.
inline constexpr float rivalry = 0.5F;
[[nodiscard]] Margins after_rivalry(const Margins& margins);

/// The log odds that a reader would give the cause: Platt (1999), fitted by the trainer on margins of models
/// that had not seen the example, after rivalry.
[[nodiscard]] float log_odds_of(const Model& model, float margin);
/// The score from which a cause is told.
[[nodiscard]] double told_from(const Model& model);

}  // namespace detour
