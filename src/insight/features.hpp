// What of an entry's text counts for or against a cause: the cues of each passage.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cues.hpp"
#include "detour/insight/language.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// One passage of an entry, taken apart.
struct PassageFeatures {
  Passage passage;
  std::vector<Sentence> sentences;
  std::vector<CueHit> hits;
};

/// Lessons and next attempts are advice as a whole. In other people's entries their own faults are the
/// subject's.
[[nodiscard]] std::vector<PassageFeatures> features_of(const Entry& entry, const CueSet& cues);

/// The bytes of the clauses from token `first` to token `last` of a sentence.
struct Span {
  std::size_t start = 0, end = 0;
};
[[nodiscard]] Span clauses_around(const Sentence& sentence, std::size_t first, std::size_t last);

}  // namespace detour
