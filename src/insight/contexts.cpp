#include "contexts.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace detour {

using statistics::Table2x2;

namespace {

/// Above so many possible outcomes a test is as good as continuous, and taking it for that errs on the safe
/// side.
constexpr std::int64_t many_outcomes = 200;

/// The test of one table, or nothing where no outcome could be told: told are only contexts of at least
/// recurrence_minimum entries, so all other outcomes count as a p-value of 1.
std::optional<statistics::DiscreteTest> tested(const Table2x2& table) {
  const auto most = std::min(table.a + table.b, table.a + table.c);
  const auto least = std::max<std::int64_t>(0, table.a - table.d);
  if (most < recurrence_minimum || most == least) return std::nullopt;
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

/// Counts for one type of context: of all entries that tell something of it.
struct Counts {
  struct Value {
    std::int64_t entries = 0;
    std::vector<std::int64_t> with_cause;
  };
  std::int64_t entries = 0;
  std::vector<std::int64_t> with_cause;
  std::map<std::string, Value, std::less<>> values;
};

using Values = std::vector<std::string_view>;
/// What an entry tells of a type of context; nothing when it does not say.
using Reader = std::function<std::optional<Values>(const Entry&)>;

Counts count(const Occurrences& occurrences, const Reader& values_of) {
  Counts counts;
  counts.with_cause.resize(occurrences.causes.size());
  for (std::size_t i = 0; i < occurrences.entries.size(); ++i) {
    const auto values = values_of(*occurrences.entries[i]);
    if (!values) continue;
    ++counts.entries;
    for (const auto cause : occurrences.causes_of[i]) ++counts.with_cause[cause];
    for (const auto name : *values) {
      auto place = counts.values.find(name);
      if (place == counts.values.end()) place = counts.values.emplace(name, Counts::Value{}).first;
      auto& value = place->second;
      ++value.entries;
      value.with_cause.resize(occurrences.causes.size());
      for (const auto cause : occurrences.causes_of[i]) ++value.with_cause[cause];
    }
  }
  return counts;
}

void add_tests(std::vector<ContextTest>& tests, ContextType type, const Counts& counts) {
  for (const auto& [name, value] : counts.values)
    for (std::size_t cause = 0; cause < counts.with_cause.size(); ++cause) {
      const auto both = value.with_cause[cause], of = value.entries, carrying = counts.with_cause[cause];
      const auto test = tested({both, carrying - both, of - both, counts.entries - carrying - of + both});
      if (!test) continue;
      const double lift = static_cast<double>(both) * static_cast<double>(counts.entries) /
                          (static_cast<double>(of) * static_cast<double>(carrying));
      tests.push_back({cause, {type, name, static_cast<int>(both), static_cast<int>(of), lift}, *test});
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
  const std::pair<ContextType, Reader> readers[] = {
      {ContextType::tag, [](const Entry& entry) { return std::optional(views(entry.tags)); }},
      {ContextType::person, [](const Entry& entry) { return std::optional(views(entry.people)); }},
      {ContextType::weekday,
       [](const Entry& entry) { return std::optional(Values{weekday_name(local_date(entry.happened_at))}); }},
      {ContextType::time, time_of_day},
      {ContextType::kind,
       [](const Entry& entry) {
         return entry.kind ? std::optional(Values{to_string(*entry.kind)}) : std::nullopt;
       }},
  };
  std::vector<ContextTest> tests;
  for (const auto& [type, reader] : readers) add_tests(tests, type, count(occurrences, reader));
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
