#include "detour/cli/render/review.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t quotes_shown = 2;

std::string render_attempts(const ReviewView& view, const Style& style) {
  if (view.due.empty()) return {};
  std::string text = '\n' + style.bold("Did you try?") + '\n';
  for (const auto& open : view.due) text += render_open_attempt(open, view.to, style);
  return text;
}

}  // namespace

std::string render_review_heading(const ReviewView& view, const Style& style) {
  const auto reflected = std::ranges::count_if(view.entries, is_reflected);
  auto text = style.bold(fmt::format("Review of {} to {}", to_iso(view.from), to_iso(view.to))) + "  " +
              entries_in_words(view.entries.size());
  if (reflected > 0) text += fmt::format(", {} already thought through", reflected);
  text += '\n';
  if (view.experiment)
    text += paragraph_after("  " + style.label("this week's experiment was  "), 30, *view.experiment, style);
  return text;
}

std::string missing_in_words(const Entry& entry) {
  std::string text;
  const auto add = [&text](bool missing, std::string_view what) {
    if (missing) text += (text.empty() ? "" : ", ") + std::string(what);
  };
  add(entry.assumptions.empty(), "what you assumed");
  add(entry.lessons.empty(), "what you learned");
  add(entry.next.empty(), "what you try next");
  return text;
}

std::string render_digest(const ReviewView& view, const ShortId& short_id, const CauseList& causes,
                          const Style& style) {
  std::string text = render_review_heading(view, style);
  if (view.entries.empty()) text += "No setback was logged in these days.\n";
  for (const auto& entry : view.entries) {
    text += '\n' + render_entry(entry, short_id(entry.id), causes, style);
    if (const auto missing = missing_in_words(entry); !missing.empty())
      text += paragraph_after("  " + style.label("still open  "), 14, missing, style);
  }
  text += render_attempts(view, style);
  if (view.pressing)
    text += '\n' + style.bold("What presses most") + '\n' +
            render_pattern(*view.pressing, quotes_shown, short_id, style);
  return text;
}

std::string render_reviews(const std::vector<detour::Review>& reviews, const Style& style) {
  std::string text;
  for (const auto& review : reviews) {
    if (!review.finished_at) continue;
    const auto lead =
        fmt::format("{}  {} to {}  {}", to_iso(local_date(*review.finished_at)), to_iso(review.from),
                    to_iso(review.to), entries_in_words(review.entries.size()));
    text += lead + '\n';
    if (!review.experiment.empty())
      text += paragraph_after("  " + style.label("experiment  "), 14, review.experiment, style);
  }
  return text.empty() ? "no review is finished yet\n" : text;
}

}  // namespace detour::cli
