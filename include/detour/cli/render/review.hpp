// A review as a person reads it: the digest, and the list of those that were finished.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detour/cli/render/patterns.hpp"
#include "detour/cli/render/status.hpp"
#include "detour/journal/review.hpp"

namespace detour::cli {

/// Everything a review looks at.
struct ReviewView {
  Date from{}, to{};
  std::vector<Entry> entries;             ///< of the period, oldest first
  std::vector<OpenAttempt> due;           ///< attempts to ask about
  std::optional<Pattern> pressing;        ///< over the whole journal
  std::optional<std::string> experiment;  ///< what the last review chose to try
};

[[nodiscard]] std::string render_review_heading(const ReviewView& view, const Style& style);
/// What the review would ask, with the facts, without asking.
[[nodiscard]] std::string render_digest(const ReviewView& view, const ShortId& short_id,
                                        const CauseList& causes, const Style& style);
/// What an entry still lacks: "no assumption, no lesson"; empty if nothing.
[[nodiscard]] std::string missing_in_words(const Entry& entry);
[[nodiscard]] std::string render_reviews(const std::vector<detour::Review>& reviews, const Style& style);

}  // namespace detour::cli
