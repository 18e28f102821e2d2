// Recall: which past entries matter to what a person is about to do, and why.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// Why an entry is shown.
enum class WhyKind { cause, tag, person, words, open_attempt, wrong_assumption };
[[nodiscard]] std::string_view to_string(WhyKind kind);
struct Why {
  WhyKind kind = WhyKind::words;
  std::string what;  ///< a cause, a tag, a person, the shared words, the attempt, the assumption
  friend bool operator==(const Why&, const Why&) = default;
};

struct Match {
  std::size_t entry = 0;  ///< index into the candidates
  double score = 0;       ///< 0 to 1
  std::vector<Why> why;
};

/// Ranks candidates for a plan by three things: its words (BM25 over stems; Robertson and Zaragoza 2009,
/// Foundations and Trends in Information Retrieval 3, 333–389), how alike what an entry tells of causes is to
/// the dangers that it runs (the cosine with risks_of(); inklings count where the entries carry them), and
/// tags and people that its words speak of because they stand more often in entries that have them; what
/// is recent, has an open attempt or an assumption that turned out wrong counts a little more. Best first;
/// without those that hardly anything speaks for.
[[nodiscard]] std::vector<Match> recall(std::string_view plan, std::span<const Entry> candidates,
                                        const Moment& now);

/// How a person's estimates turned out: actual over estimate.
struct EstimateRecord {
  int count = 0;
  double median = 1, least = 1, most = 1;
};
/// From own entries that carry both; nothing when there are fewer than that.
inline constexpr int estimates_minimum = 3;
[[nodiscard]] std::optional<EstimateRecord> estimate_record(std::span<const Entry> entries);

}  // namespace detour
