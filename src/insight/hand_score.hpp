// What the hand-written cues of an entry say by themselves.
#pragma once

#include "features.hpp"
#include "model.hpp"

namespace detour {

/// By place in catalogue(), 0 to 1: noisy-or over the cues that count. Pearl (1988), Probabilistic Reasoning,
/// section 4.3.2.
[[nodiscard]] Margins hand_scores(std::span<const PassageFeatures> features, const CueSet& cues);

}  // namespace detour
