#include "detour/insight/patterns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "contexts.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/statistics.hpp"
#include "occurrences.hpp"
#include "themes.hpp"
#include "trends.hpp"

namespace detour {

std::string_view to_string(Direction direction) {
  switch (direction) {
    case Direction::rising:
      return "rising";
    case Direction::fading:
      return "fading";
    case Direction::steady:
      return "steady";
    case Direction::unclear:
      break;
  }
  return "unclear";
}

std::string_view to_string(ContextType type) {
  switch (type) {
    case ContextType::tag:
      return "tag";
    case ContextType::person:
      return "person";
    case ContextType::weekday:
      return "weekday";
    case ContextType::time:
      return "time";
    case ContextType::kind:
      return "kind";
    case ContextType::cause:
      break;
  }
  return "cause";
}

namespace {

/// How the false discovery rate is divided; see the header.
constexpr double share_of_surroundings = 0.8, share_of_pairs = 0.1;
/// There are some twenty surroundings to each trend, and of a cause its trend is asked first: without a
/// weight the many would drown the few. Chosen on simulated journals, as the next two (data/README.md).
constexpr double weight_of_trends = 24;
/// A cause told of so many entries weighs as much as any, one told of fewer steeply less.
constexpr double entries_enough = 7, steepness = 4;
constexpr double half_life_days = 180;

int months_since_0(Date date) {
  const std::chrono::year_month_day day(date);
  return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

void set_period(PatternReport& report, const Occurrences& occurrences) {
  report.entries = static_cast<int>(occurrences.entries.size());
  for (const auto* entry : occurrences.entries) {
    const auto day = local_date(entry->happened_at);
    report.from = std::min(report.from.value_or(day), day);
    report.to = std::max(report.to.value_or(day), day);
  }
  if (!report.from) return;
  const std::chrono::year_month_day first(*report.from);
  const auto count = months_since_0(*report.to) - months_since_0(*report.from) + 1;
  for (int month = 0; month < count; ++month) {
    const auto shown = first.year() / first.month() + std::chrono::months(month);
    report.months.push_back(to_iso(Date(shown / 1)).substr(0, 7));
  }
}

void add_evidence(Pattern& pattern, const Entry& entry) {
  for (const auto* finding : findings_of(entry, pattern.cause))
    for (const auto& evidence : finding->evidence)
      pattern.evidence.push_back({entry.id, entry.ref, entry.happened_at, evidence});
}

Pattern pattern_of(const Occurrences& occurrences, std::size_t cause, const PatternReport& report,
                   const CauseList& causes) {
  Pattern pattern;
  pattern.cause = occurrences.causes[cause];
  const auto* known = causes.find(pattern.cause);
  pattern.title = known != nullptr ? std::string(known->title) : pattern.cause;
  pattern.question = known != nullptr ? std::string(known->question)
                                      : "What would have to be different for this not to happen again?";
  const auto& carriers = occurrences.carriers[cause];
  pattern.entries = static_cast<int>(carriers.size());
  pattern.share = static_cast<double>(carriers.size()) / report.entries;
  pattern.first = occurrences.entries[carriers.front()]->happened_at;
  pattern.last = occurrences.entries[carriers.back()]->happened_at;
  pattern.by_month.resize(report.months.size());
  for (const auto i : carriers) {
    const auto month =
        months_since_0(local_date(occurrences.entries[i]->happened_at)) - months_since_0(*report.from);
    ++pattern.by_month[static_cast<std::size_t>(month)];
  }
  const std::vector newest_first(carriers.rbegin(), carriers.rend());
  for (const auto i : newest_first) add_evidence(pattern, *occurrences.entries[i]);
  pattern.trend = trend_of(occurrences, cause);
  pattern.resolved = resolved_of(occurrences, cause);
  return pattern;
}

/// Adjusted p-values made those of a family that may use this share of the false discovery rate.
std::vector<double> with_share(std::vector<double> q, double share) {
  for (auto& value : q) value = std::min(1.0, value / share);
  return q;
}

/// Gives the contexts that stand up to their patterns, surest first.
void tell(std::vector<Pattern>& patterns, std::vector<ContextTest> tests) {
  std::ranges::stable_sort(tests, {}, [](const ContextTest& test) { return test.test.p; });
  for (auto& test : tests)
    if (test.context.q <= false_discovery_rate)
      patterns[test.cause].contexts.push_back(std::move(test.context));
}

/// What a question about a cause weighs by how often it is told, which says nothing of when or with what: of
/// few entries hardly any structure could stand up, and asking in vain takes from the others.
double weight_of_frequency(const Pattern& pattern) {
  return std::pow(std::min(1.0, pattern.entries / entries_enough), steepness);
}

void test_trends_and_surroundings(std::vector<Pattern>& patterns, const Occurrences& occurrences) {
  std::vector<double> p, weights;
  for (const auto& pattern : patterns) {
    p.push_back(pattern.trend.p);
    weights.push_back(weight_of_trends * weight_of_frequency(pattern));
  }
  auto surroundings = test_surroundings(occurrences);
  for (const auto& test : surroundings) {
    p.push_back(test.test.p);
    weights.push_back(test.test.weight * weight_of_frequency(patterns[test.cause]));
  }
  const auto q = with_share(statistics::weighted_benjamini_hochberg(p, weights), share_of_surroundings);
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    auto& trend = patterns[i].trend;
    if (q[i] > false_discovery_rate)
      trend.direction = trend.is_steady ? Direction::steady : Direction::unclear;
  }
  for (std::size_t i = 0; i < surroundings.size(); ++i) surroundings[i].context.q = q[patterns.size() + i];
  tell(patterns, std::move(surroundings));
}

void test_causes_with_causes(std::vector<Pattern>& patterns, const Occurrences& occurrences) {
  auto pairs = test_pairs(occurrences);
  std::vector<statistics::DiscreteTest> tests;
  tests.reserve(pairs.size());
  for (const auto& pair : pairs) tests.push_back(pair.test);
  const auto q = with_share(statistics::discrete_benjamini_hochberg(tests), share_of_pairs);
  std::vector<ContextTest> both_ways;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i].context.q = q[i];
    if (q[i] > false_discovery_rate) continue;
    both_ways.push_back(pairs[i]);
    both_ways.push_back(mirrored(pairs[i], occurrences));
  }
  tell(patterns, std::move(both_ways));
}

double pressure(const Pattern& pattern, const std::vector<std::size_t>& carriers,
                const Occurrences& occurrences, const Moment& now) {
  double sum = 0;
  for (const auto i : carriers) {
    const auto seconds = now.seconds - occurrences.entries[i]->happened_at.seconds;
    sum += std::exp2(-std::max(0.0, static_cast<double>(seconds) / 86400) / half_life_days);
  }
  if (pattern.trend.direction == Direction::rising) return sum * 1.5;
  return pattern.trend.direction == Direction::fading ? sum * 0.5 : sum;
}

std::vector<Pattern> most_pressing_first(std::vector<Pattern> patterns, const Occurrences& occurrences,
                                         const Moment& now) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < patterns.size(); ++i)
    order.emplace_back(-pressure(patterns[i], occurrences.carriers[i], occurrences, now), i);
  std::ranges::sort(order);
  std::vector<Pattern> sorted;
  sorted.reserve(patterns.size());
  for (const auto& [rank, i] : order) sorted.push_back(std::move(patterns[i]));
  return sorted;
}

}  // namespace

PatternReport find_patterns(std::span<const Entry> entries, const Moment& now, const CauseList& causes) {
  const auto occurrences = occurrences_of(entries);
  PatternReport report;
  set_period(report, occurrences);
  for (std::size_t cause = 0; cause < occurrences.causes.size(); ++cause)
    report.patterns.push_back(pattern_of(occurrences, cause, report, causes));
  test_trends_and_surroundings(report.patterns, occurrences);
  test_causes_with_causes(report.patterns, occurrences);
  report.patterns = most_pressing_first(std::move(report.patterns), occurrences, now);
  report.themes = themes_of(occurrences);
  return report;
}

}  // namespace detour
