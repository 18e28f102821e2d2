#include "detour/insight/risks.hpp"

#include <algorithm>
#include <cmath>

#include "detour/insight/catalogue.hpp"
#include "model.hpp"

namespace detour {
namespace {

/// Of the logistic that makes a size of a margin; chosen so that recall() ranks best (data/README.md).
constexpr double slope = 1.5, middle = -0.35, least = 0.05;
/// What the words must add to a margin at least.
constexpr float least_said = 0.2F;

}  // namespace

std::vector<Risk> risks_of(std::string_view plan) {
  Entry entry;
  entry.what = plan;
  const auto& model = Model::risks();
  const auto& cues = CueSet::builtin();
  auto occurrences = occurrences_of(features_of(entry, cues), cues, model.classes);
  const auto margins = margins_of(model, values_of(model, occurrences), Margins{});
  std::vector<Risk> risks;
  for (std::size_t cause = 0; cause < model_causes; ++cause) {
    // Without a word that speaks for it, what is left is only how common the danger is.
    if (margins[cause] - model.header.bias[cause] < least_said) continue;
    const double size = 1 / (1 + std::exp(-slope * (static_cast<double>(margins[cause]) - middle)));
    if (size >= least) risks.push_back({catalogue()[cause].id, size});
  }
  std::ranges::stable_sort(risks, std::ranges::greater(), &Risk::size);
  return risks;
}

}  // namespace detour
