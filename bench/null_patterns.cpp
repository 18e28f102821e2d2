// How often a journal without any structure is told a trend or a context that is not there: should stay under
// 5 %. usage: null_patterns [JOURNALS [ENTRIES [SEED]]]   prints: the share of journals, with its 95 %
// interval, by kind
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "detour/insight/patterns.hpp"
#include "detour/insight/statistics.hpp"

namespace {

using namespace detour;

constexpr std::int64_t day = 86400, start = 1767571200;  // 2026-01-05, 00:00 UTC

/// A year of entries: causes, told more or less surely or not quite told, tags, people, kinds, days and hours
/// are dealt independently, some often and some rarely.
std::vector<Entry> structureless(int count, std::mt19937_64& random) {
  const auto below = [&](int n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  std::vector<Entry> entries(static_cast<std::size_t>(count));
  for (auto& entry : entries) {
    entry.id = std::to_string(random());
    entry.happened_at = {start + below(365) * day + (7 + below(16)) * 3600 + below(3600), 0};
    entry.what = "It went wrong.";
    for (int tag = 0; tag < 8; ++tag)
      if (below(100) < 30 / (tag + 1)) entry.tags.push_back("tag" + std::to_string(tag));
    for (int person = 0; person < 8; ++person)
      if (below(100) < 20 / (person + 1)) entry.people.push_back("person" + std::to_string(person));
    if (below(2) == 0) entry.kind = static_cast<Kind>(below(3));
    const auto between = [&](int low, int high) {
      return static_cast<double>(low + below(high - low)) / 100;
    };
    for (int cause = 0; cause < 20; ++cause) {
      const auto id = "cause" + std::to_string(cause);
      if (below(1000) < 300 / (cause + 1))
        entry.causes.push_back({id, between(20, 100), "text", {}});
      else if (below(4) == 0)
        entry.inklings.push_back({id, between(2, 20)});
    }
  }
  return entries;
}

struct Told {
  bool trend = false, surroundings = false, cause = false;
};

Told told_by(const PatternReport& report) {
  Told told;
  for (const auto& pattern : report.patterns) {
    const auto direction = pattern.trend.direction;
    told.trend = told.trend || direction == Direction::rising || direction == Direction::fading;
    for (const auto& context : pattern.contexts)
      (context.type == ContextType::cause ? told.cause : told.surroundings) = true;
  }
  return told;
}

int number(char** argv, int argc, int index, int otherwise) {
  return index < argc ? std::max(1, std::atoi(argv[index])) : otherwise;
}

void print(const char* name, int told, int journals) {
  const auto interval = statistics::wilson_interval(told, journals);
  std::printf("%-30s %4d of %d = %.3f (%.3f to %.3f)\n", name, told, journals,
              static_cast<double>(told) / journals, interval.low, interval.high);
}

}  // namespace

int main(int argc, char** argv) {
  const int journals = number(argv, argc, 1, 1000), entries = number(argv, argc, 2, 70);
  std::mt19937_64 random(static_cast<unsigned>(number(argv, argc, 3, 1)));
  int any = 0, trend = 0, surroundings = 0, cause = 0;
  for (int i = 0; i < journals; ++i) {
    const auto told = told_by(find_patterns(structureless(entries, random), Moment{start + 365 * day, 0}));
    any += told.trend || told.surroundings || told.cause;
    trend += told.trend;
    surroundings += told.surroundings;
    cause += told.cause;
  }
  print("told something false", any, journals);
  print("  a trend", trend, journals);
  print("  a tag, person, time or kind", surroundings, journals);
  print("  a pair of causes", cause, journals);
}
