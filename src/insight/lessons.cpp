#include "detour/insight/lessons.hpp"

#include <algorithm>
#include <map>

#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "own_setbacks.hpp"

namespace detour {
namespace {

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

bool worked_partly(const Attempt& attempt) {
  return attempt.decided_at && (attempt.status == Status::worked || attempt.status == Status::mixed);
}

/// What the entry sets against the cause: the lesson in whose words the cause stands, else its first lesson,
/// else its first attempt that worked.
std::optional<Answer> answer_of(const Entry& entry, std::string_view cause) {
  const auto from = [&entry](const Lesson& lesson) {
    return Answer{written_at(lesson, entry), entry.id, lesson.text, false};
  };
  for (const auto& finding : entry.causes)
    if (finding.cause == cause)
      for (const auto& evidence : finding.evidence)
        if (evidence.field == Field::lessons && evidence.index < entry.lessons.size())
          return from(entry.lessons[evidence.index]);
  if (!entry.lessons.empty()) return from(entry.lessons.front());
  const auto attempt = std::ranges::find_if(entry.next, worked_partly);
  if (attempt == entry.next.end()) return std::nullopt;
  return Answer{*attempt->decided_at, entry.id, attempt->text, true};
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
  for (const auto* own : own_setbacks_in_order(entries)) {
    const auto& entry = *own;
    for (const auto& lesson : entry.lessons) {
      if (lesson.rehearsals >= std::ssize(rehearsal_steps)) continue;
      const auto step = std::chrono::days{rehearsal_steps[static_cast<std::size_t>(lesson.rehearsals)]};
      const auto day = lesson.rehearsed_on.value_or(local_date(written_at(lesson, entry))) + step;
      if (day > today) continue;
      auto plan = if_then_plan_from(lesson.text);
      due.push_back(
          {entry.id, lesson.id, plan.cue.empty() ? entry.what : plan.cue, std::move(plan.action), day});
    }
  }
  std::ranges::stable_sort(due, std::ranges::greater(), &Rehearsal::due);
  return due;
}

std::optional<Turn> turn_of(std::span<const Entry* const> in_order, std::string_view cause) {
  std::vector<Answer> answers;
  for (const auto* entry : in_order)
    if (tells(*entry, cause))
      if (auto answer = answer_of(*entry, cause)) answers.push_back(*std::move(answer));
  std::ranges::stable_sort(answers, {}, &Answer::at);
  for (auto& answer : answers) {
    Turn turn{std::move(answer)};
    for (const auto* entry : in_order) {
      if (entry->id == turn.answer.entry) continue;
      const bool is_before = entry->happened_at <= turn.answer.at;
      (is_before ? turn.entries_before : turn.entries_after) += 1;
      (is_before ? turn.before : turn.after) += tells(*entry, cause);
    }
    if (turn.before >= recurrence_minimum) return turn;
  }
  return std::nullopt;
}

std::vector<WornLesson> worn_lessons(std::span<const Entry> entries) {
  struct Newest {
    const Lesson* lesson = nullptr;
    const Entry* entry = nullptr;
  };
  std::map<std::string_view, Newest> newest;
  const auto own = own_setbacks_in_order(entries);
  for (const auto* entry : own)
    for (const auto& finding : entry->causes)
      for (const auto& lesson : entry->lessons)
        if (auto& known = newest[finding.cause];
            known.lesson == nullptr || written_at(*known.lesson, *known.entry) < written_at(lesson, *entry))
          known = {&lesson, entry};
  std::vector<WornLesson> worn;
  for (const auto& [cause, known] : newest) {
    const auto& at = written_at(*known.lesson, *known.entry);
    const auto came_back =
        std::ranges::count_if(own, [&, cause = cause, entry = known.entry](const Entry* one) {
          return one != entry && at < one->happened_at && tells(*one, cause);
        });
    if (came_back >= worn_after)
      worn.push_back({std::string(cause), known.entry->id, known.lesson->text, static_cast<int>(came_back)});
  }
  std::ranges::stable_sort(worn, std::ranges::greater(), &WornLesson::came_back);
  return worn;
}

}  // namespace detour
