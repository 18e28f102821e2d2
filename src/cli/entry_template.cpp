#include "detour/cli/entry_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/base/when.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

/// The questions in the order of the template; a line that reads exactly so is dropped and begins its part.
enum Part : std::size_t {
  what_part,
  expected_part,
  assumptions_part,
  lessons_part,
  next_part,
  when_part,
  further_part,  ///< only in what is kept after a failure
  parts
};
constexpr std::array<std::string_view, parts> questions{
    "# What happened? (#tag and @person are understood; an empty text cancels)",
    "# What did you expect instead?",
    "# What did you assume? A line each: - they sign on time (80%)",
    "# What did you learn? A line each: - ask design first",
    "# What will you try next? A line each: - when … I will … (due friday)",
    "# When did it happen?",
    "# More: a line each, as the flags are called",
};

/// The fields that stand under the last question, by the name of their flag.
struct FurtherField {
  std::string_view name;
  std::string FieldArguments::*text = nullptr;
  std::vector<std::string> FieldArguments::*list = nullptr;
};
constexpr std::array further{FurtherField{"tag", nullptr, &FieldArguments::tags},
                             FurtherField{"person", nullptr, &FieldArguments::people},
                             FurtherField{"due", &FieldArguments::due},
                             FurtherField{"kind", &FieldArguments::kind},
                             FurtherField{"estimate", &FieldArguments::estimate},
                             FurtherField{"actual", &FieldArguments::actual},
                             FurtherField{"whose", &FieldArguments::whose},
                             FurtherField{"source", &FieldArguments::source},
                             FurtherField{"follows", &FieldArguments::follows}};

// ---- writing
// ------------------------------------------------------------------------------------------------

std::string in_brackets(const std::vector<std::string>& notes) {
  std::string text;
  for (const auto& note : notes) text += (text.empty() ? "" : ", ") + note;
  return text.empty() ? text : " (" + text + ")";
}

std::string notes_of(const Assumption& assumption) {
  std::vector<std::string> notes;
  if (assumption.confidence) notes.push_back(fmt::format("{}%", *assumption.confidence));
  if (assumption.verdict != Verdict::unknown) notes.emplace_back(to_string(assumption.verdict));
  return in_brackets(notes);
}

std::string notes_of(const Lesson&) {
  return {};
}

std::string notes_of(const Attempt& attempt) {
  std::vector<std::string> notes;
  if (attempt.due) notes.push_back("due " + to_iso(*attempt.due));
  if (attempt.status != detour::Status::planned) notes.emplace_back(to_string(attempt.status));
  return in_brackets(notes);
}

/// One "- " line an item; further lines of it are indented.
std::string line_of(std::string_view item) {
  std::string text = "- ";
  for (const char c : item) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
  return text + '\n';
}

template <class Item>
std::string lines_of(const std::vector<Item>& items) {
  std::string text;
  for (const auto& item : items) text += line_of(item.text + notes_of(item));
  return text;
}

std::string lines_of(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += line_of(item);
  return text;
}

using Texts = std::array<std::string, parts>;

std::string template_of(const Texts& texts) {
  std::string text;
  for (std::size_t part = 0; part < parts; ++part)
    if (part != further_part || !texts[part].empty())
      text += fmt::format("{}\n{}\n", questions[part], texts[part]);
  return text;
}

std::string further_lines(const FieldArguments& fields) {
  std::string lines;
  const auto add = [&lines](std::string_view name, const std::string& value) {
    if (!value.empty()) lines += fmt::format("{}: {}\n", name, value);
  };
  for (const auto& field : further) {
    if (field.text != nullptr) add(field.name, fields.*field.text);
    if (field.list != nullptr)
      for (const auto& value : fields.*field.list) add(field.name, value);
  }
  return lines;
}

std::string further_names() {
  std::string names;
  for (const auto& field : further) names += (names.empty() ? "" : ", ") + std::string(field.name);
  return names;
}

Texts texts_of(const Entry& entry) {
  return {entry.what + '\n',
          entry.expected ? *entry.expected + '\n' : "",
          lines_of(entry.assumptions),
          lines_of(entry.lessons),
          lines_of(entry.next),
          to_display(entry.happened_at) + '\n',
          {}};
}

// ---- reading
// ------------------------------------------------------------------------------------------------

std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Texts split(std::string_view text) {
  Texts texts;
  std::size_t part = what_part;
  while (!text.empty()) {
    const auto line = next_line(text);
    std::size_t asked = 0, place = std::string_view::npos;
    for (; asked < parts && place == std::string_view::npos; ++asked)
      if (line.starts_with(questions[asked]) || line.ends_with(questions[asked]))
        place = line.find(questions[asked]);
    if (place == std::string_view::npos) {
      texts[part].append(line).push_back('\n');
      continue;
    }
    // The cursor of an editor stands on a question at first: what is typed there is its answer.
    part = asked - 1;
    for (const auto& answer : {line.substr(0, place), line.substr(place + questions[part].size())})
      if (!is_blank(answer)) texts[part].append(answer).push_back('\n');
  }
  return texts;
}

/// Items of a part: a line with a dash or star begins one, other lines go on with it.
std::vector<std::string> items_in(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const auto line = trimmed(next_line(text));
    if (line.empty()) continue;
    if (line.starts_with("- ") || line.starts_with("* "))
      items.emplace_back(trimmed(line.substr(2)));
    else if (items.empty())
      items.emplace_back(line);
    else if (line != "-" && line != "*")
      items.back().append("\n").append(line);
  }
  std::erase_if(items, [](const std::string& item) { return is_blank(item); });
  return items;
}

std::optional<int> percentage(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  text = trimmed(text.substr(0, text.size() - 1));
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 100
             ? std::optional(value)
             : std::nullopt;
}

/// An item and the notes in the brackets that end it.
struct Noted {
  std::string_view text;
  std::vector<std::string_view> notes;
};

Noted noted(std::string_view text) {
  Noted parts{trimmed(text), {}};
  const auto open = parts.text.rfind('(');
  if (!parts.text.ends_with(')') || open == std::string_view::npos || open == 0) return parts;
  auto inside = parts.text.substr(open + 1, parts.text.size() - open - 2);
  while (!inside.empty()) {
    const auto end = std::min(inside.find(','), inside.size());
    parts.notes.push_back(trimmed(inside.substr(0, end)));
    inside.remove_prefix(std::min(end + 1, inside.size()));
  }
  parts.text = trimmed(parts.text.substr(0, open));
  return parts;
}

/// Items that were there before keep id and unknown fields: by their text, else by their place.
template <class Item, class Update>
void keep_identity(std::vector<Item>& items, const std::vector<Item>& before, Update update) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto old = std::ranges::find(before, items[i].text, &Item::text);
    if (old == before.end() && items.size() == before.size())
      old = before.begin() + static_cast<std::ptrdiff_t>(i);
    if (old == before.end() || std::ranges::find(items, old->id, &Item::id) != items.end()) continue;
    items[i].id = old->id;
    items[i].extra = old->extra;
    update(items[i], *old);
  }
}

/// Parts that nobody touched keep their items as they are, also those that a template cannot tell apart.
void apply_lists(Entry& entry, const Texts& texts, const Moment& now, const Zone& zone) {
  const auto before = texts_of(entry);
  const auto touched = [&](Part part) { return trimmed(texts[part]) != trimmed(before[part]); };
  if (touched(assumptions_part)) {
    std::vector<Assumption> assumptions;
    for (const auto& item : items_in(texts[assumptions_part])) assumptions.push_back(assumption_from(item));
    keep_identity(assumptions, entry.assumptions, [](Assumption&, const Assumption&) {});
    entry.assumptions = std::move(assumptions);
  }
  if (touched(lessons_part)) {
    std::vector<Lesson> lessons;
    for (const auto& item : items_in(texts[lessons_part])) lessons.push_back({{}, item});
    keep_identity(lessons, entry.lessons, [](Lesson& lesson, const Lesson& old) {
      lesson.rehearsals = old.rehearsals;
      lesson.rehearsed_on = old.rehearsed_on;
      lesson.written_at = old.written_at;
    });
    entry.lessons = std::move(lessons);
  }
  if (touched(next_part)) {
    std::vector<Attempt> next;
    for (const auto& item : items_in(texts[next_part])) next.push_back(attempt_from(item, now, zone));
    keep_identity(next, entry.next, [](Attempt& attempt, const Attempt& old) {
      if (attempt.status == old.status) attempt.decided_at = old.decided_at;
      attempt.note = old.note;
    });
    entry.next = std::move(next);
  }
}

}  // namespace

std::string to_template(const Entry& entry) {
  return to_template(entry, FieldArguments{});
}

std::string to_template(const Entry& entry, const FieldArguments& fields) {
  auto texts = texts_of(entry);
  texts[further_part] = further_lines(fields);
  return template_of(texts);
}

std::string to_template(std::string_view what, const FieldArguments& fields) {
  Texts texts{std::string(what) + '\n',     fields.expected.empty() ? "" : fields.expected + '\n',
              lines_of(fields.assumptions), lines_of(fields.lessons),
              lines_of(fields.next),        fields.at.empty() ? "" : fields.at + '\n',
              further_lines(fields)};
  return template_of(texts);
}

bool is_template(std::string_view text) {
  const auto first = next_line(text);
  return first.find(questions.front()) != std::string_view::npos;
}

FieldArguments further_fields(std::string_view text) {
  FieldArguments fields;
  const auto texts = split(text);
  for (std::string_view rest = texts[further_part]; !rest.empty();) {
    const auto line = trimmed(next_line(rest));
    if (line.empty()) continue;
    const auto colon = std::min(line.find(':'), line.size());
    const auto* const field = std::ranges::find(further, line.substr(0, colon), &FurtherField::name);
    if (field == further.end() || colon == line.size())
      throw UsageError("'" + truncated(safe_line(line), 40) + "' names no field",
                       "write it as tag: meridian; further names are " + further_names());
    const std::string value(trimmed(line.substr(colon + 1)));
    if (field->text != nullptr) fields.*field->text = value;
    if (field->list != nullptr) (fields.*field->list).push_back(value);
  }
  return fields;
}

std::string in_words(const Assumption& assumption) {
  return assumption.text + notes_of(assumption);
}

std::string in_words(const Attempt& attempt) {
  return attempt.text + notes_of(attempt);
}

std::optional<Entry> apply_template(const Entry& entry, std::string_view text, const Moment& now,
                                    const Zone& zone) {
  const auto texts = split(text);
  if (std::all_of(texts.begin(), texts.begin() + when_part,
                  [](const std::string& part) { return is_blank(part); }))
    return std::nullopt;
  Entry edited = entry;
  replace_what(edited, trimmed(texts[what_part]));
  edited.expected = is_blank(texts[expected_part])
                        ? std::nullopt
                        : std::optional<std::string>(trimmed(texts[expected_part]));
  apply_lists(edited, texts, now, zone);
  // The template shows minutes: only a time that was changed is read, so that seconds and offset stay.
  const auto when = trimmed(texts[when_part]);
  if (!when.empty() && when != to_display(entry.happened_at))
    edited.happened_at = parse_when(when, now, zone);
  settle(edited);
  return edited;
}

Assumption assumption_from(std::string_view text) {
  const auto [words, notes] = noted(text);
  Assumption assumption{{}, std::string(words), {}};
  bool understood = !notes.empty();
  for (const auto note : notes) {
    const auto confidence = percentage(note);
    const auto verdict = verdict_from(note);
    if (confidence) assumption.confidence = confidence;
    if (verdict) assumption.verdict = *verdict;
    understood = understood && (confidence || verdict);
  }
  if (understood) return assumption;
  assumption = {{}, std::string(trimmed(text)), {}};
  const auto last = assumption.text.rfind(' ');
  if (last == std::string::npos) return assumption;
  if (const auto confidence = percentage(std::string_view(assumption.text).substr(last + 1))) {
    assumption.confidence = confidence;
    assumption.text = trimmed(std::string_view(assumption.text).substr(0, last));
  }
  return assumption;
}

Attempt attempt_from(std::string_view text, const Moment& now, const Zone& zone) {
  const auto [words, notes] = noted(text);
  Attempt attempt{{}, std::string(words), {}, detour::Status::planned, {}};
  bool understood = !notes.empty();
  for (const auto note : notes) {
    const auto status = status_from(note);
    if (note.starts_with("due "))
      attempt.due = parse_day(note.substr(4), now, zone, Lean::future);
    else if (status)
      attempt.status = *status;
    else
      understood = false;
  }
  return understood ? attempt : Attempt{{}, std::string(trimmed(text)), {}, detour::Status::planned, {}};
}

}  // namespace detour::cli
