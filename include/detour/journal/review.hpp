// A weekly review: the period it looked at, which entries it went through, and the experiment it ended with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"

namespace detour {

/// A question of the person's own with what they answered.
struct ReviewAnswer {
  std::string question, answer;
  friend bool operator==(const ReviewAnswer&, const ReviewAnswer&) = default;
};

struct Review {
  std::string id;
  Moment started_at;
  std::optional<Moment> finished_at;    ///< nothing while it can be resumed
  Date from, to;                        ///< first and last day looked at
  std::vector<std::string> entries;     ///< ids of the entries gone through
  std::string experiment;               ///< what to try this week, or empty
  std::vector<ReviewAnswer> answers{};  ///< to questions of the person's own
  std::vector<std::string> passed{};    ///< ids of what else came up: assumptions, attempts, lessons, plans
  friend bool operator==(const Review&, const Review&) = default;
};

[[nodiscard]] std::string to_json(const Review& review);
/// Reads what to_json() wrote. Throws UsageError when a field is wrong.
[[nodiscard]] Review review_from_json(std::string_view json);

}  // namespace detour
