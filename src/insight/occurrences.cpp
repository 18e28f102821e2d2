#include "occurrences.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "detour/insight/patterns.hpp"

namespace detour {

namespace {

void weigh(Occurrences& result) {
  result.weights.assign(result.causes.size(), std::vector<double>(result.entries.size()));
  const auto raise = [&result](std::size_t entry, std::string_view cause, double score) {
    const auto place = std::ranges::lower_bound(result.causes, cause);
    if (place == result.causes.end() || *place != cause) return;
    auto& weight = result.weights[static_cast<std::size_t>(place - result.causes.begin())][entry];
    weight = std::max(weight, weight_of(score));
  };
  for (std::size_t i = 0; i < result.entries.size(); ++i) {
    for (const auto& finding : result.entries[i]->causes) raise(i, finding.cause, finding.score);
    for (const auto& inkling : result.entries[i]->inklings) raise(i, inkling.cause, inkling.score);
  }
}

}  // namespace

double weight_of(double score) {
  constexpr double before = 0.1, after = 0.6;
  // The likelihood ratio of an entry is after / before where it surely carries the cause, without where not.
  constexpr double with = after / before, without = (1 - after) / (1 - before);
  return std::log1p((with / without - 1) * std::clamp(score, 0.0, 1.0)) / std::log(with / without);
}

Occurrences occurrences_of(std::span<const Entry> entries) {
  Occurrences result;
  for (const auto& entry : entries) result.entries.push_back(&entry);
  // The id settles which of two entries of one second is first, so that the report does not depend on their
  // order.
  std::ranges::sort(result.entries, {}, [](const Entry* entry) {
    return std::tuple(entry->happened_at.seconds, std::string_view(entry->id));
  });
  std::map<std::string_view, std::vector<std::size_t>> carriers;
  for (std::size_t i = 0; i < result.entries.size(); ++i)
    for (const auto& finding : result.entries[i]->causes) {
      auto& positions = carriers[finding.cause];
      if (positions.empty() || positions.back() != i) positions.push_back(i);
    }
  result.causes_of.resize(entries.size());
  for (auto& [cause, positions] : carriers) {
    if (positions.size() < static_cast<std::size_t>(recurrence_minimum)) continue;
    for (const auto i : positions) result.causes_of[i].push_back(result.causes.size());
    result.causes.push_back(cause);
    result.carriers.push_back(std::move(positions));
  }
  weigh(result);
  return result;
}

std::vector<const Finding*> findings_of(const Entry& entry, std::string_view cause) {
  std::vector<const Finding*> found;
  for (const auto& finding : entry.causes)
    if (finding.cause == cause) found.push_back(&finding);
  return found;
}

}  // namespace detour
