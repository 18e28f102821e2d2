#include "fields.hpp"

#include "detour/base/error.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/session.hpp"

namespace detour::cli {

void apply(const FieldArguments& fields, Entry& entry, const World& world) {
  if (!fields.at.empty()) entry.happened_at = parse_when(fields.at, world.now, world.zone);
  if (!fields.expected.empty()) entry.expected = fields.expected;
  if (!fields.whose.empty()) entry.whose = fields.whose;
  if (!fields.source.empty()) entry.source = fields.source;
  if (!fields.kind.empty()) entry.kind = known_kind(fields.kind);
  if (!fields.estimate.empty()) entry.estimate = known_effort(fields.estimate);
  if (!fields.actual.empty()) entry.actual = known_effort(fields.actual);
  for (const auto& text : fields.assumptions) entry.assumptions.push_back(assumption_from(text));
  for (const auto& text : fields.lessons) entry.lessons.push_back({{}, text});
  for (const auto& text : fields.next) entry.next.push_back(attempt_from(text, world.now, world.zone));
  entry.tags.insert(entry.tags.end(), fields.tags.begin(), fields.tags.end());
  entry.people.insert(entry.people.end(), fields.people.begin(), fields.people.end());
  if (fields.due.empty()) return;
  const auto due = parse_day(fields.due, world.now, world.zone, Lean::future);
  if (entry.next.empty())
    throw UsageError("--due needs a next attempt", "say what you will try with --next \"when … I will …\"");
  entry.next.back().due = due;
}

bool is_empty(const FieldArguments& fields) {
  for (const auto* text : {&fields.expected, &fields.at, &fields.whose, &fields.source, &fields.kind,
                           &fields.due, &fields.follows, &fields.estimate, &fields.actual})
    if (!text->empty()) return false;
  for (const auto* list : {&fields.assumptions, &fields.lessons, &fields.next, &fields.tags, &fields.people})
    if (!list->empty()) return false;
  return true;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace detour::cli
