#include "attempts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"

namespace detour::cli {
namespace {

std::size_t count_open(const Entry& entry) {
  return static_cast<std::size_t>(std::ranges::count(entry.next, detour::Status::planned, &Attempt::status));
}

/// By number or by id; the list's length where there is none.
std::size_t named(const Entry& entry, std::string_view name) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc() && end == name.data() + name.size() && number >= 1 && number <= entry.next.size())
    return number - 1;
  const auto found = std::ranges::find(entry.next, name, &Attempt::id);
  return static_cast<std::size_t>(found - entry.next.begin());
}

[[noreturn]] void throw_no_attempt(std::string_view reference) {
  throw NotFound("no attempt '" + truncated(safe_line(reference), 40) + "'",
                 "'detour next' lists what is open; 'detour next add ENTRY \"when … I will …\"' adds one");
}

}  // namespace

std::optional<Entry> entry_named(const Journal& journal, const std::string& reference) {
  try {
    return journal.entry(reference);
  } catch (const Error&) {
    return std::nullopt;
  }
}

AttemptPlace attempt_at(const Journal& journal, const std::string& reference) {
  const auto dot = reference.rfind('.');
  // The ref of an import may hold a dot itself.
  if (dot != std::string::npos && dot > 0 && !entry_named(journal, reference)) {
    AttemptPlace place{journal.entry(reference.substr(0, dot)), 0};
    place.index = named(place.entry, std::string_view(reference).substr(dot + 1));
    if (place.index == place.entry.next.size()) throw_no_attempt(reference);
    return place;
  }
  AttemptPlace place{journal.entry(reference), 0};
  const auto& next = place.entry.next;
  if (next.empty()) throw_no_attempt(reference);
  if (count_open(place.entry) > 1)
    throw UsageError(fmt::format("'{}' has {} open attempts", safe_line(reference), count_open(place.entry)),
                     fmt::format("name one as {}.1, {}.2 …; 'detour next' lists them", safe_line(reference),
                                 safe_line(reference)));
  const auto open = std::ranges::find(next, detour::Status::planned, &Attempt::status);
  place.index = open == next.end() ? next.size() - 1 : static_cast<std::size_t>(open - next.begin());
  return place;
}

std::vector<OpenAttempt> open_attempts(const std::vector<Entry>& entries, const Journal& journal) {
  std::vector<OpenAttempt> open;
  for (const auto& entry : entries)
    for (std::size_t i = 0; i < entry.next.size(); ++i) {
      if (entry.next[i].status != detour::Status::planned) continue;
      auto name = journal.short_id(entry.id);
      // The name of a plan on record alone means the plan.
      if (count_open(entry) > 1 || entry.stage == Stage::plan) name += fmt::format(".{}", i + 1);
      open.push_back({entry.next[i], entry.id, std::move(name)});
    }
  sort_by_due(open);
  return open;
}

detour::Status known_outcome(std::string_view name) {
  if (const auto status = status_from(folded(name)); status && *status != detour::Status::planned)
    return *status;
  throw UsageError("no outcome '" + truncated(safe_line(name), 40) + "'",
                   "an attempt worked, failed, mixed or dropped: detour tried ID worked");
}

}  // namespace detour::cli
