#include "detour/cli/render/assumptions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

using Out = nlohmann::ordered_json;

/// A tag is worth a line from so many judged assumptions.
constexpr int judged_for_a_tag = 3;
constexpr std::size_t tags_shown = 5;

int percent(double share) {
  return static_cast<int>(std::lround(100 * share));
}

struct Counts {
  int wrong = 0, held = 0, unknown = 0;
  void add(const Assumption& assumption) {
    (assumption.verdict == Verdict::wrong  ? wrong
     : assumption.verdict == Verdict::held ? held
                                           : unknown) += 1;
  }
  [[nodiscard]] int judged() const { return wrong + held; }
};

std::vector<ListedAssumption> listed_in(const AssumptionsView& view) {
  auto listed = view.all;
  std::erase_if(listed, [&view](const ListedAssumption& one) {
    return view.verdict && one.assumption.verdict != *view.verdict;
  });
  return listed;
}

std::vector<Assumption> assumptions_in(const AssumptionsView& view) {
  std::vector<Assumption> all;
  for (const auto& one : view.all) all.push_back(one.assumption);
  return all;
}

std::string row(const ListedAssumption& listed, const Style& style) {
  const auto& [text, confidence] = std::pair(listed.assumption.text, listed.assumption.confidence);
  auto notes = std::string(to_string(listed.assumption.verdict));
  if (confidence) notes += fmt::format(", {} %", *confidence);
  const auto day = to_iso(local_date(listed.happened_at));
  const auto taken = listed.short_id.size() + day.size() + notes.size() + 6;
  const auto room = style.columns > taken + 20 ? style.columns - taken : 20;
  return fmt::format("{}  {}  {}  {}\n", style.id(listed.short_id), style.dim(day),
                     padded(truncated(safe_line(text), room, !style.unicode), room), style.label(notes));
}

/// Tags of which the most assumptions turned out to be wrong.
std::string by_tag(const AssumptionsView& view, const Style& style) {
  std::map<std::string, Counts> tags;
  for (const auto& one : view.all)
    for (const auto& tag : one.tags) tags[tag].add(one.assumption);
  std::vector<std::pair<std::string, Counts>> order(tags.begin(), tags.end());
  std::erase_if(
      order, [](const auto& tag) { return tag.second.judged() < judged_for_a_tag || tag.second.wrong == 0; });
  std::ranges::stable_sort(order, std::ranges::greater(), [](const auto& tag) { return tag.second.wrong; });
  if (order.size() > tags_shown) order.resize(tags_shown);
  std::string text;
  for (const auto& [tag, counts] : order)
    text += fmt::format("  #{}: {} of {} judged were wrong\n", safe_line(tag), counts.wrong, counts.judged());
  return text.empty() ? text : style.bold("By tag") + '\n' + text;
}

std::string render_calibration(const Calibration& c, const Style& style) {
  std::string text = style.bold("How well your confidence fits") + '\n';
  text += fmt::format("  {} of {} held ({} to {} % with 95 % certainty); you were {} % sure on average\n",
                      c.held, c.judged, percent(c.held_interval.low), percent(c.held_interval.high),
                      percent(c.mean_confidence));
  text +=
      fmt::format("  Brier score {:.2f}  (0 is perfect, 0.25 is what always saying 50 % gives)\n", c.brier);
  text += c.leaning == Leaning::overconfident    ? "  More sure than things turned out.\n"
          : c.leaning == Leaning::underconfident ? "  Less sure than you could have been.\n"
                                                 : "  No lean to one side that chance would not explain.\n";
  for (const auto& r : c.rows)
    text += fmt::format("  {:>3} to {:>3} % sure   {:>2} of {:>2} held   {:>3} % ({} to {} %)\n", r.from,
                        r.to, r.held, r.judged, percent(static_cast<double>(r.held) / r.judged),
                        percent(r.held_interval.low), percent(r.held_interval.high));
  const auto shown = std::accumulate(c.rows.begin(), c.rows.end(), 0,
                                     [](int sum, const CalibrationRow& row) { return sum + row.judged; });
  if (shown < c.judged)
    text += paragraph(fmt::format("{} more in ranges with fewer than {} verdicts each", c.judged - shown,
                                  calibration_row_minimum),
                      2, style);
  return text;
}

Out out(const statistics::Interval& interval) {
  const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
  return Out::array({rounded(interval.low), rounded(interval.high)});
}

Out out(const Calibration& c) {
  Out o{{"judged", c.judged},
        {"held", c.held},
        {"mean_confidence", std::round(c.mean_confidence * 1000) / 1000},
        {"held_interval", out(c.held_interval)},
        {"brier", std::round(c.brier * 10000) / 10000},
        {"leaning", c.leaning == Leaning::overconfident    ? "overconfident"
                    : c.leaning == Leaning::underconfident ? "underconfident"
                                                           : "unclear"}};
  o["rows"] = Out::array();
  for (const auto& r : c.rows)
    o["rows"].push_back({{"from", r.from},
                         {"to", r.to},
                         {"judged", r.judged},
                         {"held", r.held},
                         {"mean_confidence", std::round(r.mean_confidence * 1000) / 1000},
                         {"held_interval", out(r.held_interval)}});
  return o;
}

}  // namespace

std::string render_assumptions(const AssumptionsView& view, const Style& style) {
  if (view.all.empty())
    return "No assumption is noted here:  detour log \"…\" -a \"they sign on time 80%\"\n";
  std::string text;
  const auto listed = listed_in(view);
  const auto shown = view.limit == 0 ? listed.size() : std::min(view.limit, listed.size());
  for (std::size_t i = 0; i < shown; ++i) text += row(listed[i], style);
  if (listed.empty()) text += "none with this verdict\n";
  if (shown < listed.size()) text += fmt::format("{} of {}; --limit 0 shows all\n", shown, listed.size());
  const auto all = assumptions_in(view);
  Counts counts;
  for (const auto& assumption : all) counts.add(assumption);
  text += fmt::format("\n{} wrong, {} held, {} open\n", counts.wrong, counts.held, counts.unknown);
  if (const auto tags = by_tag(view, style); !tags.empty()) text += '\n' + tags;
  if (const auto calibration = calibration_of(all))
    return text + '\n' + render_calibration(*calibration, style);
  return text + paragraph(fmt::format("How well your confidence fits can be told after {} more that have a "
                                      "confidence and a verdict.",
                                      missing_for_calibration(all)),
                          0, style);
}

std::string render_judged(const Assumption& assumption, const Style& style) {
  auto text = fmt::format("{}: {}\n", safe_line(assumption.text), style.bold(to_string(assumption.verdict)));
  if (assumption.confidence && assumption.verdict != Verdict::unknown)
    text += fmt::format("you had been {} % sure\n", *assumption.confidence);
  return text;
}

std::string to_json(const AssumptionsView& view) {
  Out list = Out::array();
  const auto listed = listed_in(view);
  const auto shown = view.limit == 0 ? listed.size() : std::min(view.limit, listed.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& one = listed[i];
    Out o{{"entry", one.entry}, {"happened_at", to_iso(one.happened_at)}, {"text", one.assumption.text}};
    o["confidence"] = one.assumption.confidence ? Out(*one.assumption.confidence) : Out(nullptr);
    o["verdict"] = to_string(one.assumption.verdict);
    o["tags"] = one.tags;
    list.push_back(std::move(o));
  }
  const auto calibration = calibration_of(assumptions_in(view));
  const Out o{{"assumptions", list}, {"calibration", calibration ? out(*calibration) : Out(nullptr)}};
  return safe_json(o.dump()) + '\n';
}

}  // namespace detour::cli
