#include "detour/exchange/jsonl.hpp"

#include <fmt/format.h>

#include "detour/base/error.hpp"
#include "detour/base/id.hpp"
#include "detour/base/text.hpp"
#include "detour/journal/entry_json.hpp"
#include "detour/journal/rules.hpp"

namespace detour {
namespace {

bool is_own_id(const std::string& id) {
  return id.size() == id_length && looks_like_id(id);
}

void take_over_marks(Entry& entry) {
  for (const auto& finding : entry.causes)
    if (finding.by == by_person) entry.marks.try_emplace(finding.cause, true);
  entry.causes.clear();
}

void take_over_id(Entry& entry) {
  if (!entry.id.empty() && !entry.ref) entry.ref = entry.id;
  entry.id.clear();
}

/// The record by itself: neither the clock nor the zone where it comes in, nor when, is part of what the
/// source said.
std::string as_said(std::string_view line) {
  Entry said = entry_from_json(line, Moment{}, fixed_zone(0));
  take_over_marks(said);
  take_over_id(said);
  said.logged_at = {};
  return to_json(said, Causes::without);
}

}  // namespace

std::string in_words(const BadLine& line) {
  return fmt::format("{}:{}: {}", line.source, line.number, line.reason);
}

void read_jsonl(std::istream& in, std::string_view source, const Moment& now, const Zone& zone,
                const std::function<void(Entry, std::string_view line)>& entry,
                const std::function<void(BadLine)>& bad) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a byte order mark
    if (is_blank(line)) continue;
    try {
      entry(entry_from_json(line, now, zone), line);
    } catch (const UsageError& e) {
      bad({std::string(source), number, e.what()});
    }
  }
}

Entry Incoming::settled(Entry entry, std::string_view line) {
  take_over_marks(entry);
  if (is_own_id(entry.id)) {
    settle(entry);
    return entry;
  }
  take_over_id(entry);
  const std::string record = as_said(line);
  for (int copy = 0; entry.id.empty(); ++copy) {
    auto id = content_id(record + (copy == 0 ? "" : std::to_string(copy)));
    if (given_ids_.insert(id).second || entry.ref) entry.id = std::move(id);
  }
  settle(entry);
  return entry;
}

}  // namespace detour
