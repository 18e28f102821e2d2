#include "detour/cli/render/recall.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detour/base/display.hpp"
#include "detour/cli/render/others.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

using Out = nlohmann::ordered_json;

constexpr std::size_t question_quote = 60;

std::string title_of(std::string_view id, const CauseList& causes) {
  const auto* cause = causes.find(id);
  return safe_line(cause != nullptr ? cause->title : id);
}

/// "why" in words: overpromising; #meridian; also "quote date".
std::string reasons_in_words(const std::vector<Why>& why, const CauseList& causes) {
  std::string text;
  for (const auto& one : why) {
    std::string part;
    switch (one.kind) {
      case WhyKind::cause:
        part = "the same danger: " + title_of(one.what, causes);
        break;
      case WhyKind::tag:
        part = '#' + safe_line(one.what);
        break;
      case WhyKind::person:
        part = '@' + safe_line(one.what);
        break;
      case WhyKind::words:
        part = "your words: " + safe_line(one.what);
        break;
      case WhyKind::open_attempt:
      case WhyKind::wrong_assumption:
        continue;  // they have lines of their own
    }
    text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

const Why* reason_of(const RecalledEntry& one, WhyKind kind) {
  const auto found = std::ranges::find(one.match.why, kind, &Why::kind);
  return found == one.match.why.end() ? nullptr : &*found;
}

std::string render_one(const RecalledEntry& one, const CauseList& causes, const Style& style) {
  const auto& entry = one.entry;
  std::string text = style.id(one.short_id.empty() ? safe_line(name_of(entry)) : one.short_id) + "  " +
                     (entry.whose == self ? style.dim(to_iso(local_date(entry.happened_at)))
                                          : style.bold(safe_line(entry.whose))) +
                     '\n';
  text += paragraph(entry.what, body_indent, style);
  for (const auto& lesson : entry.lessons) text += labelled("learned", lesson.text, style);
  if (const auto* wrong = reason_of(one, WhyKind::wrong_assumption))
    text += labelled("was wrong", wrong->what, style);
  if (const auto* open = reason_of(one, WhyKind::open_attempt))
    text += labelled("still open", open->what, style);
  if (entry.whose != self && entry.source) text += labelled("source", *entry.source, style);
  return text + labelled("why", reasons_in_words(one.match.why, causes), style);
}

std::string hours_in_words(double hours) {
  constexpr double a_day = 8;
  return hours < a_day ? fmt::format("{:.1f} h", hours) : fmt::format("{:.1f} days", hours / a_day);
}

std::string render_estimate(const RecallView& view, const Style& style) {
  if (!view.estimate) return {};
  if (!view.record)
    return '\n' +
           paragraph(
               fmt::format("From {} entries with --estimate and --actual on, your own record is shown here.",
                           estimates_minimum),
               0, style);
  const auto& record = *view.record;
  const double hours = parse_effort(*view.estimate).value_or(0);
  const auto lead = style.bold("Estimate") + "  ";
  return '\n' +
         paragraph_after(
             lead, 10,
             fmt::format("your {} estimates so far came out at {:.1f} times (median; {:.1f} to {:.1f}). "
                         "{} would be {} at the median, {} at the worst.",
                         record.count, record.median, record.least, record.most, safe_line(*view.estimate),
                         hours_in_words(hours * record.median), hours_in_words(hours * record.most)),
             style);
}

Out out(const RecalledEntry& one) {
  Out o{{"entry", one.entry.id}};
  if (one.entry.ref) o["ref"] = *one.entry.ref;
  o["score"] = std::round(one.match.score * 1000) / 1000;
  o["why"] = Out::array();
  for (const auto& why : one.match.why)
    o["why"].push_back(std::string(to_string(why.kind)) + ": " + why.what);
  o["lesson"] = one.entry.lessons.empty() ? Out(nullptr) : Out(one.entry.lessons.front().text);
  return o;
}

}  // namespace

std::string connecting_question(const RecallView& view, const CauseList& causes) {
  if (view.matches.empty()) {
    if (view.went_well.empty()) return {};
    const auto& well = view.went_well.front().entry;
    return fmt::format("What did you do on {}, when it went well: \"{}\"?",
                       to_iso(local_date(well.happened_at)), truncated(safe_line(well.what), question_quote));
  }
  const auto& nearest = view.matches.front();
  const auto* shared = reason_of(nearest, WhyKind::cause);
  const auto danger = shared != nullptr ? fmt::format(" ({})", title_of(shared->what, causes)) : "";
  return fmt::format(
      "How is this like {}{}, when you wrote \"{}\", and what will you do differently this time?",
      to_iso(local_date(nearest.entry.happened_at)), danger,
      truncated(safe_line(nearest.entry.what), question_quote));
}

std::string render_recall(const RecallView& view, const CauseList& causes, const Style& style) {
  std::string text;
  for (const auto& one : view.matches) text += (text.empty() ? "" : "\n") + render_one(one, causes, style);
  if (view.matches.empty()) text += "No setback in your journal speaks to this.\n";
  if (!view.went_well.empty()) text += '\n' + style.bold("It went well once") + '\n';
  for (const auto& one : view.went_well) text += render_one(one, causes, style);
  if (!view.others.empty()) text += '\n' + style.bold("Others who stood there") + '\n';
  for (const auto& one : view.others) text += render_one(one, causes, style);
  text += render_estimate(view, style);
  if (const auto question = connecting_question(view, causes); !question.empty())
    text += '\n' + paragraph_after(style.label("? "), 2, question, style);
  return text;
}

std::string to_json(const RecallView& view) {
  Out o{{"query", view.plan}};
  o["matches"] = Out::array();
  for (const auto& one : view.matches) o["matches"].push_back(out(one));
  o["went_well"] = Out::array();
  for (const auto& one : view.went_well) o["went_well"].push_back(out(one));
  o["others"] = Out::array();
  for (const auto& one : view.others) {
    auto other = out(one);
    other["whose"] = one.entry.whose;
    other["source"] = one.entry.source ? Out(*one.entry.source) : Out(nullptr);
    o["others"].push_back(std::move(other));
  }
  if (view.record)
    o["estimates"] = {{"count", view.record->count},
                      {"median", std::round(view.record->median * 100) / 100},
                      {"least", std::round(view.record->least * 100) / 100},
                      {"most", std::round(view.record->most * 100) / 100}};
  if (!view.logged.empty()) o["logged"] = view.logged;
  return safe_json(o.dump(-1, ' ', false, Out::error_handler_t::replace)) + '\n';
}

}  // namespace detour::cli
