// Trains the detector's model from examples.
// usage: train OUTPUT [--counted N] EXAMPLES.jsonl… --words FILE… [--weights N] [--words-elsewhere]
// [--measure ENTRIES LABELS]… [--cross-validate]
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "detour/insight/catalogue.hpp"
#include "examples.hpp"
#include "insight/hand_score.hpp"
#include "insight/model.hpp"
#include "platt.hpp"
#include "svm.hpp"

namespace {

using namespace detour;
using namespace detour::train;

/// Families that are trained together; the planes of the views are summed with these shares. Trained apart, a
/// view that explains the examples by itself cannot keep the others from learning.
struct View {
  std::array<Family, 3> families;
  double share, cost;
};
constexpr std::array views{View{{Family::stem, Family::pair, Family::skip}, 1.2, 0.15},
                           View{{Family::word_class, Family::class_pair, Family::class_stem}, 1.2, 0.1},
                           View{{Family::cue, Family::cue, Family::blocked}, 0.6, 0.5}};
constexpr std::array<float, family_count> family_weights{1, 1, 0.5F, 1, 0.7F, 1, 1, 1};
constexpr float hand_weight = 0.5F;
constexpr std::size_t least_examples = 2, usual_weights = 150'000;
constexpr double loudness_share = 0.25;
/// The margin from which a cause is told: tuned on the development journals and passages together.
constexpr float told_from_margin = -1.9F;

struct Prepared {
  std::vector<Occurrence> occurrences;
  Margins hand{};
};

Prepared prepared(const Example& example, const WordClasses& classes) {
  const auto& cues = CueSet::builtin();
  const auto features = features_of(example.entry, cues);
  return {occurrences_of(features, cues, classes), hand_scores(features, cues)};
}

std::vector<Prepared> prepared(const std::vector<Example>& examples, const WordClasses& classes) {
  std::vector<Prepared> all;
  all.reserve(examples.size());
  for (const auto& example : examples) all.push_back(prepared(example, classes));
  return all;
}

/// A model with the memory it stands in.
struct OwnedModel {
  ModelHeader header;
  std::vector<std::uint32_t> keys, starts;
  std::vector<std::uint8_t> counts, idf, weights, causes;
  [[nodiscard]] Model view(const WordClasses& classes) const {
    Model model{header, classes, keys, starts, counts, idf, weights, causes, {}};
    for (std::size_t code = 0; code < model.decoded_weights.size(); ++code)
      model.decoded_weights[code] = decoded(static_cast<std::uint8_t>(code), header.largest);
    return model;
  }
};

/// Features that at least two examples have, with their inverse document frequency.
OwnedModel vocabulary_of(const std::vector<Prepared>& examples) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const auto& example : examples) {
    std::set<std::uint32_t> seen;
    for (const auto& occurrence : example.occurrences) seen.insert(occurrence.key);
    for (const auto key : seen) ++counts[key];
  }
  OwnedModel model;
  for (const auto& [key, count] : counts) {
    if (count < least_examples) continue;
    model.keys.push_back(key);
    const double idf = std::log((1.0 + static_cast<double>(examples.size())) / (1.0 + count)) + 1;
    model.idf.push_back(static_cast<std::uint8_t>(std::lround(idf * static_cast<double>(idf_steps))));
  }
  model.header.family_weight = family_weights;
  return model;
}

bool in_view(const View& view, Family family) {
  return std::ranges::find(view.families, family) != view.families.end();
}

/// One plane a cause for the rows of a view; causes are dealt to the threads, so the result does not depend
/// on them.
std::vector<Plane> planes_for(const View& view, const std::vector<std::vector<Value>>& values,
                              const std::vector<Example>& examples, std::size_t features) {
  std::vector<Row> rows(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const auto& value : values[i])
      if (in_view(view, value.family)) rows[i].push_back({value.feature, value.value});
  std::vector<double> costs;
  for (const auto& example : examples) costs.push_back(view.cost * example.weight);
  std::vector<Plane> planes(model_causes);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t cause = next++; cause < model_causes; cause = next++) {
      std::vector<bool> positive;
      positive.reserve(examples.size());
      for (const auto& example : examples) positive.push_back(example.causes[cause]);
      planes[cause] = separate(rows, positive, costs, features);
    }
  };
  std::thread other(work);
  work();
  other.join();
  return planes;
}

/// How much a feature is heard in all: the root of its summed squares. What a weight changes grows with it
/// (LeCun, Denker and Solla 1989, Optimal brain damage), but only among texts like the examples; elsewhere
/// the rare features are wanted as much. So only a part of it counts.
std::vector<float> loudness_of(const std::vector<std::vector<Value>>& values,
                               const std::vector<Example>& examples, std::size_t features) {
  std::vector<double> squares(features);
  for (std::size_t i = 0; i < values.size(); ++i)
    for (const auto& value : values[i])
      squares[value.feature] += examples[i].weight * static_cast<double>(value.value * value.value);
  std::vector<float> loudness;
  loudness.reserve(features);
  for (const auto square : squares)
    loudness.push_back(static_cast<float>(std::pow(std::sqrt(square), loudness_share)));
  return loudness;
}

/// What the `most_weights` weights that matter most have at least: each times its feature's loudness.
float least_kept(const std::vector<std::vector<float>>& sums, const std::vector<float>& loudness,
                 std::size_t most_weights) {
  std::vector<float> sizes;
  for (const auto& cause : sums)
    for (std::size_t feature = 0; feature < cause.size(); ++feature)
      if (cause[feature] != 0) sizes.push_back(std::abs(cause[feature]) * loudness[feature]);
  if (sizes.size() <= most_weights) return 0;
  const auto place = sizes.end() - static_cast<std::ptrdiff_t>(most_weights);
  std::ranges::nth_element(sizes, place);
  return *place;
}

float largest_of(const std::vector<std::vector<float>>& sums) {
  float largest = 0;
  for (const auto& cause : sums)
    for (const auto weight : cause) largest = std::max(largest, std::abs(weight));
  return largest;
}

/// Keeps the weights that matter most, one byte each, and the features that have any.
OwnedModel with_weights(const OwnedModel& vocabulary, const std::vector<std::vector<float>>& sums,
                        const std::vector<float>& loudness, std::size_t most_weights) {
  OwnedModel kept;
  kept.header = vocabulary.header;
  kept.header.largest = largest_of(sums);
  const float least = least_kept(sums, loudness, most_weights);
  for (std::size_t feature = 0; feature < vocabulary.keys.size(); ++feature) {
    const auto before = kept.weights.size();
    for (std::size_t cause = 0; cause < model_causes; ++cause) {
      const float weight = sums[cause][feature];
      if (weight == 0 || std::abs(weight) * loudness[feature] < least) continue;
      kept.causes.push_back(static_cast<std::uint8_t>(cause));
      kept.weights.push_back(coded(weight, kept.header.largest));
    }
    if (kept.weights.size() == before) continue;
    if (kept.keys.size() % start_block == 0) kept.starts.push_back(static_cast<std::uint32_t>(before));
    kept.keys.push_back(vocabulary.keys[feature]);
    kept.idf.push_back(vocabulary.idf[feature]);
    kept.counts.push_back(static_cast<std::uint8_t>(kept.weights.size() - before));
  }
  return kept;
}

OwnedModel trained(const std::vector<Example>& examples, std::vector<Prepared> prepared,
                   const WordClasses& classes, std::size_t most_weights) {
  auto model = vocabulary_of(prepared);
  std::vector<std::vector<Value>> values;
  values.reserve(prepared.size());
  for (auto& example : prepared) values.push_back(values_of(model.view(classes), example.occurrences));
  std::vector<std::vector<float>> sums(model_causes, std::vector<float>(model.keys.size()));
  for (const auto& view : views) {
    const auto planes = planes_for(view, values, examples, model.keys.size());
    for (std::size_t cause = 0; cause < model_causes; ++cause) {
      model.header.bias[cause] += static_cast<float>(view.share) * planes[cause].bias;
      for (std::size_t feature = 0; feature < model.keys.size(); ++feature)
        sums[cause][feature] += static_cast<float>(view.share) * planes[cause].weights[feature];
    }
  }
  model = with_weights(model, sums, loudness_of(values, examples, model.keys.size()), most_weights);
  model.header.magic = model_magic;
  model.header.class_terms = static_cast<std::uint32_t>(classes.keys.size());
  model.header.features = static_cast<std::uint32_t>(model.keys.size());
  model.header.weights = static_cast<std::uint32_t>(model.weights.size());
  model.header.hand = hand_weight;
  model.header.told_from = told_from_margin;
  return model;
}

struct Counts {
  int right = 0, wrong = 0, missed = 0;
  [[nodiscard]] double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed); }
};

using Scored = std::vector<std::pair<float, bool>>;  ///< a margin, and whether the cause is told

void add_scores(Scored& scored, const Model& model, const Example& example, Prepared prepared) {
  const auto values = values_of(model, prepared.occurrences);
  const auto margins = after_rivalry(margins_of(model, values, prepared.hand));
  for (std::size_t cause = 0; cause < model_causes; ++cause)
    scored.emplace_back(margins[cause], example.causes[cause]);
}

Counts counts_at(const Scored& scored, float threshold) {
  Counts counts;
  for (const auto& [margin, told] : scored) {
    counts.right += margin >= threshold && told;
    counts.wrong += margin >= threshold && !told;
    counts.missed += margin < threshold && told;
  }
  return counts;
}

void tell(const std::string& name, const Scored& scored) {
  float best = 0;
  double best_f1 = -1;
  for (int step = -80; step < 40; ++step) {
    const float threshold = 0.05F * static_cast<float>(step);
    if (const auto f1 = counts_at(scored, threshold).f1(); f1 > best_f1) best = threshold, best_f1 = f1;
  }
  const auto counts = counts_at(scored, told_from_margin);
  std::printf("%-24s micro F1 %.3f (precision %.3f, recall %.3f)   best %.3f at %.2f\n", name.c_str(),
              counts.f1(), counts.right / std::max(1.0, double(counts.right + counts.wrong)),
              counts.right / std::max(1.0, double(counts.right + counts.missed)), best_f1,
              static_cast<double>(best));
}

void cross_validate(const std::vector<Example>& examples, const std::vector<Prepared>& prepared,
                    const WordClasses& classes, std::size_t most_weights) {
  std::set<std::string> sources;
  for (const auto& example : examples) sources.insert(example.source);
  for (const auto& source : sources) {
    std::vector<Example> rest;
    std::vector<Prepared> rest_prepared;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (examples[i].source != source) rest.push_back(examples[i]), rest_prepared.push_back(prepared[i]);
    const auto model = trained(rest, rest_prepared, classes, most_weights);
    Scored scored;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (examples[i].source == source) add_scores(scored, model.view(classes), examples[i], prepared[i]);
    tell("without " + source, scored);
  }
}

/// Slope and middle from two halves, each judged by the model of the other: by source, as the texts of one
/// writer are alike.
void calibrate(OwnedModel& model, const std::vector<Example>& examples, const std::vector<Prepared>& prepared,
               const WordClasses& classes, std::size_t most_weights) {
  std::map<std::string, std::size_t> sources;
  for (const auto& example : examples) sources.try_emplace(example.source, sources.size());
  Scored scored;
  for (const std::size_t half : {std::size_t{0}, std::size_t{1}}) {
    std::vector<Example> others;
    std::vector<Prepared> others_prepared;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (sources.at(examples[i].source) % 2 != half)
        others.push_back(examples[i]), others_prepared.push_back(prepared[i]);
    const auto of_others = trained(others, others_prepared, classes, most_weights);
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (sources.at(examples[i].source) % 2 == half)
        add_scores(scored, of_others.view(classes), examples[i], prepared[i]);
  }
  const auto logistic = fitted(scored);
  model.header.slope = static_cast<float>(logistic.slope);
  model.header.middle = static_cast<float>(logistic.middle);
}

/// Findings are kept with the fingerprint of the model that made them.
std::string with_fingerprint(std::string bytes) {
  const std::uint64_t fingerprint = stem_hash(bytes);
  std::memcpy(bytes.data() + offsetof(ModelHeader, fingerprint), &fingerprint, sizeof fingerprint);
  return bytes;
}

struct Arguments {
  std::string output;
  std::vector<std::pair<std::string, double>> examples;  ///< files, and how much an example of theirs counts
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> measures;
  std::size_t weights = usual_weights;
  bool words_elsewhere = false;  ///< leave the classes of words out: another model has them
  bool cross_validate = false;
};

Arguments parsed(int argc, char** argv) {
  Arguments arguments;
  bool reading_words = false;
  double counted = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--words")
      reading_words = true;
    else if (word == "--counted" && i + 1 < argc)
      counted = std::stod(argv[++i]), reading_words = false;
    else if (word == "--words-elsewhere")
      arguments.words_elsewhere = true;
    else if (word == "--cross-validate")
      arguments.cross_validate = true;
    else if (word == "--weights" && i + 1 < argc)
      arguments.weights = std::stoul(argv[++i]);
    else if (word == "--measure" && i + 2 < argc)
      arguments.measures.emplace_back(argv[i + 1], argv[i + 2]), i += 2;
    else if (arguments.output.empty())
      arguments.output = word;
    else if (reading_words)
      arguments.words.push_back(word);
    else
      arguments.examples.emplace_back(word, counted);
  }
  return arguments;
}

int run(const Arguments& arguments) {
  const auto words = read_classes(arguments.words);
  std::vector<Example> examples;
  for (const auto& [path, counted] : arguments.examples)
    std::ranges::move(read_examples(path, counted), std::back_inserter(examples));
  const auto ready = prepared(examples, words.view());
  auto model = trained(examples, ready, words.view(), arguments.weights);
  calibrate(model, examples, ready, words.view(), arguments.weights);
  const auto view = model.view(words.view());
  auto written = view;
  if (arguments.words_elsewhere) written.header.class_terms = 0, written.classes = {};
  std::ofstream out(arguments.output, std::ios::binary);
  out << with_fingerprint(Model::to_bytes(written));
  if (!out.flush()) throw std::runtime_error("cannot write " + arguments.output);
  std::printf("%zu examples, %zu features, %zu weights; chance = 1 / (1 + exp(-%.2f (margin - %.2f)))\n",
              examples.size(), model.keys.size(), model.weights.size(),
              static_cast<double>(model.header.slope), static_cast<double>(model.header.middle));
  std::map<std::string, Scored> measured;
  for (const auto& [entries, labels] : arguments.measures)
    for (const auto& example : read_labelled(entries, labels)) {
      add_scores(measured[example.source], view, example, prepared(example, words.view()));
      add_scores(measured["all measured"], view, example, prepared(example, words.view()));
    }
  for (const auto& [name, scored] : measured) tell(name, scored);
  if (arguments.cross_validate) cross_validate(examples, ready, words.view(), arguments.weights);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = parsed(argc, argv);
  if (arguments.examples.empty() || arguments.words.empty()) {
    std::cerr << "usage: train OUTPUT [--counted N] EXAMPLES.jsonl… --words FILE… [--weights N] "
                 "[--words-elsewhere] [--measure ENTRIES LABELS]… [--cross-validate]\n";
    return 2;
  }
  try {
    return run(arguments);
  } catch (const std::exception& error) {
    std::cerr << "train: " << error.what() << '\n';
    return 1;
  }
}
