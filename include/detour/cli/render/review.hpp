// A review as a person reads it: its parts as they come up, the digest, those that were finished.
#pragma once

#include <string>
#include <vector>

#include "detour/cli/render/patterns.hpp"
#include "detour/cli/render/status.hpp"
#include "detour/insight/agenda.hpp"
#include "detour/insight/mindset.hpp"
#include "detour/journal/review.hpp"

namespace detour::cli {

/// "Review of … to …", the good news, last week's experiment.
[[nodiscard]] std::string render_review_heading(const Agenda& agenda, const Style& style);
/// What the review would ask, with the facts, without asking.
[[nodiscard]] std::string render_digest(const Agenda& agenda, const ShortId& short_id,
                                        const CauseList& causes, const Style& style);
/// The entry as it is shown before its assumptions are judged: how sure one was must not lead the verdict.
[[nodiscard]] Entry without_open_confidence(Entry entry);
[[nodiscard]] std::string in_words(const WornLesson& worn, const CauseList& causes, const Style& style);
/// What an entry still lacks: "what you learned, what you try next"; empty if nothing.
[[nodiscard]] std::string missing_in_words(const Entry& entry);

/// Words that make a verdict of a setback, answered with what the journal itself has against it: attempts
/// that worked, times it went well. Empty when there are no such words.
[[nodiscard]] std::string render_mindset(const std::vector<MindsetHit>& hits,
                                         const std::vector<std::string>& against, const Style& style);

[[nodiscard]] std::string render_reviews(const std::vector<detour::Review>& reviews, const Style& style);
[[nodiscard]] std::string render_review(const detour::Review& review, const std::vector<Entry>& entries,
                                        const ShortId& short_id, const Style& style);

}  // namespace detour::cli
