#include "model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

namespace detour {
namespace {

/// The square of the length of about five features: in a text of three words, no one of them says all.
constexpr double short_text = 250;

template <class T>
std::span<const T> take(std::span<const unsigned char>& bytes, std::size_t count) {
  if (bytes.size() < count * sizeof(T)) throw std::invalid_argument("the model is too short");
  const std::span<const T> taken(reinterpret_cast<const T*>(bytes.data()), count);
  bytes = bytes.subspan(count * sizeof(T));
  return taken;
}

template <class T>
void put(std::string& bytes, std::span<const T> values) {
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

}  // namespace

std::uint8_t coded(float weight, float largest) {
  const float steps = std::round(-12 * std::log2(std::abs(weight) / largest));
  const auto size = static_cast<std::uint8_t>(127 - std::min(steps, 126.0F));
  return static_cast<std::uint8_t>(weight < 0 ? size + 128 : size);
}

float decoded(std::uint8_t code, float largest) {
  const int size = code % 128;
  const float weight = size == 0 ? 0 : largest * std::exp2(static_cast<float>(size - 127) / 12);
  return code >= 128 ? -weight : weight;
}

std::size_t Model::first_weight(std::uint32_t feature) const {
  const std::size_t block = feature / start_block;
  std::size_t first = starts[block];
  for (std::size_t i = block * start_block; i < feature; ++i) first += counts[i];
  return first;
}

// Widest elements first, so that each array is aligned where it stands.
Model Model::from_bytes(std::span<const unsigned char> bytes) {
  Model model;
  std::memcpy(&model.header, take<unsigned char>(bytes, sizeof(ModelHeader)).data(), sizeof(ModelHeader));
  if (model.header.magic != model_magic) throw std::invalid_argument("not a model");
  model.classes.keys = take<std::uint64_t>(bytes, model.header.class_terms);
  model.keys = take<std::uint32_t>(bytes, model.header.features);
  model.starts = take<std::uint32_t>(bytes, (model.header.features + start_block - 1) / start_block);
  model.counts = take<std::uint8_t>(bytes, model.header.features);
  model.idf = take<std::uint8_t>(bytes, model.header.features);
  model.weights = take<std::uint8_t>(bytes, model.header.weights);
  model.causes = take<std::uint8_t>(bytes, model.header.weights);
  model.classes.classes = take<std::uint8_t>(bytes, model.header.class_terms);
  for (std::size_t code = 0; code < model.decoded_weights.size(); ++code)
    model.decoded_weights[code] = decoded(static_cast<std::uint8_t>(code), model.header.largest);
  return model;
}

std::string Model::to_bytes(const Model& model) {
  std::string bytes(reinterpret_cast<const char*>(&model.header), sizeof(ModelHeader));
  put(bytes, model.classes.keys);
  put(bytes, model.keys);
  put(bytes, model.starts);
  put(bytes, model.counts);
  put(bytes, model.idf);
  put(bytes, model.weights);
  put(bytes, model.causes);
  put(bytes, model.classes.classes);
  return bytes;
}

std::vector<Value> values_of(const Model& model, std::vector<Occurrence>& occurrences) {
  std::ranges::stable_sort(occurrences, {}, &Occurrence::key);
  std::vector<Value> values;
  std::array<double, family_count> squares{};
  auto at = model.keys.begin();
  for (std::size_t i = 0; i < occurrences.size();) {
    const auto key = occurrences[i].key;
    const auto family = occurrences[i].family;
    const auto start = i;
    while (i < occurrences.size() && occurrences[i].key == key) ++i;
    at = std::lower_bound(at, model.keys.end(), key);
    if (at == model.keys.end() || *at != key) continue;
    const auto feature = static_cast<std::uint32_t>(at - model.keys.begin());
    const auto tf = static_cast<float>(i - start);
    const float value = (1 + std::log(tf)) * static_cast<float>(model.idf[feature]) / idf_steps;
    squares[static_cast<std::size_t>(family)] += static_cast<double>(value) * value;
    values.push_back({feature, value, tf, family});
  }
  for (auto& value : values) {
    const auto family = static_cast<std::size_t>(value.family);
    value.value *=
        model.header.family_weight[family] / static_cast<float>(std::sqrt(squares[family] + short_text));
  }
  return values;
}

Margins margins_of(const Model& model, std::span<const Value> values, const Margins& hand) {
  Margins margins{};
  for (const auto& value : values) {
    const auto first = model.first_weight(value.feature);
    for (std::size_t i = first; i < first + model.counts[value.feature]; ++i)
      margins[model.causes[i]] += value.value * model.decoded_weights[model.weights[i]];
  }
  for (std::size_t cause = 0; cause < model_causes; ++cause)
    margins[cause] += model.header.bias[cause] + model.header.hand * hand[cause];
  return margins;
}

Margins after_rivalry(const Margins& margins) {
  const float first = *std::ranges::max_element(margins);
  auto left = margins;
  for (auto& margin : left) margin -= rivalry * (first - margin);
  return left;
}

float log_odds_of(const Model& model, float margin) {
  return model.header.slope * (margin - model.header.middle);
}

double told_from(const Model& model) {
  return 1 / (1 + std::exp(-static_cast<double>(log_odds_of(model, model.header.told_from))));
}

}  // namespace detour
