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

}  // namespace

std::string in_words(const BadLine& line) {
  return fmt::format("{}:{}: {}", line.source, line.number, line.reason);
}

void read_jsonl(std::istream& in, std::string_view source, const Moment& now, const Zone& zone,
                const std::function<void(Entry)>& entry, const std::function<void(BadLine)>& bad) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a byte order mark
    if (is_blank(line)) continue;
    try {
      entry(entry_from_json(line, now, zone));
    } catch (const UsageError& e) {
      bad({std::string(source), number, e.what()});
    }
  }
}

Entry Incoming::settled(Entry entry) {
  take_over_marks(entry);
  if (is_own_id(entry.id)) {
    settle(entry);
    return entry;
  }
  if (!entry.id.empty() && !entry.ref) entry.ref = entry.id;
  entry.id.clear();
  // When it came in here is no part of what the source said.
  Entry said = entry;
  said.logged_at = {};
  if (said.happened_at == now_) said.happened_at = {};
  const std::string record = to_json(said, Causes::without);
  for (int copy = 0; entry.id.empty(); ++copy) {
    auto id = content_id(record + (copy == 0 ? "" : std::to_string(copy)));
    if (given_ids_.insert(id).second) entry.id = std::move(id);
  }
  settle(entry);
  return entry;
}

}  // namespace detour
