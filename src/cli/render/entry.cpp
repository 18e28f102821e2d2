#include "detour/cli/render/entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/cli/render/facts.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/insight/catalogue.hpp"

namespace detour::cli {
namespace {

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
  text += paragraph(entry.what, body_indent, style) + render_facts(facts_of(entry), style);
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
  if (answer.times_in_month < 2) return text;
  const auto& cause = entry.causes.front().cause;
  const auto month = to_iso(local_date(entry.happened_at)).substr(0, std::string_view("2026-03").size());
  auto told =
      ordinal(answer.times_in_month) + " time " + (answer.is_this_month ? "this month" : "in " + month);
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

}  // namespace detour::cli
