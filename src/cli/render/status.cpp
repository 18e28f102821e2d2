#include "detour/cli/render/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t attempts_shown = 5;

std::string due_in_words(const Attempt& attempt, Date today) {
  return attempt.due ? "due " + distance_in_words(*attempt.due, today) : "no day set";
}

}  // namespace

void sort_by_due(std::vector<OpenAttempt>& open) {
  std::ranges::stable_sort(open, [](const OpenAttempt& a, const OpenAttempt& b) {
    return a.attempt.due && (!b.attempt.due || *a.attempt.due < *b.attempt.due);
  });
}

std::string render_open_attempt(const OpenAttempt& open, Date today, const Style& style) {
  const auto due = due_in_words(open.attempt, today);
  const std::size_t taken = 2 + open.short_id.size() + 2 + 2 + due.size();
  const auto room = style.columns > taken + 12 ? style.columns - taken : 12;
  return fmt::format("  {}  {}  {}\n", style.id(open.short_id),
                     padded(truncated(safe_line(open.attempt.text), room, !style.unicode), room),
                     style.label(due));
}

std::string render_status(const StatusView& view, const Style& style) {
  auto first = entries_in_words(view.entries);
  if (view.to_review > 0) first += fmt::format(", {} for the next review", view.to_review);
  first += view.last_review
               ? fmt::format("; last review {}", distance_in_words(*view.last_review, view.today))
               : "; no review yet";
  auto text = paragraph(first, 0, style);
  if (!view.experiment.empty())
    text += '\n' + paragraph_after(style.bold("Your experiment") + "  ", 17, view.experiment, style);
  if (!view.open.empty()) text += '\n' + style.bold("Open attempts") + '\n';
  for (std::size_t i = 0; i < std::min(view.open.size(), attempts_shown); ++i)
    text += render_open_attempt(view.open[i], view.today, style);
  if (view.open.size() > attempts_shown)
    text += fmt::format("  and {} more\n", view.open.size() - attempts_shown);
  if (view.pressing) {
    text +=
        fmt::format("\n{}\n  {}, {}\n", style.bold("What presses most"), style.cause(safe_line(view.pressing->title)),
                    entries_in_words(static_cast<std::size_t>(view.pressing->entries)));
    text += paragraph_after("  " + style.label("? "), 4, view.pressing->question, style);
  }
  return text + '\n' + paragraph("detour log \"…\", detour review, detour patterns, detour --help", 0, style);
}

}  // namespace detour::cli
