#include "detour/cli/render/growth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

using Out = nlohmann::ordered_json;

constexpr std::size_t quarters_shown = 8;

int percent(double share) {
  return static_cast<int>(std::lround(100 * share));
}

std::string counted(int count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

/// "3 of 5 (15 to 95 %)"
std::string in_words(const Share& share) {
  return fmt::format("{} of {} ({} to {} %)", share.count, share.of, percent(share.interval.low),
                     percent(share.interval.high));
}

/// On a narrow terminal the value goes to a line of its own.
std::string line(std::string_view name, const std::string& value, const Style& style) {
  constexpr std::size_t indent = 2, name_width = 26;
  if (indent + name_width + display_width(value) <= style.columns)
    return "  " + style.label(padded(name, name_width)) + value + '\n';
  return "  " + style.label(name) + '\n' + paragraph(value, 2 * indent, style);
}

std::string render_attempts(const Growth& growth, const Style& style) {
  if (growth.tried.of == 0) return "  No attempt is planned yet:  detour next add @1 \"when … I will …\"\n";
  std::string text = line("attempts tried", in_words(growth.tried), style);
  if (growth.worked.of == 0) return text;
  text += line("of these worked", in_words(growth.worked), style);
  if (growth.later_attempts.of > 0) {
    text += line("first attempts", in_words(growth.first_attempts), style);
    text += line("second and later ones", in_words(growth.later_attempts), style);
  }
  if (growth.days_to_next_attempt)
    text += line("from setback to outcome", fmt::format("{:.0f} days (median)", *growth.days_to_next_attempt),
                 style);
  return text;
}

std::string render_before_and_after(const BeforeAndAfter& told, const Style& style) {
  const auto& [at, entry, text, is_attempt] = told.answer;
  std::string lines =
      line(safe_line(told.title),
           fmt::format("{} {} {}", in_words(told.before), style.unicode ? "→" : "->", in_words(told.after)),
           style);
  const auto what = fmt::format("{} {}{}", to_iso(local_date(at)), quoted(text, 50, style),
                                is_attempt ? ", tried and at least partly worked" : "");
  lines += paragraph(what, 4, style);
  if (told.differs)
    lines += paragraph(told.after.count * told.before.of < told.before.count * told.after.of
                           ? "since then it comes less often"
                           : "since then it comes more often",
                       4, style);
  if (told.went_well > 0)
    lines +=
        paragraph("since then its trigger came and went well " + counted(told.went_well, "time"), 4, style);
  return lines;
}

std::string render_lessons(const std::vector<BeforeAndAfter>& told, const Style& style) {
  if (told.empty()) return {};
  std::string text = '\n' + style.bold("Before and after a lesson") + '\n';
  for (const auto& one : told) text += render_before_and_after(one, style);
  if (!std::ranges::all_of(told, &BeforeAndAfter::differs))
    text += paragraph("Where nothing else is said, there are too few to tell a difference.", 2, style);
  return text;
}

std::string render_kinds(const Growth& growth, const Style& style) {
  std::string text;
  const auto& kinds = growth.kinds;
  for (std::size_t i = kinds.size() > quarters_shown ? kinds.size() - quarters_shown : 0; i < kinds.size();
       ++i) {
    const auto& q = kinds[i];
    if (q.preventable + q.complex + q.intelligent == 0) continue;
    text += fmt::format("  {}   {} preventable, {} complex, {}", q.quarter, q.preventable, q.complex,
                        counted(q.intelligent, "risk") + " worth taking");
    text += q.unsorted > 0 ? fmt::format(", {} not sorted\n", q.unsorted) : "\n";
  }
  return text.empty() ? text : '\n' + style.bold("Kinds") + '\n' + text;
}

Out out(const Share& share) {
  const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
  return {{"count", share.count},
          {"of", share.of},
          {"interval", Out::array({rounded(share.interval.low), rounded(share.interval.high)})}};
}

}  // namespace

std::string render_growth(const Growth& growth, const Style& style) {
  std::string text = counted(growth.setbacks, "setback") + ", " + counted(growth.lessons, "lesson");
  if (growth.went_well > 0) text += ", " + counted(growth.went_well, "time") + " it went well";
  text += '\n';
  text += '\n' + style.bold("Attempts") + '\n' + render_attempts(growth, style);
  text += render_lessons(growth.lessons_told, style);
  text += render_kinds(growth, style);
  if (growth.tried.of == 0 && growth.lessons_told.empty()) return text;
  return text + '\n' +
         paragraph("In brackets stands where the true share lies with 95 % certainty.", 0, style);
}

std::string to_json(const Growth& growth) {
  Out o{{"setbacks", growth.setbacks},
        {"went_well", growth.went_well},
        {"lessons", growth.lessons},
        {"tried", out(growth.tried)},
        {"worked", out(growth.worked)}};
  o["first_attempts"] = out(growth.first_attempts);
  o["later_attempts"] = out(growth.later_attempts);
  o["days_to_next_attempt"] =
      growth.days_to_next_attempt ? Out(std::round(*growth.days_to_next_attempt * 10) / 10) : Out(nullptr);
  o["before_and_after"] = Out::array();
  for (const auto& told : growth.lessons_told)
    o["before_and_after"].push_back({{"cause", told.cause},
                                     {"title", told.title},
                                     {"lesson", told.answer.text},
                                     {"at", to_iso(told.answer.at)},
                                     {"before", out(told.before)},
                                     {"after", out(told.after)},
                                     {"went_well", told.went_well},
                                     {"differs", told.differs}});
  o["kinds"] = Out::array();
  for (const auto& q : growth.kinds)
    o["kinds"].push_back({{"quarter", q.quarter},
                          {"preventable", q.preventable},
                          {"complex", q.complex},
                          {"intelligent", q.intelligent},
                          {"unsorted", q.unsorted}});
  return safe_json(o.dump()) + '\n';
}

}  // namespace detour::cli
