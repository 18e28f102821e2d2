#include "detour/cli/render/review.hpp"

#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t quotes_shown = 2, quote_width = 60, evidence_against_shown = 2;

std::string in_words(const GoodNews& news, const Style& style) {
  switch (news.kind) {
    case GoodNewsKind::attempt_worked:
      return "An attempt worked: " + quoted(news.text, quote_width, style);
    case GoodNewsKind::went_well:
      return "It went well this time: " + quoted(news.text, quote_width, style);
    case GoodNewsKind::stayed_away:
      return fmt::format("{} has stayed away for {} days, longer than chance alone would keep it.",
                         safe_line(news.text), news.days);
    case GoodNewsKind::lesson:
      return "You drew a lesson: " + quoted(news.text, quote_width, style);
    case GoodNewsKind::written:
      return fmt::format("You wrote down {}, so that {} can teach you something.",
                         news.count == 1 ? "a setback" : std::to_string(news.count) + " setbacks",
                         news.count == 1 ? "it" : "they");
  }
  return {};
}

std::string period(const Agenda& agenda) {
  return fmt::format("Review of {} to {}", to_iso(agenda.from), to_iso(agenda.to));
}

template <class List, class Line>
std::string section(std::string_view title, const List& list, const Style& style, Line line) {
  if (list.empty()) return {};
  std::string text = '\n' + style.bold(title) + '\n';
  for (const auto& item : list) text += line(item);
  return text;
}

/// How many entries there are to go through.
std::string extent(const Agenda& agenda) {
  const auto left = agenda.entries.size();
  if (agenda.gone_through > 0)
    return fmt::format("{} gone through, {} to go", entries_in_words(agenda.gone_through), left);
  return left == 0 ? "No setback was logged." : entries_in_words(left);
}

}  // namespace

std::string render_review_heading(const Agenda& agenda, const Style& style) {
  std::string text = style.bold(period(agenda)) + "  " + extent(agenda) + '\n';
  if (agenda.entries.empty() && agenda.older > 0)
    text += paragraph(
        fmt::format("Earlier ones with open questions: {}. 'detour review --since DAY' goes through them.",
                    agenda.older),
        0, style);
  if (agenda.good_news)
    for (const auto& line : wrapped(in_words(*agenda.good_news, style), style.columns))
      text += style.good(line) + '\n';
  if (agenda.experiment)
    text += paragraph_after(style.label("your experiment  "), 17, *agenda.experiment, style);
  return text;
}

Entry without_open_confidence(Entry entry) {
  for (auto& assumption : entry.assumptions)
    if (assumption.verdict == Verdict::unknown) assumption.confidence.reset();
  return entry;
}

std::string in_words(const WornLesson& worn, const CauseList& causes, const Style& style) {
  const auto* cause = causes.find(worn.cause);
  return fmt::format(
      "{} came back {} times after this lesson: {}. The lesson does not work; you are free to try "
      "another one.",
      cause != nullptr ? safe_line(cause->title) : safe_line(worn.cause), worn.came_back,
      quoted(worn.text, style.columns, style));
}

std::string missing_in_words(const Entry& entry) {
  std::string text;
  const auto add = [&text](bool missing, std::string_view what) {
    if (missing) text += (text.empty() ? "" : ", ") + std::string(what);
  };
  add(!entry.expected, "what you intended");
  add(entry.assumptions.empty(), "what you assumed");
  add(entry.lessons.empty(), "what you learned");
  add(entry.next.empty(), "what you try next");
  return text;
}

std::string render_digest(const Agenda& agenda, const ShortId& short_id, const CauseList& causes,
                          const Style& style) {
  std::string text = render_review_heading(agenda, style);
  for (const auto& entry : agenda.entries) {
    text += '\n' + render_entry(without_open_confidence(entry), short_id(entry.id), causes, style);
    if (const auto missing = missing_in_words(entry); !missing.empty())
      text += paragraph_after("  " + style.label(padded("still open", 12)), 14, missing, style);
  }
  text += section("Did it hold?", agenda.assumptions, style, [&](const OpenAssumption& open) {
    return paragraph_after("  " + style.id(short_id(open.entry)) + "  ", 8, open.assumption.text, style);
  });
  text += section("How did the plan go?", agenda.plans, style, [&](const Entry& plan) {
    return paragraph_after("  " + style.id(short_id(plan.id)) + "  ", 8, plan.what, style);
  });
  text += section("Did you try?", agenda.attempts, style, [&](const DueAttempt& due) {
    return render_open_attempt({due.attempt, due.entry, short_id(due.entry)}, agenda.to, style);
  });
  text += section("To rehearse", agenda.rehearsals, style, [&](const Rehearsal& rehearsal) {
    return paragraph_after("  " + style.id(short_id(rehearsal.entry)) + "  ", 8, rehearsal.cue, style);
  });
  if (agenda.worn) text += '\n' + paragraph(in_words(*agenda.worn, causes, style), 0, style);
  if (agenda.pressing)
    text += '\n' + style.bold("What presses most") + '\n' +
            render_pattern(*agenda.pressing, quotes_shown, short_id, style);
  return text;
}

std::string render_mindset(const std::vector<MindsetHit>& hits, const std::vector<std::string>& against,
                           const Style& style) {
  if (hits.empty()) return {};
  std::string text = paragraph_after(
      "  " + style.label("a thought   "), 14,
      quoted(hits.front().words.text, quote_width, style) + (hits.front().kind == MindsetKind::self_label
                                                                 ? " is about you, not about what happened."
                                                                 : " says more than this one time can show."),
      style);
  if (against.empty()) return text;
  std::string seen = "Your own pages know better: ";
  for (std::size_t i = 0; i < std::min(against.size(), evidence_against_shown); ++i)
    seen += (i == 0 ? "" : "; ") + quoted(against[i], quote_width, style);
  return text + paragraph_after(std::string(14, ' '), 14, seen, style);
}

std::string render_reviews(const std::vector<detour::Review>& reviews, const Style& style) {
  std::string text;
  for (const auto& review : reviews) {
    if (!review.finished_at) continue;
    const auto lead = fmt::format("{}  {} to {}  {}  ", style.id(review.id.substr(0, 4)), to_iso(review.from),
                                  to_iso(review.to), entries_in_words(review.entries.size()));
    text += lead + '\n';
    if (!review.experiment.empty()) text += paragraph_after("  experiment  ", 14, review.experiment, style);
  }
  return text.empty() ? "no review is finished yet: detour review\n" : text + "detour review show ID\n";
}

std::string render_review(const detour::Review& review, const std::vector<Entry>& entries,
                          const ShortId& short_id, const Style& style) {
  std::string text = style.bold(fmt::format("Review of {} to {}", to_iso(review.from), to_iso(review.to))) +
                     "  " + entries_in_words(review.entries.size()) + '\n';
  for (const auto& entry : entries) text += render_row(entry, short_id(entry.id), style);
  for (const auto& [question, answer] : review.answers)
    text += '\n' + paragraph(question, 0, style) + paragraph(answer, 2, style);
  if (!review.experiment.empty())
    text += '\n' + paragraph_after(style.label("experiment  "), 12, review.experiment, style);
  return text + (review.finished_at ? "" : style.dim("not finished: 'detour review' goes on") + '\n');
}

}  // namespace detour::cli
