#include "detour/insight/growth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "detour/insight/patterns.hpp"
#include "own_setbacks.hpp"

namespace detour {
namespace {

bool is_tried(Status status) {
  return status == Status::worked || status == Status::failed || status == Status::mixed;
}

bool is_own(const Entry& entry, Stage stage) {
  return entry.whose == self && entry.stage == stage;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// How many tried attempts came before those of each entry in its chain.
std::map<std::string, int> tried_before(std::span<const Entry* const> in_order) {
  std::map<std::string, int> before, through;
  for (const auto* entry : in_order) {
    const auto parent = entry->follows ? through.find(*entry->follows) : through.end();
    const int inherited = parent == through.end() ? 0 : parent->second;
    before[entry->id] = inherited;
    through[entry->id] = inherited + static_cast<int>(std::ranges::count_if(
                                         entry->next, [](const Attempt& a) { return is_tried(a.status); }));
  }
  return before;
}

void count_attempts(Growth& growth, std::span<const Entry* const> in_order) {
  const auto before = tried_before(in_order);
  int all = 0, tried = 0, worked = 0;
  int first = 0, first_worked = 0, later = 0, later_worked = 0;
  for (const auto* entry : in_order) {
    int place = before.at(entry->id);
    for (const auto& attempt : entry->next) {
      if (attempt.status != Status::dropped) ++all;
      if (!is_tried(attempt.status)) continue;
      const bool good = attempt.status == Status::worked;
      ++tried;
      worked += good;
      (place == 0 ? first : later) += 1;
      (place == 0 ? first_worked : later_worked) += good;
      ++place;
    }
  }
  growth.tried = share_of(tried, all);
  growth.worked = share_of(worked, tried);
  growth.first_attempts = share_of(first_worked, first);
  growth.later_attempts = share_of(later_worked, later);
}

std::optional<double> days_to_next_attempt(std::span<const Entry* const> in_order) {
  constexpr double seconds_a_day = 24 * 3600;
  std::vector<double> days;
  for (const auto* entry : in_order) {
    std::optional<Moment> first;
    for (const auto& attempt : entry->next)
      if (is_tried(attempt.status) && attempt.decided_at && *attempt.decided_at >= entry->happened_at &&
          (!first || *attempt.decided_at < *first))
        first = attempt.decided_at;
    if (first)
      days.push_back(static_cast<double>(first->seconds - entry->happened_at.seconds) / seconds_a_day);
  }
  return days.empty() ? std::nullopt : std::optional(median(std::move(days)));
}

std::optional<BeforeAndAfter> before_and_after(const std::string& cause,
                                               std::span<const Entry* const> in_order,
                                               const CauseList& causes) {
  auto turn = turn_of(in_order, cause);
  if (!turn || turn->entries_after == 0) return std::nullopt;
  const auto* known = causes.find(cause);
  return BeforeAndAfter{cause, std::string(known != nullptr ? known->title : cause), std::move(turn->answer),
                        share_of(turn->before, turn->entries_before),
                        share_of(turn->after, turn->entries_after)};
}

void test_differences(std::vector<BeforeAndAfter>& told) {
  std::vector<double> p_values;
  p_values.reserve(told.size());
  for (const auto& one : told)
    p_values.push_back(statistics::fisher_exact_two_sided({one.before.count, one.before.of - one.before.count,
                                                           one.after.count, one.after.of - one.after.count}));
  const auto q = statistics::benjamini_hochberg(p_values);
  for (std::size_t i = 0; i < told.size(); ++i) told[i].differs = q[i] <= false_discovery_rate;
}

std::string quarter_of(const Entry& entry) {
  const std::chrono::year_month_day day{local_date(entry.happened_at)};
  return fmt::format("{}-Q{}", static_cast<int>(day.year()), (static_cast<unsigned>(day.month()) + 2) / 3);
}

std::vector<KindsInQuarter> kinds_by_quarter(std::span<const Entry* const> in_order) {
  std::vector<KindsInQuarter> quarters;
  for (const auto* entry : in_order) {
    if (const auto quarter = quarter_of(*entry); quarters.empty() || quarters.back().quarter != quarter)
      quarters.push_back({quarter});
    auto& counts = quarters.back();
    if (!entry->kind)
      ++counts.unsorted;
    else if (*entry->kind == Kind::preventable)
      ++counts.preventable;
    else if (*entry->kind == Kind::complex)
      ++counts.complex;
    else
      ++counts.intelligent;
  }
  return quarters;
}

}  // namespace

Share share_of(int count, int of) {
  return {count, of, of == 0 ? statistics::Interval{0, 1} : statistics::clopper_pearson_interval(count, of)};
}

std::vector<BeforeAndAfter> before_and_after(std::span<const Entry> entries, const CauseList& causes) {
  const auto own = own_setbacks_in_order(entries);
  std::set<std::string> told;
  for (const auto* entry : own)
    for (const auto& finding : entry->causes) told.insert(finding.cause);
  std::vector<BeforeAndAfter> all;
  for (const auto& cause : told) {
    auto one = before_and_after(cause, own, causes);
    if (!one) continue;
    one->went_well = static_cast<int>(std::ranges::count_if(entries, [&](const Entry& entry) {
      return is_own(entry, Stage::went_well) && one->answer.at < entry.happened_at && tells(entry, cause);
    }));
    all.push_back(*std::move(one));
  }
  test_differences(all);
  std::ranges::stable_sort(all, std::ranges::greater(),
                           [](const BeforeAndAfter& one) { return one.before.count + one.after.count; });
  return all;
}

Growth growth_of(std::span<const Entry> entries, const CauseList& causes, std::span<const std::string> only) {
  const auto is_left_out = [only](const Entry& entry) {
    return !std::ranges::all_of(only, [&entry](const std::string& cause) { return tells(entry, cause); });
  };
  Growth growth;
  for (const auto& entry : entries) {
    if (entry.whose != self || is_left_out(entry)) continue;
    if (entry.stage == Stage::went_well) ++growth.went_well;
    growth.lessons += static_cast<int>(entry.lessons.size());
  }
  std::vector<const Entry*> all;
  for (const auto& entry : entries)
    if (entry.whose == self && !is_left_out(entry)) all.push_back(&entry);
  std::ranges::stable_sort(all, {}, &Entry::happened_at);
  auto own = own_setbacks_in_order(entries);
  std::erase_if(own, [&](const Entry* entry) { return is_left_out(*entry); });
  growth.setbacks = static_cast<int>(own.size());
  count_attempts(growth, all);
  growth.days_to_next_attempt = days_to_next_attempt(own);
  growth.lessons_told = before_and_after(entries, causes);
  if (!only.empty())
    std::erase_if(growth.lessons_told, [only](const BeforeAndAfter& one) {
      return std::ranges::find(only, one.cause) == only.end();
    });
  growth.kinds = kinds_by_quarter(own);
  return growth;
}

}  // namespace detour
