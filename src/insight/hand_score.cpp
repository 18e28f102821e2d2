#include "hand_score.hpp"

#include "detour/insight/catalogue.hpp"

namespace detour {

Margins hand_scores(std::span<const PassageFeatures> features, const CueSet& cues) {
  Margins wrong;
  wrong.fill(1);
  for (const auto& part : features)
    for (const auto& hit : part.hits) {
      const auto& cue = cues.cues()[hit.cue];
      if (hit.counts)
        wrong[static_cast<std::size_t>(find_cause(cue.cause) - catalogue().data())] *=
            static_cast<float>(1 - cue.weight);
    }
  for (auto& value : wrong) value = 1 - value;
  return wrong;
}

}  // namespace detour
