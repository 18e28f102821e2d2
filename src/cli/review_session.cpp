#include "review_session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/error.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t quotes_shown = 2;

std::optional<detour::Status> status_for(char letter) {
  switch (letter) {
    case 'w':
      return detour::Status::worked;
    case 'f':
      return detour::Status::failed;
    case 'm':
      return detour::Status::mixed;
    case 'd':
      return detour::Status::dropped;
    default:
      return std::nullopt;
  }
}

}  // namespace

ReviewSession::ReviewSession(Session& session, Journal& journal, detour::Review review)
    : session_(session), journal_(journal), review_(std::move(review)), ask_{session.world, true} {}

void ReviewSession::run(const ReviewView& view) {
  auto& out = session_.world.console.out;
  out << (review_.id.empty() ? "" : "Going on where you stopped.\n")
      << render_review_heading(view, session_.style)
      << session_.style.dim("Enter skips a question, q stops; every answer is saved at once.") << '\n';
  if (review_.id.empty()) save_review();
  try {
    for (const auto& entry : view.entries)
      if (std::ranges::find(review_.entries, entry.id) == review_.entries.end()) go_through(entry);
    for (const auto& open : view.due) ask_about(open);
    choose_experiment(view);
  } catch (const StopAsking&) {
    out << "Stopped. What you answered is saved; 'detour review' goes on from here.\n";
    return;
  }
  review_.finished_at = session_.world.now;
  save_review();
  out << fmt::format("\nThat was the review: {} gone through.\n", entries_in_words(review_.entries.size()));
}

void ReviewSession::go_through(const Entry& shown) {
  session_.world.console.out << '\n'
                             << render_entry(shown, journal_.short_id(shown.id), journal_.causes(),
                                             session_.style)
                             << '\n';
  ask_what_is_missing(shown);
  ask_about_findings(journal_.entry(shown.id));
  review_.entries.push_back(shown.id);
  save_review();
}

void ReviewSession::ask_what_is_missing(const Entry& entry) {
  if (entry.assumptions.empty())
    if (const auto assumption = ask_.assumption())
      change(entry.id, assumption->text, [&](Entry& now) { now.assumptions.push_back(*assumption); });
  if (entry.lessons.empty())
    if (const auto lesson = ask_.lesson())
      change(entry.id, lesson->text, [&](Entry& now) { now.lessons.push_back(*lesson); });
  if (entry.next.empty())
    if (const auto attempt = ask_.attempt())
      change(entry.id, attempt->text, [&](Entry& now) { now.next.push_back(*attempt); });
}

void ReviewSession::ask_about_findings(const Entry& entry) {
  auto& console = session_.world.console;
  for (const auto& finding : entry.causes) {
    if (finding.by == by_person || finding.evidence.empty()) continue;
    const auto* cause = journal_.causes().find(finding.cause);
    const auto title = std::string(cause != nullptr ? cause->title : finding.cause);
    console.out << quoted(finding.evidence.front().text, session_.style.columns, session_.style) << '\n';
    const char said = ask_choice(
        console, fmt::format("Is that {}? [y]es [n]o, Enter: not sure", session_.style.cause(title)), "ynq",
        ' ');
    if (said == 'q') throw StopAsking();
    if (said != ' ')
      change(entry.id, finding.cause, [&](Entry& now) { now.marks[finding.cause] = said == 'y'; });
  }
}

void ReviewSession::ask_about(const OpenAttempt& open) {
  auto& console = session_.world.console;
  console.out << '\n' << render_open_attempt(open, review_.to, session_.style);
  const char said =
      ask_choice(console, "Did you try? [w]orked [f]ailed [m]ixed [d]ropped, Enter: not yet", "wfmdq", ' ');
  if (said == 'q') throw StopAsking();
  const auto status = status_for(said);
  if (!status) return;
  change(open.entry, said == ' ' ? "" : std::string(to_string(*status)), [&](Entry& now) {
    const auto attempt = std::ranges::find(now.next, open.attempt.id, &Attempt::id);
    if (attempt == now.next.end()) return;
    attempt->status = *status;
    attempt->decided_at = session_.world.now;
  });
}

void ReviewSession::choose_experiment(const ReviewView& view) {
  auto& out = session_.world.console.out;
  if (view.pressing) {
    out << '\n'
        << session_.style.bold("What presses most") << '\n'
        << render_pattern(
               *view.pressing, quotes_shown, [this](std::string_view id) { return journal_.short_id(id); },
               session_.style);
    if (const auto* cause = journal_.causes().find(view.pressing->cause))
      out << paragraph_after("  " + session_.style.label("an idea: "), 11, cause->counter_move,
                             session_.style);
  }
  out << '\n';
  if (const auto experiment = ask_.text("One experiment for this week? (when … I will …)"))
    review_.experiment = *experiment;
}

void ReviewSession::change(const std::string& entry, std::string_view typed,
                           const std::function<void(Entry&)>& how) {
  saving(session_, typed, [&] {
    journal_.write("review", session_.world.now, [&](Writer& writer) {
      auto now = writer.entry(entry);
      how(now);
      writer.put(now);
    });
  });
}

void ReviewSession::save_review() {
  saving(session_, review_.experiment, [this] {
    journal_.write("review", session_.world.now, [this](Writer& writer) { review_ = writer.put(review_); });
  });
}

}  // namespace detour::cli
