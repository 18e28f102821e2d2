#include "detour/insight/story.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/moment.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/language.hpp"
#include "detour/insight/redaction.hpp"
#include "markdown.hpp"

namespace detour {
namespace {

constexpr std::size_t title_columns = 72;

// ---- words ----

std::string day_of(const Moment& moment) {
  return to_iso(local_date(moment));
}

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

/// The text without blanks around it and the full stop that ends it, for going on behind it.
std::string without_full_stop(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with('.') && !text.ends_with("..")) text.remove_suffix(1);
  return std::string(text);
}

std::string sentence(std::string_view text) {
  const std::string out(trimmed(text));
  constexpr std::array<std::string_view, 8> ends{".", "!", "?", "…", "。", "！", "？", ".”"};
  const bool ended = std::ranges::any_of(ends, [&out](auto end) { return out.ends_with(end); });
  return ended ? out : out + '.';
}

/// "2026-03-04, Maria, planned: " with the name only where the entry is somebody else's.
std::string lead(const Entry& entry) {
  auto text = day_of(entry.happened_at);
  if (entry.whose != self) text += ", " + entry.whose;
  if (entry.stage == Stage::plan) text += ", planned";
  if (entry.stage == Stage::went_well) text += ", went well";
  return text + ": ";
}

// ---- title, task ----

std::string title_of(std::string_view what) {
  const auto sentences = sentences_of(what);
  const auto first = sentences.empty() ? what : what.substr(0, sentences.front().end);
  auto title = without_full_stop(safe_line(first));
  if (display_width(title) <= title_columns) return title;
  const auto cut = truncated(title, title_columns);
  const auto blank = cut.rfind(' ');
  return blank == std::string::npos ? cut : cut.substr(0, blank) + "…";
}

/// Their capital is that of a sentence's start alone; any other first word may be a name.
bool loses_its_capital(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"a",     "all",  "an",   "everybody", "everyone", "he",   "her",  "his", "if",
       "it",    "my",   "no",   "nobody",    "our",      "she",  "that", "the", "their",
       "there", "they", "this", "we",        "what",     "when", "you",  "your"});
  static_assert(std::ranges::is_sorted(words));
  return std::ranges::binary_search(words, word);
}

std::string taken_for_granted(const Entry& entry, std::string_view assumption) {
  const std::string who = entry.whose == self ? "I" : entry.whose;
  auto text = std::string(trimmed(assumption));
  const auto words = words_of(text);
  const bool lowered = !words.empty() && words.front().start == 0 && loses_its_capital(words.front().folded);
  if (lowered) text.replace(0, words.front().end, words.front().folded);
  const bool small = text.front() >= 'a' && text.front() <= 'z';
  const std::string_view link = text.starts_with("that ") ? " " : small ? " that " : ": ";
  return sentence(who + " took for granted" + std::string(link) + text);
}

std::string task_of(const Entry& first) {
  if (first.expected && !is_blank(*first.expected)) return *first.expected;
  for (const auto& assumption : first.assumptions)
    if (!is_blank(assumption.text)) return taken_for_granted(first, assumption.text);
  return {};
}

// ---- action ----

std::string outcome(const Attempt& attempt) {
  std::string text(attempt.status == Status::planned ? "still open" : to_string(attempt.status));
  if (attempt.status == Status::planned && attempt.due) text += ", due " + to_iso(*attempt.due);
  if (!is_blank(attempt.note)) text += ", " + attempt.note;
  return text;
}

struct Event {
  Moment at;
  std::string text;
};

Event event_of(const Entry& entry, const Attempt& attempt) {
  const bool told = attempt.status != Status::planned && attempt.decided_at;
  const auto& at = told ? *attempt.decided_at : entry.happened_at;
  return {at, day_of(at) + (told ? ": " : ", planned: ") + without_full_stop(attempt.text) + ": " +
                  outcome(attempt)};
}

std::vector<std::string> actions_of(std::span<const Entry> chain) {
  std::vector<Event> events;
  for (const auto& entry : chain) {
    if (&entry != &chain.front()) events.push_back({entry.happened_at, lead(entry) + entry.what});
    for (const auto& attempt : entry.next)
      if (!is_blank(attempt.text)) events.push_back(event_of(entry, attempt));
  }
  std::ranges::stable_sort(events, {}, &Event::at);
  std::vector<std::string> actions;
  actions.reserve(events.size());
  for (auto& event : events) actions.push_back(std::move(event.text));
  return actions;
}

// ---- result ----

bool is_tried(const Attempt& attempt) {
  return attempt.status == Status::worked || attempt.status == Status::failed ||
         attempt.status == Status::mixed;
}

/// The attempts of a chain by what became of them.
struct Tally {
  std::size_t worked = 0, failed = 0, mixed = 0, open = 0, dropped = 0;
  [[nodiscard]] std::size_t tried() const { return worked + failed + mixed; }
};

void count(Tally& tally, Status status) {
  switch (status) {
    case Status::planned:
      ++tally.open;
      break;
    case Status::worked:
      ++tally.worked;
      break;
    case Status::failed:
      ++tally.failed;
      break;
    case Status::mixed:
      ++tally.mixed;
      break;
    case Status::dropped:
      ++tally.dropped;
      break;
  }
}

Tally tally_of(std::span<const Entry> chain) {
  Tally tally;
  for (const auto& entry : chain)
    for (const auto& attempt : entry.next) count(tally, attempt.status);
  return tally;
}

/// What was recorded last: an entry, or the outcome of one of its attempts.
struct Last {
  const Entry* entry = nullptr;
  const Attempt* attempt = nullptr;
  Moment at{};
  bool dated = true;  ///< false for an outcome without a day: it came after its entry, nobody knows when
};

Last last_of(std::span<const Entry> chain) {
  Last last;
  const auto take = [&last](const Last& later) {
    if (last.entry == nullptr || later.at >= last.at) last = later;
  };
  for (const auto& entry : chain) {
    take({&entry, nullptr, entry.happened_at, true});
    for (const auto& attempt : entry.next)
      if (is_tried(attempt))
        take({&entry, &attempt, attempt.decided_at.value_or(entry.happened_at),
              attempt.decided_at.has_value()});
  }
  return last;
}

/// Attempts of one entry told on one day have no order: none of them is the last word alone.
bool is_contradicted(const Last& last) {
  const auto day = [](const Attempt& attempt) {
    return attempt.decided_at ? std::optional(local_date(*attempt.decided_at)) : std::nullopt;
  };
  return std::ranges::any_of(last.entry->next, [&](const Attempt& other) {
    return is_tried(other) && day(other) == day(*last.attempt) && other.status != last.attempt->status;
  });
}

std::string in_words(Status status) {
  if (status == Status::mixed) return "had a mixed outcome";
  return std::string(to_string(status));
}

std::string attempt_in_words(const Last& last, const Tally& tally) {
  const auto day = last.dated ? " (" + day_of(last.at) + ")" : std::string();
  if (is_contradicted(last)) return "The last attempts had a mixed outcome" + day + ".";
  const auto note = is_blank(last.attempt->note) ? std::string() : ": " + last.attempt->note;
  return sentence(std::string(tally.tried() == 1 ? "The attempt " : "The last attempt ") +
                  in_words(last.attempt->status) + day + note);
}

std::string entry_in_words(const Last& last, std::span<const Entry> chain) {
  const auto day = day_of(last.at);
  if (last.entry->stage == Stage::went_well) return "It went well (" + day + ").";
  if (last.entry->outcome) return sentence("The plan " + in_words(*last.entry->outcome) + " (" + day + ")");
  if (last.entry->stage == Stage::plan) return "Still open: the plan of " + day + " has no outcome yet.";
  if (last.entry == &chain.front()) return "Still open: no outcome is recorded yet.";
  const bool again = chain.front().stage == Stage::setback;
  return std::string("Still open: ") + (again ? "another" : "a") + " setback followed (" + day + ").";
}

std::string in_words(const Tally& tally) {
  if (tally.tried() == 0) return {};
  std::string parts;
  const auto add = [&parts](std::size_t count, const char* what) {
    if (count > 0) parts += (parts.empty() ? "" : ", ") + std::to_string(count) + ' ' + what;
  };
  add(tally.worked, "worked");
  add(tally.mixed, "mixed");
  add(tally.failed, "failed");
  return ' ' + counted(tally.tried(), "attempt") + " tried: " + parts + '.';
}

std::string untried_in_words(const Tally& tally) {
  std::string text;
  if (tally.open > 0)
    text += ' ' + counted(tally.open, "attempt") + (tally.open == 1 ? " is" : " are") + " still open.";
  if (tally.dropped > 0)
    text += ' ' + counted(tally.dropped, "attempt") + (tally.dropped == 1 ? " was" : " were") + " dropped.";
  return text;
}

/// How far it was from the first setback to the last thing recorded; nothing where there is no way to tell.
std::string distance_in_words(const Last& last, std::span<const Entry> chain) {
  const auto first = std::ranges::find(chain, Stage::setback, &Entry::stage);
  if (first == chain.end() || !last.dated || (last.attempt == nullptr && last.entry == &*first)) return {};
  const auto days = (local_date(last.at) - local_date(first->happened_at)).count();
  if (days < 0) return {};
  if (days == 0) return " That was on the day of the first setback.";
  return " That was " + counted(static_cast<std::size_t>(days), "day") + " after the first setback.";
}

std::string result_of(const Last& last, const Tally& tally, std::span<const Entry> chain) {
  return last.attempt != nullptr ? attempt_in_words(last, tally) : entry_in_words(last, chain);
}

std::string count_of(const Last& last, const Tally& tally, std::span<const Entry> chain) {
  return std::string(trimmed(distance_in_words(last, chain) + in_words(tally) + untried_in_words(tally)));
}

// ---- lesson ----

std::vector<std::string> lessons_of(std::span<const Entry> chain) {
  std::vector<std::string> lessons;
  std::set<std::string> told;
  const auto add = [&](std::string_view text, const std::string& lesson) {
    if (!is_blank(text) && told.insert(folded(without_full_stop(text))).second) lessons.push_back(lesson);
  };
  for (const auto& entry : chain)
    for (const auto& lesson : entry.lessons) add(lesson.text, lesson.text);
  told.clear();
  for (const auto& entry : chain)
    for (const auto& assumption : entry.assumptions)
      if (assumption.verdict == Verdict::wrong)
        add(assumption.text, "“" + without_full_stop(assumption.text) + "” turned out to be wrong.");
  return lessons;
}

// ---- Markdown ----

std::string section(std::string_view heading, const std::string& body) {
  return body.empty() ? body : "## " + std::string(heading) + "\n\n" + body + "\n\n";
}

std::string list_of(std::span<const std::string> items) {
  std::string list;
  for (const auto& item : items)
    if (!is_blank(item)) list += (list.empty() ? "- " : "\n- ") + safe_markdown(item, "  ");
  return list;
}

}  // namespace

Story story_of(std::span<const Entry> chain) {
  if (chain.empty()) throw UsageError("there is no entry to tell a story of");
  const auto& first = chain.front();
  const auto tally = tally_of(chain);
  const auto last = last_of(chain);
  return {title_of(first.what),          lead(first) + first.what,     task_of(first),   actions_of(chain),
          result_of(last, tally, chain), count_of(last, tally, chain), lessons_of(chain)};
}

Story redacted(const Story& story, const Redaction& redaction) {
  const auto each = [&redaction](std::vector<std::string> texts) {
    for (auto& text : texts) text = redaction.redacted(text);
    return texts;
  };
  return {redaction.redacted(story.title),
          redaction.redacted(story.situation),
          redaction.redacted(story.task),
          each(story.actions),
          redaction.redacted(story.result),
          story.count,
          each(story.lessons)};
}

std::string to_markdown(const Story& story) {
  auto title = safe_markdown_line(story.title);
  if (!title.empty()) title = "# " + title + "\n\n";
  auto text =
      title + section("Situation", safe_markdown(story.situation)) +
      section("Task", safe_markdown(story.task)) + section("Action", list_of(story.actions)) +
      section("Result", safe_markdown(story.result + (story.count.empty() ? "" : " ") + story.count)) +
      section("Lesson", list_of(story.lessons));
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

}  // namespace detour
