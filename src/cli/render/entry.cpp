#include "detour/cli/render/entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t label_width = 12, body_indent = 2;

std::string labels_of(const Entry& entry, bool also_inline) {
  std::string text;
  const auto add = [&](char mark, const std::vector<std::string>& labels) {
    for (const auto& label : labels) {
      const auto name = mark + safe_line(label);
      if (also_inline || entry.what.find(name) == std::string::npos) text += (text.empty() ? "" : " ") + name;
    }
  };
  add('#', entry.tags);
  add('@', entry.people);
  return text;
}

std::string title_of(const std::string& cause, const CauseList& causes) {
  const auto* known = causes.find(cause);
  return known != nullptr ? safe_line(known->title) : safe_line(cause);
}

/// A field with its name at the left.
std::string field(std::string_view name, std::string_view text, const Style& style) {
  const auto lead = std::string(body_indent, ' ') + style.label(padded(name, label_width));
  return paragraph_after(lead, body_indent + label_width, text, style);
}

std::string notes_of(const Assumption& assumption) {
  std::string notes = assumption.confidence ? fmt::format("{}% sure", *assumption.confidence) : "";
  if (assumption.verdict != Verdict::unknown)
    notes += (notes.empty() ? "" : ", ") + std::string(to_string(assumption.verdict));
  return notes.empty() ? notes : " (" + notes + ")";
}

std::string notes_of(const Attempt& attempt) {
  std::string notes(attempt.status == Status::planned ? "" : to_string(attempt.status));
  if (attempt.due && attempt.status == Status::planned) notes = "due " + to_iso(*attempt.due);
  if (!attempt.note.empty()) notes += (notes.empty() ? "" : ": ") + attempt.note;
  return notes.empty() ? notes : " (" + notes + ")";
}

std::string notes_of(const Lesson&) {
  return {};
}

template <class Item>
std::string fields(std::string_view name, const std::vector<Item>& items, const Style& style) {
  std::string text;
  for (const auto& item : items)
    text += field(&item == &items.front() ? name : "", item.text + notes_of(item), style);
  return text;
}

/// How the causes of an entry are introduced.
std::string_view lead_in(const Entry& entry) {
  switch (entry.stage) {
    case Stage::plan:
      return "might be";
    case Stage::went_well:
      return "kept away";
    case Stage::setback:
      break;
  }
  return "looks like";
}

std::string render_findings(const Entry& entry, const CauseList& causes, const Style& style) {
  std::string text;
  for (const auto& finding : entry.causes) {
    const auto title = title_of(finding.cause, causes);
    text += std::string(body_indent, ' ') +
            style.label(padded(&finding == &entry.causes.front() ? lead_in(entry) : "", label_width)) +
            style.cause(title);
    const auto room =
        style.columns - std::min(style.columns, body_indent + label_width + display_width(title) + 2);
    if (finding.by == by_person)
      text += style.dim("  as you said");
    else if (!finding.evidence.empty())
      text +=
          "  " + style.marked(quoted(finding.evidence.front().text, std::max<std::size_t>(room, 12), style));
    text += '\n';
  }
  return text;
}

std::string heading(const Entry& entry, std::string_view short_id, const Style& style) {
  return fmt::format("{}  {}  {}\n", style.id(short_id), to_display(entry.happened_at),
                     style.label(labels_of(entry, true)));
}

std::string ordinal(int n) {
  const int tens = n % 100, ones = n % 10;
  const bool teen = tens >= 11 && tens <= 13;
  return std::to_string(n) + (!teen && ones == 1   ? "st"
                              : !teen && ones == 2 ? "nd"
                              : !teen && ones == 3 ? "rd"
                                                   : "th");
}

}  // namespace

std::string render_row(const Entry& entry, std::string_view short_id, const Style& style) {
  std::string causes;
  for (const auto& finding : entry.causes) causes += (causes.empty() ? "" : ", ") + safe_line(finding.cause);
  const auto labels = labels_of(entry, false);
  const auto day = to_iso(local_date(entry.happened_at));
  const std::size_t taken = short_id.size() + day.size() + 4;
  const std::size_t room = style.columns > taken + 20 ? style.columns - taken : 20;
  // The causes get what they need, up to two fifths of the line; the text the rest.
  const auto shown_causes = truncated(causes, room * 2 / 5, !style.unicode);
  const std::size_t text_room = room - (shown_causes.empty() ? 0 : display_width(shown_causes) + 2);
  const auto whose = entry.whose == self ? std::string() : safe_line(entry.whose) + ": ";
  const std::string stage = entry.stage == Stage::plan        ? "plan: "
                            : entry.stage == Stage::went_well ? "ok: "
                                                              : "";
  const auto what = truncated(stage + whose + safe_line(entry.what) + (labels.empty() ? "" : " " + labels),
                              text_room, !style.unicode);
  return fmt::format("{}  {}  {}{}\n", style.id(short_id), style.dim(day),
                     shown_causes.empty() ? what : padded(what, text_room + 2), style.cause(shown_causes));
}

std::string render_entry(const Entry& entry, std::string_view short_id, const CauseList& causes,
                         const Style& style) {
  std::string text = heading(entry, short_id, style);
  text += paragraph(entry.what, body_indent, style);
  if (entry.expected) text += field("expected", *entry.expected, style);
  text += fields("assumed", entry.assumptions, style);
  text += fields("learned", entry.lessons, style);
  text += fields("next", entry.next, style);
  if (entry.whose != self) text += field("whose", entry.whose, style);
  if (entry.source) text += field("source", *entry.source, style);
  if (entry.kind) text += field("kind", to_string(*entry.kind), style);
  if (entry.stage == Stage::plan) text += field("stage", "a plan: its outcome is open", style);
  if (entry.stage == Stage::went_well) text += field("stage", "went well", style);
  if (entry.estimate) text += field("estimate", *entry.estimate, style);
  if (entry.actual) text += field("actual", *entry.actual, style);
  if (entry.ref) text += field("ref", *entry.ref, style);
  return text + render_findings(entry, causes, style);
}

std::string render_hit(const Entry& entry, std::string_view short_id, std::string_view snippet,
                       const Style& style) {
  return fmt::format(
      "{}  {}  {}\n", style.id(short_id), style.dim(to_iso(local_date(entry.happened_at))),
      truncated(safe_line(snippet), std::max<std::size_t>(style.columns, 40) - short_id.size() - 14,
                !style.unicode));
}

std::string render_changed(const Entry& before, const Entry& after, std::string_view short_id,
                           const CauseList& causes, const Style& style) {
  if (before == after) return "nothing was changed\n";
  return "changed " + render_entry(after, short_id, causes, style);
}

std::string render_marked(const Entry& before, const Entry& after, std::string_view short_id,
                          const CauseList& causes, const Style& style) {
  if (before.marks == after.marks) return "nothing was changed\n";
  const auto found = render_findings(after, causes, style);
  return "marked " + heading(after, short_id, style) + paragraph(after.what, body_indent, style) +
         (found.empty() ? "  no cause is found in it now\n" : found);
}

std::string render_logged(const LogAnswer& answer, const CauseList& causes, const Style& style) {
  const auto& entry = answer.entry;
  std::string text = (entry.stage == Stage::went_well ? "noted " : "logged ") +
                     heading(entry, answer.short_id, style) + render_findings(entry, causes, style);
  if (answer.times_this_month < 2) return text;
  const auto& cause = entry.causes.front().cause;
  std::string told = ordinal(answer.times_this_month) + " time this month";
  if (answer.last_lesson) told += "; last lesson on it: " + quoted(*answer.last_lesson, 70, style);
  return text + paragraph(fmt::format("{}   (detour patterns {})", told, cause), body_indent, style);
}

std::string render_heard(const Entry& entry, const CauseList& causes, const Style& style) {
  std::string text;
  for (const auto& finding : entry.causes)
    if (finding.by != by_text && finding.by != by_person && !finding.evidence.empty())
      text += fmt::format("  {} says  {}  {}\n", safe_line(finding.by),
                          style.cause(title_of(finding.cause, causes)),
                          quoted(finding.evidence.front().text, style.columns / 2, style));
  return text;
}

std::string render_history(const std::vector<Revision>& revisions, const Zone& zone, const Style& style) {
  std::string text;
  for (const auto& revision : revisions) {
    const auto moment = moment_at(seconds_of(revision.stamp), zone);
    const auto what = revision.is_tombstone() ? std::string("(deleted)")
                                              : entry_from_json(revision.body, Moment{}, zone).what;
    const auto lead =
        fmt::format("{}  {}  ", to_display(moment), padded(truncated(safe_line(revision.action), 14), 14));
    text += style.dim(lead) +
            truncated(safe_line(what), std::max<std::size_t>(style.columns, 50) - display_width(lead),
                      !style.unicode) +
            '\n';
  }
  return text;
}

std::string render_undone(std::string_view action, const std::vector<std::string>& words,
                          const Style& style) {
  constexpr std::size_t shown = 5;
  std::string text = "undid " + style.bold(safe_line(action)) + '\n';
  for (std::size_t i = 0; i < std::min(words.size(), shown); ++i) text += "  " + safe_line(words[i]) + '\n';
  if (words.size() > shown) text += fmt::format("  and {} more\n", words.size() - shown);
  return text + style.dim("'detour undo' again brings that back") + '\n';
}

}  // namespace detour::cli
