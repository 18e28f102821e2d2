#include "detour/cli/render/patterns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t patterns_in_full = 5, quotes_shown = 3, themes_shown = 5, indent = 2, title_width = 26,
                      theme_width = 24;

std::string arrow(const Style& style) {
  return style.unicode ? "→" : "->";
}

/// "14 of 20 entries with #meridian, 3.1 times its usual share"
std::string in_words(const Context& context) {
  auto value = safe_line(context.value);
  const auto where = [&]() -> std::string {
    switch (context.type) {
      case ContextType::tag:
        return "with #" + value;
      case ContextType::person:
        return "with @" + value;
      case ContextType::weekday:
        return "on a " + std::string(1, static_cast<char>(value.front() - 32)) + value.substr(1);
      case ContextType::time:
        return value == "night" ? "at night" : "in the " + value;
      case ContextType::kind:
        return "of kind " + value;
      case ContextType::cause:
        return "that also tell " + value;
    }
    return value;
  }();
  return fmt::format("{} of {} entries {}, {:.1f} times its usual share", context.entries, context.of, where,
                     context.lift);
}

std::string in_words(const Trend& trend, const Style& style) {
  const auto rates =
      fmt::format("{:.1f} {} {:.1f} a month", trend.earlier_per_month, arrow(style), trend.recent_per_month);
  switch (trend.direction) {
    case Direction::rising:
      return "rising: " + rates;
    case Direction::fading:
      return "fading: " + rates;
    case Direction::steady:
      return "steady: " + rates;
    case Direction::unclear:
      return "whether it rises or fades: too few to tell";
  }
  return {};
}

std::string quote_line(const Quote& quote, const ShortId& short_id, const Style& style) {
  constexpr std::size_t narrow = 60;
  const auto where = fmt::format("{} {}", short_id(quote.entry), to_iso(local_date(quote.happened_at)));
  const auto lead = std::string(indent, ' ');
  if (style.columns < narrow)
    return lead + quoted(quote.evidence.text, style.columns - indent, style) + '\n' + lead + lead +
           style.dim(where) + '\n';
  const auto room = style.columns - where.size() - indent - 2;
  return lead + padded(quoted(quote.evidence.text, room, style), room) + "  " + style.dim(where) + '\n';
}

/// The newest sentences, one an entry.
std::string quote_lines(const Pattern& pattern, std::size_t count, const ShortId& short_id,
                        const Style& style) {
  std::string text;
  std::string_view last;
  for (const auto& quote : pattern.evidence) {
    if (quote.entry == last) continue;
    if (count-- == 0) break;
    text += quote_line(quote, short_id, style);
    last = quote.entry;
  }
  return text;
}

std::string heading(const Pattern& pattern, const Style& style) {
  const auto count =
      fmt::format("{} ({:.0f} %) since {}", entries_in_words(static_cast<std::size_t>(pattern.entries)),
                  100 * pattern.share, to_iso(local_date(pattern.first)));
  if (style.accessible) return style.bold(safe_line(pattern.title)) + ", " + count + '\n';
  const bool narrow = title_width + count.size() + indent > style.columns;
  // A long journal's bars would run past the edge: its newest months are shown.
  const auto taken = (narrow ? 2 * indent : title_width + indent) + count.size() + 2;
  const auto room = style.columns > taken ? style.columns - taken : 0;
  const auto shown = std::span(pattern.by_month).last(std::min(pattern.by_month.size(), room));
  const auto bars = shown.empty() ? "" : "  " + style.cause(sparkline(shown, style));
  return style.bold(narrow ? safe_line(pattern.title) + '\n' : padded(safe_line(pattern.title), title_width)) +
         std::string(narrow ? 2 * indent : 0, ' ') + count + bars + '\n';
}

/// What is known of a pattern that is told in short.
std::string what_stands_up(const Pattern& pattern, const Style& style) {
  constexpr std::size_t under_its_heading = 2 * indent;
  std::string text;
  if (pattern.trend.direction != Direction::unclear)
    text += paragraph(in_words(pattern.trend, style), under_its_heading, style);
  for (const auto& context : pattern.contexts) text += paragraph(in_words(context), under_its_heading, style);
  return text;
}

std::string period(const PatternReport& report) {
  return fmt::format("{}, {} to {}\n", entries_in_words(static_cast<std::size_t>(report.entries)),
                     to_iso(*report.from), to_iso(*report.to));
}

std::string in_words(const Resolved& resolved, const Style& style) {
  const auto& [at, entry, text, is_attempt] = resolved.answer;
  return fmt::format("after the {} {} of {}: {} since, {:.1f} expected at the earlier share",
                     is_attempt ? "attempt" : "lesson", quoted(text, 60, style), to_iso(local_date(at)),
                     resolved.since, resolved.expected);
}

std::string render_themes(const PatternReport& report, const Style& style) {
  if (report.themes.empty()) return {};
  std::string text = style.bold("You also keep mentioning") + '\n';
  for (std::size_t i = 0; i < std::min(report.themes.size(), themes_shown); ++i)
    text +=
        fmt::format("  {}  {}\n", padded(quoted(report.themes[i].phrase, theme_width, style), theme_width),
                    entries_in_words(static_cast<std::size_t>(report.themes[i].entries)));
  return text;
}

/// Lessons and next attempts of the entries that carry the cause, newest first.
std::string render_answers(const Cause& cause, std::span<const Entry> entries, const Style& style) {
  std::string lessons, attempts;
  for (const auto& entry : entries) {
    if (!tells(entry, cause.id)) continue;
    const auto day = to_iso(local_date(entry.happened_at)) + "  ";
    for (const auto& lesson : entry.lessons)
      lessons += paragraph_after("  " + style.dim(day), 14, lesson.text, style);
    for (const auto& attempt : entry.next)
      attempts += paragraph_after("  " + style.dim(day), 14,
                                  fmt::format("{} ({})", attempt.text, to_string(attempt.status)), style);
  }
  return (lessons.empty() ? "" : "\n" + style.bold("What you learned") + '\n' + lessons) +
         (attempts.empty() ? "" : "\n" + style.bold("What you tried or mean to try") + '\n' + attempts);
}

}  // namespace

std::string render_pattern(const Pattern& pattern, std::size_t quotes, const ShortId& short_id,
                           const Style& style) {
  std::string text = heading(pattern, style);
  text += paragraph(in_words(pattern.trend, style), indent, style);
  for (const auto& context : pattern.contexts) text += paragraph(in_words(context), indent, style);
  text += quote_lines(pattern, quotes, short_id, style);
  if (pattern.resolved) text += paragraph(in_words(*pattern.resolved, style), indent, style);
  return text + paragraph_after("  " + style.label("? "), indent + 2, pattern.question, style);
}

std::string render_patterns(const PatternReport& report, const ShortId& short_id, const Style& style) {
  if (report.entries == 0) return "no entry fits\n";
  std::string text = period(report);
  if (report.patterns.empty())
    return text + fmt::format("Nothing recurs yet: a cause recurs when at least {} entries carry it.\n",
                              recurrence_minimum);
  const auto full = std::min(report.patterns.size(), patterns_in_full);
  for (std::size_t i = 0; i < full; ++i)
    text += '\n' + render_pattern(report.patterns[i], quotes_shown, short_id, style);
  if (full < report.patterns.size()) text += '\n' + style.bold("Also recurring") + '\n';
  for (std::size_t i = full; i < report.patterns.size(); ++i)
    text += "  " + heading(report.patterns[i], style) + what_stands_up(report.patterns[i], style);
  if (const auto themes = render_themes(report, style); !themes.empty()) text += '\n' + themes;
  return text + '\n' +
         paragraph("'detour patterns CAUSE' shows everything about one, for example: detour patterns " +
                       report.patterns.front().cause,
                   0, style);
}

std::string render_drill_down(const PatternReport& report, const Cause& cause, std::span<const Entry> entries,
                              const ShortId& short_id, const Style& style) {
  const auto found = std::ranges::find(report.patterns, cause.id, &Pattern::cause);
  const auto carrying =
      std::ranges::count_if(entries, [&cause](const Entry& entry) { return tells(entry, cause.id); });
  std::string text = report.entries == 0 ? std::string() : period(report);
  if (found == report.patterns.end())
    text += fmt::format("\n{}  {}; a cause recurs from {} on\n", style.bold(safe_line(cause.title)),
                        entries_in_words(static_cast<std::size_t>(carrying)), recurrence_minimum);
  else
    text += '\n' + render_pattern(*found, found->evidence.size(), short_id, style);
  text += render_answers(cause, entries, style);
  return text + '\n' + paragraph_after("  " + style.label("holds when  "), 14, cause.meaning, style) +
         paragraph_after("  " + style.label("try         "), 14, cause.counter_move, style);
}

}  // namespace detour::cli
