#include "trends.hpp"

#include <algorithm>

#include "detour/insight/lessons.hpp"
#include "detour/insight/permutation.hpp"

namespace detour {
namespace {

constexpr double days_of_a_month = 365.2425 / 12;
/// The normal quantile of a 90 % interval: two one-sided tests at 5 %.
constexpr double z_90 = 1.6448536269514722;

/// The first and the last half of the days from the first entry to the last.
struct Halves {
  Date first_day;
  int days = 1;

  [[nodiscard]] bool is_recent(const Entry& entry) const {
    return 2 * ((local_date(entry.happened_at) - first_day).count()) >= days;
  }
  [[nodiscard]] double months() const { return std::max(1.0, days / 2.0 / days_of_a_month); }
};

Halves halves_of(const Occurrences& occurrences) {
  const auto first = local_date(occurrences.entries.front()->happened_at);
  const auto last = local_date(occurrences.entries.back()->happened_at);
  return {first, static_cast<int>((last - first).count()) + 1};
}

/// No doubling and no halving of the cause's share of entries is compatible with these counts.
bool is_steady(double recent, double carrying, double recent_entries, double entries) {
  const double earlier_entries = entries - recent_entries;
  if (recent_entries <= 0 || earlier_entries <= 0) return false;
  const auto interval = statistics::wilson_interval(static_cast<std::int64_t>(recent),
                                                    static_cast<std::int64_t>(carrying), z_90);
  const auto ratio_at = [&](double share) { return share / (1 - share) * earlier_entries / recent_entries; };
  return interval.high < 1 && ratio_at(interval.low) > 0.5 && ratio_at(interval.high) < 2;
}

}  // namespace

Trend trend_of(const Occurrences& occurrences, std::size_t cause) {
  const auto halves = halves_of(occurrences);
  const auto& carriers = occurrences.carriers[cause];
  const auto is_recent = [&](const Entry* entry) { return halves.is_recent(*entry); };
  const auto recent_entries = static_cast<double>(std::ranges::count_if(occurrences.entries, is_recent));
  const auto recent = static_cast<double>(
      std::ranges::count_if(carriers, [&](std::size_t i) { return is_recent(occurrences.entries[i]); }));
  const auto carrying = static_cast<double>(carriers.size());
  const auto entries = static_cast<double>(occurrences.entries.size());

  std::vector<std::int64_t> times;
  for (const auto* entry : occurrences.entries) times.push_back(entry->happened_at.seconds);
  const auto test = statistics::score_trend(times, occurrences.weights[cause]);

  Trend trend;
  trend.earlier_per_month = (carrying - recent) / halves.months();
  trend.recent_per_month = recent / halves.months();
  trend.p = test.p_two_sided;
  trend.is_steady = is_steady(recent, carrying, recent_entries, entries);
  // What is told are counts: they must lean the same way.
  const double leaning = recent * (entries - recent_entries) - (carrying - recent) * recent_entries;
  if (trend.p <= false_discovery_rate && (test.late ? leaning > 0 : leaning < 0))
    trend.direction = test.late ? Direction::rising : Direction::fading;
  else if (trend.is_steady)
    trend.direction = Direction::steady;
  return trend;
}

std::optional<Resolved> resolved_of(const Occurrences& occurrences, std::size_t cause) {
  auto turn = turn_of(occurrences.entries, occurrences.causes[cause]);
  if (!turn) return std::nullopt;
  // The lesson hangs on an entry with the cause: counting stopped when the cause came once more. Where it
  // came early its share looks high and much is still to come, so that share times the rest would expect 1 -
  // share too many (inverse sampling: E[share * rest] = E[seen] + 1 - share); this has the mean of what is
  // seen.
  const double share = static_cast<double>(turn->before) / turn->entries_before;
  const double expected = share * (turn->entries_after + 1) - 1;
  if (expected < 1) return std::nullopt;
  return Resolved{std::move(turn->answer), turn->after, expected};
}

}  // namespace detour
