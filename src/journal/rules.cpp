#include "detour/journal/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/id.hpp"
#include "detour/base/text.hpp"

namespace detour {
namespace {

constexpr std::size_t item_id_length = 8;

constexpr double most_hours = 1e6;
struct EffortUnit {
  std::array<std::string_view, 5> names;
  double hours = 0;
};
constexpr double hours_a_day = 8, days_a_week = 5, days_a_month = 21, minutes_an_hour = 60;
constexpr std::array effort_units{
    EffortUnit{{"m", "min", "mins", "minute", "minutes"}, 1 / minutes_an_hour},
    EffortUnit{{"h", "hr", "hrs", "hour", "hours"}, 1},
    EffortUnit{{"d", "day", "days", "day", "days"}, hours_a_day},
    EffortUnit{{"w", "wk", "wks", "week", "weeks"}, hours_a_day* days_a_week},
    EffortUnit{{"mo", "month", "months", "month", "months"}, hours_a_day* days_a_month}};

bool is_ascii_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
bool starts_label(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || is_beyond_ascii(c);
}
/// What joins the words of a label.
constexpr std::string_view joints = "-_./";

bool continues_label(char c) {
  return is_ascii_letter_or_digit(c) || is_beyond_ascii(c) || joints.find(c) != std::string_view::npos;
}

/// Where the label that starts here ends: words with joints between them (punctuation beyond ASCII is none of
/// these), and the marks of c++ and c#.
std::size_t end_of_label(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() && continues_label(text[end])) ++end;
  const auto run = text.substr(start, end - start);
  std::size_t length = 0;
  for (const auto& word : words_of(run)) {
    const auto gap = run.substr(length, word.start - length);
    if (gap.find_first_not_of(joints) != std::string_view::npos || (length == 0 && !gap.empty())) break;
    length = word.end;
  }
  end = start + length;
  const auto marks = std::min(text.find_first_not_of("+#", end), text.size());
  const bool stand_alone = marks == text.size() || !continues_label(text[marks]);
  return length > 0 && stand_alone ? marks : end;
}

/// Trimmed, valid UTF-8, lines ended by \n alone.
std::string settled_text(std::string_view text) {
  auto settled = repaired_utf8(trimmed(text));
  for (auto at = settled.find("\r\n"); at != std::string::npos; at = settled.find("\r\n", at))
    settled.erase(at, 1);
  return settled;
}

void add_once(std::vector<std::string>& labels, std::string label) {
  if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
}

std::vector<std::string> settled_labels(const std::vector<std::string>& given) {
  std::vector<std::string> labels;
  for (const auto& label : given) add_once(labels, normal_label(label));
  return labels;
}

/// Items without text go; the others get an id that no other item of the entry has.
template <class Item>
void settle_items(std::vector<Item>& items, const std::string& entry_id, std::string_view list) {
  std::erase_if(items, [](const Item& item) { return is_blank(item.text); });
  const auto taken = [&items](const std::string& id) {
    return std::ranges::find(items, id, &Item::id) != items.end();
  };
  for (auto& item : items) {
    item.text = settled_text(item.text);
    for (int copy = 0; item.id.empty(); ++copy) {
      std::string seed = entry_id + '\n' + std::string(list) + '\n' + item.text + '\n' + std::to_string(copy);
      if (auto id = content_id(seed, item_id_length); !taken(id)) item.id = std::move(id);
    }
  }
}

/// Words that were changed since are no longer what a detector spoke of.
bool is_quoted_from(const Finding& finding, const Entry& entry) {
  return !finding.evidence.empty() && std::ranges::all_of(finding.evidence, [&entry](const Evidence& e) {
    const auto words = prose(entry, e.field, e.index);
    return words && e.start < e.end && e.end <= words->size() &&
           words->substr(e.start, e.end - e.start) == e.text;
  });
}

void settle_optional(std::optional<std::string>& text) {
  if (text && is_blank(*text)) text.reset();
  if (text) text = settled_text(*text);
}

}  // namespace

std::string normal_label(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.front() == '#' || text.front() == '@')) text.remove_prefix(1);
  std::string label;
  for (const char c : folded(repaired_utf8(text)))
    label += std::isspace(static_cast<unsigned char>(c)) != 0 ? '-' : c;
  if (is_blank(label) || safe_line(label) != label)
    throw UsageError("a tag or person needs a name", "write it as #client or @sam");
  return label;
}

InlineLabels inline_labels(std::string_view text) {
  InlineLabels labels;
  char before = ' ';
  for (std::size_t i = 0; i < text.size(); before = text[i], ++i) {
    const bool marker = text[i] == '#' || text[i] == '@';
    const bool at_start = std::isspace(static_cast<unsigned char>(before)) != 0 ||
                          std::string_view("([{\"',;").find(before) != std::string_view::npos;
    if (!marker || !at_start || i + 1 == text.size() || !starts_label(text[i + 1])) continue;
    const auto end = end_of_label(text, i + 1);
    if (end == i + 1) continue;
    add_once(text[i] == '#' ? labels.tags : labels.people, normal_label(text.substr(i + 1, end - i - 1)));
    i = end - 1;
  }
  return labels;
}

std::optional<double> parse_effort(std::string_view text) {
  const std::string folded_text = folded(trimmed(text));
  std::string_view rest = folded_text;
  double hours = 0;
  bool any = false;
  while (!(rest = trimmed(rest)).empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || !(number >= 0)) return std::nullopt;
    rest = trimmed(rest.substr(static_cast<std::size_t>(end - rest.data())));
    const auto letters = std::ranges::find_if_not(rest, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto unit = rest.substr(0, static_cast<std::size_t>(letters - rest.begin()));
    const auto known = std::ranges::find_if(effort_units, [unit](const EffortUnit& u) {
      return std::ranges::find(u.names, unit) != u.names.end();
    });
    if (unit.empty() || known == effort_units.end()) return std::nullopt;
    hours += number * known->hours;
    any = true;
    rest.remove_prefix(unit.size());
  }
  return any && hours > 0 && hours < most_hours ? std::optional(hours) : std::nullopt;
}

void replace_what(Entry& entry, std::string_view what) {
  const auto written = inline_labels(entry.what);
  for (const auto& tag : written.tags) std::erase(entry.tags, tag);
  for (const auto& person : written.people) std::erase(entry.people, person);
  entry.what = what;
}

void settle_plan(Entry& plan, Status outcome, std::string_view note, const Moment& now) {
  if (outcome == Status::dropped)
    throw UsageError("a plan that was dropped has no outcome", "take it out with 'detour delete'");
  plan.stage = outcome == Status::worked ? Stage::went_well : Stage::setback;
  plan.outcome = outcome;
  plan.happened_at = now;
  if (!is_blank(note)) plan.what += "\n" + std::string(note);
}

void date_new_lessons(Entry& entry, const Moment& now) {
  if (local_date(entry.happened_at) == local_date(now)) return;
  for (auto& lesson : entry.lessons)
    if (lesson.id.empty() && !lesson.written_at) lesson.written_at = now;
}

void settle(Entry& entry) {
  if (is_blank(entry.what))
    throw UsageError("an entry needs a text: what happened?", "detour log \"what happened\"");
  entry.what = settled_text(entry.what);
  settle_optional(entry.expected);
  settle_optional(entry.source);
  for (auto* effort : {&entry.estimate, &entry.actual}) {
    settle_optional(*effort);
    if (*effort && !parse_effort(**effort))
      throw UsageError("'" + truncated(safe_line(**effort), 40) + "' is not an amount of work",
                       "write it as 45m, 3h, 2d or 1w; a day is eight hours, a week five days");
  }
  if (entry.ref) entry.ref = repaired_utf8(*entry.ref);
  entry.whose = is_blank(entry.whose) ? std::string(self) : settled_text(entry.whose);
  entry.tags = settled_labels(entry.tags);
  entry.people = settled_labels(entry.people);
  auto written = inline_labels(entry.what);
  for (auto& tag : written.tags) add_once(entry.tags, std::move(tag));
  for (auto& person : written.people) add_once(entry.people, std::move(person));
  for (const auto& assumption : entry.assumptions)
    if (assumption.confidence && (*assumption.confidence < 0 || *assumption.confidence > 100))
      throw UsageError("a confidence is a percentage from 0 to 100",
                       "write it as \"they will sign on time 80%\"");
  std::erase_if(entry.heard, [&entry](const Finding& finding) { return !is_quoted_from(finding, entry); });
  settle_items(entry.assumptions, entry.id, "assumptions");
  settle_items(entry.lessons, entry.id, "lessons");
  settle_items(entry.next, entry.id, "next");
}

}  // namespace detour
