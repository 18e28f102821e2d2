// What one person taught: a small layer of weights over the built-in model, and their own causes. It follows
// from the marks and the causes alone, so it can always be made anew; Detector::learn() makes it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detour/insight/catalogue.hpp"

namespace detour {

class CueSet;

/// How much a feature of the text speaks for a cause, beyond what the built-in model says.
struct PersonalWeight {
  std::uint32_t key = 0;    ///< of the feature: a hash
  std::uint32_t cause = 0;  ///< place in Personal::ids
  float weight = 0;
};

struct Personal {
  CauseList causes;
  std::vector<std::string> ids;         ///< of the built-in causes in the catalogue's order, then their own
  std::vector<float> bias;              ///< one an id
  std::vector<float> limit;             ///< one an id: so far the layer may move its log odds
  std::vector<PersonalWeight> weights;  ///< by key
  std::shared_ptr<const CueSet> cues;   ///< of their own causes; null if there are none

  /// Nothing was taught.
  Personal();
  /// Nothing but these causes. Throws UsageError when a cue cannot be read.
  explicit Personal(std::vector<OwnCause> own);
};

/// The weights as bytes, to be kept; the causes are kept elsewhere.
[[nodiscard]] std::string weights_to_bytes(const Personal& personal);
/// Reads what weights_to_bytes() wrote. Throws std::invalid_argument when these are other bytes.
[[nodiscard]] Personal personal_from_bytes(std::string_view bytes, std::vector<OwnCause> own);

}  // namespace detour
