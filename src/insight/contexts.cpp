#include "contexts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "detour/insight/permutation.hpp"

namespace detour {

using statistics::Table2x2;

namespace {

/// Above so many possible outcomes a test is as good as continuous, and taking it for that errs on the safe
/// side.
constexpr std::int64_t many_outcomes = 200;

std::int64_t most_together(const Table2x2& table) {
  return std::min(table.a + table.b, table.a + table.c);
}
std::int64_t least_together(const Table2x2& table) {
  return std::max<std::int64_t>(0, table.a - table.d);
}

/// Told are only contexts of at least recurrence_minimum entries, and where counts could come out otherwise.
bool can_be_told(const Table2x2& table) {
  const auto most = most_together(table);
  return most >= recurrence_minimum && most > least_together(table);
}

/// The test of one table, or nothing where no outcome could be told; outcomes that are not told count as a
/// p-value of 1.
std::optional<statistics::DiscreteTest> tested(const Table2x2& table) {
  if (!can_be_told(table)) return std::nullopt;
  const auto most = most_together(table), least = least_together(table);
  statistics::DiscreteTest test;
  if (table.a >= recurrence_minimum) test.p = statistics::fisher_exact_greater(table);
  if (most - least > many_outcomes) return test;
  test.attainable = statistics::fisher_attainable(table);
  const auto tellable = static_cast<std::size_t>(most - recurrence_minimum + 1);
  if (tellable < test.attainable.size()) {
    test.attainable.resize(tellable);
    test.attainable.push_back(1);
  }
  return test;
}

/// Tests weigh entries in so many steps.
constexpr double weight_steps = 20;
/// Above so many additions for a cause only the counts are tested: so many entries show it anyway.
constexpr double costly = 2e7;

/// The entries that tell something of a type of context, and those of each value.
struct Counts {
  std::vector<std::size_t> entries;
  std::map<std::string, std::vector<std::size_t>, std::less<>> values;
};

using Values = std::vector<std::string_view>;
/// What an entry tells of a type of context; nothing when it does not say.
using Reader = std::function<std::optional<Values>(const Entry&)>;

Counts count(const Occurrences& occurrences, const Reader& values_of) {
  Counts counts;
  for (std::size_t i = 0; i < occurrences.entries.size(); ++i) {
    const auto values = values_of(*occurrences.entries[i]);
    if (!values) continue;
    counts.entries.push_back(i);
    for (const auto name : *values) {
      auto place = counts.values.find(name);
      if (place == counts.values.end()) place = counts.values.emplace(name, std::vector<std::size_t>{}).first;
      place->second.push_back(i);
    }
  }
  return counts;
}

/// Whether one cause goes together with groups of entries, out of some entries.
class Togetherness {
 public:
  Togetherness(const Occurrences& occurrences, std::size_t cause, std::span<const std::size_t> among)
      : among_(std::ssize(among)), steps_(occurrences.entries.size()), carries_(occurrences.entries.size()) {
    for (const auto i : occurrences.carriers[cause]) carries_[i] = true;
    std::vector<int> steps;
    for (const auto i : among) {
      steps_[i] = static_cast<int>(std::lround(weight_steps * occurrences.weights[cause][i]));
      steps.push_back(steps_[i]);
      carrying_ += carries_[i];
    }
    if (statistics::SubsetSums::cost(steps) <= costly) sums_.emplace(steps);
  }

  /// The entries of the group that carry the cause, all that do, all of the group, all there are.
  [[nodiscard]] Table2x2 table(std::span<const std::size_t> group) const {
    const auto both = std::ranges::count_if(group, [this](std::size_t i) { return carries_[i]; });
    return {both, carrying_ - both, std::ssize(group) - both, among_ - carrying_ - std::ssize(group) + both};
  }
  [[nodiscard]] double chance(std::span<const std::size_t> group) const {
    if (!sums_) return statistics::fisher_exact_greater(table(group));
    std::int64_t sum = 0;
    for (const auto i : group) sum += steps_[i];
    return sums_->chance_of_at_least(sum, std::ssize(group));
  }

 private:
  std::int64_t among_, carrying_ = 0;
  std::vector<int> steps_;
  std::vector<bool> carries_;
  std::optional<statistics::SubsetSums> sums_;
};

void add_tests(std::vector<ContextTest>& tests, ContextType type, double weight, const Counts& counts,
               const Occurrences& occurrences) {
  for (std::size_t cause = 0; cause < occurrences.causes.size(); ++cause) {
    const Togetherness together(occurrences, cause, counts.entries);
    for (const auto& [name, group] : counts.values) {
      const auto table = together.table(group);
      const auto [both, alone, without, neither] = table;
      const auto of = both + without, carrying = both + alone;
      if (!can_be_told(table)) continue;
      const double lift = static_cast<double>(both) * static_cast<double>(counts.entries.size()) /
                          (static_cast<double>(of) * static_cast<double>(carrying));
      const bool tellable = both >= recurrence_minimum && lift > 1;
      tests.push_back({cause,
                       {type, name, static_cast<int>(both), static_cast<int>(of), lift},
                       {tellable ? together.chance(group) : 1, {}, weight}});
    }
  }
}

std::optional<Values> time_of_day(const Entry& entry) {
  const auto time = local_time(entry.happened_at);
  // A date alone is kept as noon: it says nothing of the hour.
  if (time.hour == 12 && time.minute == 0 && time.second == 0) return std::nullopt;
  if (time.hour < 5 || time.hour >= 22) return Values{"night"};
  return Values{time.hour < 12 ? "morning" : time.hour < 18 ? "afternoon" : "evening"};
}

Values views(const std::vector<std::string>& labels) {
  return {labels.begin(), labels.end()};
}

}  // namespace

std::vector<ContextTest> test_surroundings(const Occurrences& occurrences) {
  // What people named themselves and the day are asked first: without weights the many other questions would
  // drown them.
  constexpr double usual = 1.5, by_the_way = 0.5;
  const std::tuple<ContextType, double, Reader> readers[] = {
      {ContextType::tag, usual, [](const Entry& entry) { return std::optional(views(entry.tags)); }},
      {ContextType::person, usual, [](const Entry& entry) { return std::optional(views(entry.people)); }},
      {ContextType::weekday, usual,
       [](const Entry& entry) { return std::optional(Values{weekday_name(local_date(entry.happened_at))}); }},
      {ContextType::time, by_the_way, time_of_day},
      {ContextType::kind, by_the_way,
       [](const Entry& entry) {
         return entry.kind ? std::optional(Values{to_string(*entry.kind)}) : std::nullopt;
       }},
  };
  std::vector<ContextTest> tests;
  for (const auto& [type, weight, reader] : readers)
    add_tests(tests, type, weight, count(occurrences, reader), occurrences);
  return tests;
}

namespace {

bool overlap(const Evidence& a, const Evidence& b) {
  return a.field == b.field && a.index == b.index && a.start < b.end && b.start < a.end;
}

bool from_same_words(const Entry& entry, std::string_view cause, std::string_view other) {
  for (const auto* a : findings_of(entry, cause))
    for (const auto* b : findings_of(entry, other))
      for (const auto& evidence : a->evidence)
        if (std::ranges::any_of(b->evidence, [&](const Evidence& e) { return overlap(evidence, e); }))
          return true;
  return false;
}

struct Together {
  std::int64_t apart_in_words = 0, same_words = 0;
};

std::map<std::pair<std::size_t, std::size_t>, Together> count_pairs(const Occurrences& occurrences) {
  std::map<std::pair<std::size_t, std::size_t>, Together> pairs;
  for (std::size_t i = 0; i < occurrences.entries.size(); ++i) {
    const auto& causes = occurrences.causes_of[i];
    for (std::size_t a = 0; a < causes.size(); ++a)
      for (auto b = a + 1; b < causes.size(); ++b) {
        auto& pair = pairs[{causes[a], causes[b]}];
        const bool same = from_same_words(*occurrences.entries[i], occurrences.causes[causes[a]],
                                          occurrences.causes[causes[b]]);
        ++(same ? pair.same_words : pair.apart_in_words);
      }
  }
  return pairs;
}

}  // namespace

std::vector<ContextTest> test_pairs(const Occurrences& occurrences) {
  const auto pairs = count_pairs(occurrences);
  std::vector<ContextTest> tests;
  for (std::size_t a = 0; a < occurrences.causes.size(); ++a)
    for (auto b = a + 1; b < occurrences.causes.size(); ++b) {
      const auto place = pairs.find({a, b});
      const auto together = place == pairs.end() ? Together{} : place->second;
      const auto carrying = std::ssize(occurrences.carriers[a]) - together.same_words;
      const auto of = std::ssize(occurrences.carriers[b]) - together.same_words;
      const auto entries = std::ssize(occurrences.entries) - together.same_words;
      const auto both = together.apart_in_words;
      const auto test = tested({both, carrying - both, of - both, entries - carrying - of + both});
      if (!test) continue;
      const double lift = static_cast<double>(both) * static_cast<double>(entries) /
                          (static_cast<double>(of) * static_cast<double>(carrying));
      tests.push_back({a,
                       {ContextType::cause, std::string(occurrences.causes[b]), static_cast<int>(both),
                        static_cast<int>(of), lift},
                       *test});
    }
  return tests;
}

ContextTest mirrored(const ContextTest& pair, const Occurrences& occurrences) {
  auto other = pair;
  const auto place = std::ranges::lower_bound(occurrences.causes, std::string_view(pair.context.value));
  other.cause = static_cast<std::size_t>(place - occurrences.causes.begin());
  other.context.value = occurrences.causes[pair.cause];
  // Entries with both were taken out of either side alike.
  const auto left_out = std::ssize(occurrences.carriers[other.cause]) - pair.context.of;
  other.context.of = static_cast<int>(std::ssize(occurrences.carriers[pair.cause]) - left_out);
  return other;
}

}  // namespace detour
