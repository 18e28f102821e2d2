#include "detour/cli/render/json.hpp"
#include "detour/base/display.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "detour/journal/entry_json.hpp"
#include "detour/journal/review.hpp"

namespace detour::cli {
namespace {

using Out = nlohmann::ordered_json;

/// So many digits that a reader can check a figure, no more.
double rounded(double value, int places) {
  const double scale = std::pow(10.0, places);
  return std::round(value * scale) / scale;
}
double to_three_digits(double value) {
  return std::strtod(fmt::format("{:.3g}", value).c_str(), nullptr);
}

Out out(const Quote& quote) {
  Out o{{"entry", quote.entry}};
  if (quote.ref) o["ref"] = *quote.ref;
  o["happened_at"] = to_iso(quote.happened_at);
  o["field"] = to_string(quote.evidence.field);
  o["text"] = quote.evidence.text;
  return o;
}

/// Every item of a list as `out` writes it.
template <class Item>
Out list_of(const std::vector<Item>& items, Out (&out)(const Item&)) {
  Out list = Out::array();
  for (const auto& item : items) list.push_back(out(item));
  return list;
}

Out out(const Trend& trend) {
  return {{"direction", to_string(trend.direction)},
          {"earlier_per_month", rounded(trend.earlier_per_month, 2)},
          {"recent_per_month", rounded(trend.recent_per_month, 2)},
          {"p", to_three_digits(trend.p)}};
}

Out out(const Context& context) {
  return {{"type", to_string(context.type)},  {"value", context.value},
          {"entries", context.entries},       {"of", context.of},
          {"lift", rounded(context.lift, 2)}, {"q", to_three_digits(context.q)}};
}

Out out(const Pattern& pattern) {
  Out o{{"cause", pattern.cause},
        {"title", pattern.title},
        {"entries", pattern.entries},
        {"share", rounded(pattern.share, 3)},
        {"first", to_iso(pattern.first)},
        {"last", to_iso(pattern.last)},
        {"by_month", pattern.by_month},
        {"trend", out(pattern.trend)},
        {"contexts", list_of(pattern.contexts, out)},
        {"evidence", list_of(pattern.evidence, out)}};
  if (pattern.resolved)
    o["resolved"] = {{"at", to_iso(pattern.resolved->answer.at)},
                     {"lesson", pattern.resolved->answer.text},
                     {"since", pattern.resolved->since},
                     {"expected", rounded(pattern.resolved->expected, 2)}};
  o["question"] = pattern.question;
  return o;
}

Out out(const Theme& theme) {
  return {{"phrase", theme.phrase}, {"entries", theme.entries}, {"evidence", list_of(theme.evidence, out)}};
}

Out day_or_null(const std::optional<Date>& day) {
  return day ? Out(to_iso(*day)) : Out(nullptr);
}

}  // namespace

std::string to_json_line(const Hit& hit) {
  auto o = Out::parse(detour::to_json(hit.entry));
  o["score"] = rounded(hit.score, 4);
  o["snippet"] = hit.snippet;
  return safe_json(o.dump()) + '\n';
}

std::string to_scan_line(const Entry& entry) {
  Out o = Out::object();
  if (!entry.id.empty()) o["id"] = entry.id;
  if (entry.ref) o["ref"] = *entry.ref;
  o["causes"] = Out::parse(findings_to_json(entry.causes));
  return safe_json(o.dump()) + '\n';
}

std::string to_json_lines(std::span<const Cause> causes) {
  std::string lines;
  for (const auto& cause : causes)
    lines += safe_json(Out{{"id", cause.id},
                           {"group", cause.group},
                           {"title", cause.title},
                           {"meaning", cause.meaning},
                           {"question", cause.question},
                           {"counter_move", cause.counter_move}}
                           .dump()) +
             '\n';
  return lines;
}

std::string to_json_lines(const std::vector<Explanation>& explanations) {
  std::string lines;
  for (const auto& explanation : explanations) {
    Out reasons = Out::array();
    for (const auto& reason : explanation.reasons)
      reasons.push_back({{"field", to_string(reason.words.field)},
                         {"index", reason.words.index},
                         {"start", reason.words.start},
                         {"end", reason.words.end},
                         {"text", reason.words.text},
                         {"log_odds", rounded(reason.amount, 3)},
                         {"cue", reason.cue},
                         {"taught", reason.taught}});
    lines += safe_json(Out{
                 {"cause", explanation.cause},
                 {"score", rounded(explanation.score, 3)},
                 {"told", explanation.told},
                 {"start", rounded(explanation.start, 3)},
                 {"shift", rounded(explanation.shift, 3)},
                 {"outshone", rounded(explanation.outshone, 3)},
                 {"reasons",
                  reasons}}.dump()) +
             '\n';
  }
  return lines;
}

std::string to_json_lines(const std::vector<Revision>& revisions) {
  std::string lines;
  for (const auto& revision : revisions) {
    Out o{{"id", revision.id},
          {"device", revision.device},
          {"at", to_iso(Moment{seconds_of(revision.stamp), 0})},
          {"action", revision.action},
          {"parents", revision.parents},
          {"entry", nullptr}};
    if (!revision.is_tombstone()) o["entry"] = Out::parse(revision.body);
    lines += safe_json(o.dump()) + '\n';
  }
  return lines;
}

std::string to_json_lines(const std::vector<detour::Review>& reviews) {
  std::string lines;
  for (const auto& review : reviews) lines += detour::to_json(review) + '\n';
  return lines;
}

std::string to_json(const PatternReport& report, const Cause* cause) {
  Out o{{"from", day_or_null(report.from)},
        {"to", day_or_null(report.to)},
        {"entries", report.entries},
        {"months", report.months}};
  o["patterns"] = Out::array();
  for (const auto& pattern : report.patterns)
    if (cause == nullptr || pattern.cause == cause->id) o["patterns"].push_back(out(pattern));
  o["themes"] = list_of(report.themes, out);
  return safe_json(o.dump()) + '\n';
}

}  // namespace detour::cli
