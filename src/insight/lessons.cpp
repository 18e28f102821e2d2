#include "detour/insight/lessons.hpp"

#include <algorithm>
#include <map>

#include "detour/base/text.hpp"

namespace detour {
namespace {

bool is_own_setback(const Entry& entry) {
  return entry.whose == self && entry.stage == Stage::setback;
}

/// Where a word stands in a text, in any case; npos if nowhere. Only whole words.
std::size_t find_word(std::string_view text, std::string_view wanted) {
  const auto words = words_of(text);
  const auto parts = words_of(wanted);
  for (std::size_t i = 0; i + parts.size() <= words.size(); ++i) {
    bool same = true;
    for (std::size_t j = 0; j < parts.size(); ++j) same = same && words[i + j].folded == parts[j].folded;
    if (same) return words[i].start;
  }
  return std::string_view::npos;
}

std::vector<const Entry*> own_setbacks_in_order(std::span<const Entry> entries) {
  std::vector<const Entry*> own;
  for (const auto& entry : entries)
    if (is_own_setback(entry)) own.push_back(&entry);
  std::ranges::stable_sort(own, {}, [](const Entry* entry) { return entry->happened_at; });
  return own;
}

}  // namespace

IfThenPlan if_then_plan_from(std::string_view text) {
  const auto when = find_word(text, "when");
  if (when != 0) return {"", std::string(trimmed(text))};
  for (const auto* hinge : {"I will", "I'll"}) {
    const auto at = find_word(text, hinge);
    if (at == std::string_view::npos) continue;
    auto cue = trimmed(text.substr(0, at));
    while (!cue.empty() && (cue.back() == ',' || cue.back() == ';')) cue.remove_suffix(1);
    return {std::string(trimmed(cue)), std::string(trimmed(text.substr(at)))};
  }
  return {"", std::string(trimmed(text))};
}

std::vector<Rehearsal> rehearsals_due(std::span<const Entry> entries, Date today) {
  std::vector<Rehearsal> due;
  for (const auto& entry : entries) {
    if (!is_own_setback(entry)) continue;
    for (const auto& lesson : entry.lessons) {
      if (lesson.rehearsals >= std::ssize(rehearsal_steps)) continue;
      const auto step = std::chrono::days{rehearsal_steps[static_cast<std::size_t>(lesson.rehearsals)]};
      const auto day = lesson.rehearsed_on.value_or(local_date(entry.happened_at)) + step;
      if (day > today) continue;
      auto plan = if_then_plan_from(lesson.text);
      due.push_back(
          {entry.id, lesson.id, plan.cue.empty() ? entry.what : plan.cue, std::move(plan.action), day});
    }
  }
  std::ranges::stable_sort(due, std::ranges::greater(), &Rehearsal::due);
  return due;
}

std::vector<WornLesson> worn_lessons(std::span<const Entry> entries) {
  std::map<std::string, WornLesson> newest;
  for (const auto* entry : own_setbacks_in_order(entries))
    for (const auto& finding : entry->causes) {
      const auto known = newest.find(finding.cause);
      if (known != newest.end()) ++known->second.came_back;
      if (!entry->lessons.empty())
        newest[finding.cause] = {finding.cause, entry->id, entry->lessons.front().text, 0};
    }
  std::vector<WornLesson> worn;
  for (auto& [cause, lesson] : newest)
    if (lesson.came_back >= worn_after) worn.push_back(std::move(lesson));
  std::ranges::stable_sort(worn, std::ranges::greater(), &WornLesson::came_back);
  return worn;
}

}  // namespace detour
