#include "review_session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/journal/rules.hpp"
#include "logging.hpp"

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

ReviewSession::ReviewSession(Session& session, Journal& journal, detour::Review review,
                             std::vector<std::string> against)
    : session_(session),
      journal_(journal),
      review_(std::move(review)),
      against_(std::move(against)),
      ask_{session.world, true} {}

void ReviewSession::run(const Agenda& agenda) {
  auto& out = session_.world.console.out;
  out << (review_.id.empty() ? "" : "Going on where you stopped.\n")
      << render_review_heading(agenda, session_.style)
      << session_.style.dim("Enter skips a question, q stops; every answer is saved at once.") << '\n';
  if (review_.id.empty()) save_review();
  try {
    if (agenda.experiment) ask_about_experiment(*agenda.experiment);
    for (const auto& entry : agenda.entries) go_through(entry);
    for (const auto& open : agenda.assumptions) judge(open);
    for (const auto& plan : agenda.plans) settle(plan);
    for (const auto& due : agenda.attempts) ask_about(due);
    for (const auto& rehearsal : agenda.rehearsals) rehearse(rehearsal);
    if (agenda.worn) replace(*agenda.worn);
    ask_own_questions();
    choose_experiment(agenda);
  } catch (const StopAsking&) {
    out << "Stopped. What you answered is saved; 'detour review' goes on from here.\n";
    return;
  } catch (const Interrupted&) {
    throw Interrupted("what you answered is saved; 'detour review' goes on from here");
  }
  review_.finished_at = session_.world.now;
  save_review();
  out << fmt::format("\nThat was the review: {} gone through.\n", entries_in_words(review_.entries.size()));
}

void ReviewSession::ask_about_experiment(const std::string& experiment) {
  const auto question = "Last week's experiment: " + experiment;
  if (std::ranges::find(review_.answers, question, &ReviewAnswer::question) != review_.answers.end()) return;
  const char said = choice("How did the experiment go? [w]orked [f]ailed [m]ixed, Enter: not tried", "wfm");
  const auto status = status_for(said);
  review_.answers.push_back({question, status ? std::string(to_string(*status)) : "not tried"});
  save_review();
}

void ReviewSession::go_through(const Entry& shown) {
  auto& out = session_.world.console.out;
  // The number must not lead the verdict.
  out << '\n'
      << render_entry(without_open_confidence(shown), journal_.short_id(shown.id), journal_.causes(),
                      session_.style);
  if (session_.config.mindset) out << render_mindset(mindset_of(shown), against_, session_.style);
  out << '\n';
  ask_what_is_missing(shown);
  ask_about_findings(journal_.entry(shown.id));
  ask_about_kind(shown);
  review_.entries.push_back(shown.id);
  save_review();
}

// The four questions of a debrief: what was intended, what happened, why the gap, what next (Tannenbaum and
// Cerasoli 2013, Human Factors 55, 231–245). What happened stands on the screen.
void ReviewSession::ask_what_is_missing(const Entry& entry) {
  if (!entry.expected)
    if (const auto expected = ask_.text("What did you intend?"))
      change(entry.id, *expected, [&](Entry& now) { now.expected = *expected; });
  if (entry.assumptions.empty())
    if (const auto assumption = ask_.assumption())
      change(entry.id, in_words(*assumption), [&](Entry& now) { now.assumptions.push_back(*assumption); });
  if (entry.lessons.empty())
    if (const auto lesson = ask_.text("Why the gap, and what did you learn?"))
      change(entry.id, *lesson, [&](Entry& now) { now.lessons.push_back({{}, *lesson}); });
  if (entry.next.empty())
    if (const auto attempt = ask_.attempt())
      change(entry.id, in_words(*attempt), [&](Entry& now) { now.next.push_back(*attempt); });
}

void ReviewSession::ask_about_findings(const Entry& entry) {
  auto& out = session_.world.console.out;
  for (const auto& finding : entry.causes) {
    if (finding.by == by_person || finding.evidence.empty()) continue;
    const auto* cause = journal_.causes().find(finding.cause);
    const auto title = safe_line(cause != nullptr ? cause->title : finding.cause);
    out << quoted(finding.evidence.front().text, session_.style.columns, session_.style) << '\n';
    const char said =
        choice(fmt::format("Is that {}? [y]es [n]o, Enter: not sure", session_.style.cause(title)), "yn");
    if (said != ' ')
      change(entry.id, finding.cause, [&](Entry& now) { now.marks[finding.cause] = said == 'y'; });
  }
}

void ReviewSession::ask_about_kind(const Entry& entry) {
  if (entry.kind) return;
  const char said = choice(
      "Did you know how and it slipped [p], did many things come together [c], or was it a risk worth taking "
      "[r]? "
      "Enter: skip",
      "pcr");
  if (said == ' ') return;
  const auto kind = said == 'p' ? Kind::preventable : said == 'c' ? Kind::complex : Kind::intelligent;
  change(entry.id, to_string(kind), [&](Entry& now) { now.kind = kind; });
  if (kind == Kind::intelligent) praise_risk();
}

void ReviewSession::praise_risk() const {
  session_.world.console.out << session_.style.good("A risk worth taking: that is how new ground is found.")
                             << '\n';
}

void ReviewSession::remind_of(const std::string& entry) const {
  session_.world.console.out << '\n'
                             << render_row(journal_.entry(entry), journal_.short_id(entry), session_.style);
}

void ReviewSession::judge(const OpenAssumption& open) {
  auto& out = session_.world.console.out;
  remind_of(open.entry);
  out << paragraph_after("You assumed: ", 13, open.assumption.text, session_.style);
  const char said = choice("Did it [h]old, was it [w]rong? Enter: not known yet", "hw");
  if (said != ' ') {
    const auto verdict = said == 'h' ? Verdict::held : Verdict::wrong;
    change(open.entry, to_string(verdict), [&](Entry& now) {
      const auto here = std::ranges::find(now.assumptions, open.assumption.id, &Assumption::id);
      if (here != now.assumptions.end()) here->verdict = verdict;
    });
    if (open.assumption.confidence)
      out << fmt::format("You had been {} % sure.\n", *open.assumption.confidence);
  }
  pass(open.assumption.id);
}

void ReviewSession::settle(const Entry& plan) {
  session_.world.console.out << '\n' << paragraph_after("You planned: ", 13, plan.what, session_.style);
  const char said = choice("How did it go? [w]orked [f]ailed [m]ixed, Enter: not known yet", "wfm");
  if (const auto outcome = status_for(said)) {
    const auto note = ask_.text("What happened?").value_or("");
    change(plan.id, note, [&](Entry& now) { settle_plan(now, *outcome, note, session_.world.now); });
    if (plan.kind == Kind::intelligent && *outcome != detour::Status::worked) praise_risk();
  }
  pass(plan.id);
}

void ReviewSession::ask_about(const DueAttempt& due) {
  remind_of(due.entry);
  session_.world.console.out << paragraph_after("Your plan: ", 11, due.attempt.text, session_.style);
  const char said = choice("Did you try? [w]orked [f]ailed [m]ixed [d]ropped, Enter: not yet", "wfmd");
  if (const auto status = status_for(said)) {
    change(due.entry, to_string(*status), [&](Entry& now) {
      const auto attempt = std::ranges::find(now.next, due.attempt.id, &Attempt::id);
      if (attempt == now.next.end()) return;
      attempt->status = *status;
      attempt->decided_at = session_.world.now;
    });
    if (*status == detour::Status::failed) log_what_came_of_it(due);
  }
  pass(due.attempt.id);
}

void ReviewSession::log_what_came_of_it(const DueAttempt& due) {
  const auto what =
      ask_.text("What happened this time? It becomes the next link of the chain. Enter: nothing to log");
  if (!what) return;
  saving(session_, *what, [&] { log_next_link(*what, due.entry, journal_, session_, Step::its_own); });
}

void ReviewSession::rehearse(const Rehearsal& rehearsal) {
  auto& out = session_.world.console.out;
  out << '\n' << paragraph_after("Rehearse: ", 10, rehearsal.cue, session_.style);
  const auto said = ask_.text("What was the lesson? Type it or say it aloud, then Enter. (s: skip)");
  const bool skipped = said && *said == "s";
  if (!skipped) {
    out << paragraph_after("  " + session_.style.good("→ "), 4, rehearsal.action, session_.style);
    change(rehearsal.entry, "", [&](Entry& now) {
      const auto lesson = std::ranges::find(now.lessons, rehearsal.lesson, &Lesson::id);
      if (lesson == now.lessons.end()) return;
      ++lesson->rehearsals;
      lesson->rehearsed_on = local_date(session_.world.now);
    });
  }
  pass(rehearsal.lesson);
}

void ReviewSession::replace(const WornLesson& worn) {
  session_.world.console.out << '\n'
                             << paragraph(in_words(worn, journal_.causes(), session_.style), 0,
                                          session_.style);
  if (const auto lesson = ask_.text("What could help instead?")) {
    // It belongs to the newest time the cause came.
    Filter newest;
    newest.causes = {worn.cause};
    newest.whose = std::string(self);
    newest.stage = Stage::setback;
    const auto entries = journal_.entries(newest, 1);
    change(entries.empty() ? worn.entry : entries.front().id, *lesson, [&](Entry& now) {
      now.lessons.insert(now.lessons.begin(), Lesson{{}, *lesson});
    });
  }
  pass(worn.entry + worn.cause);
}

void ReviewSession::ask_own_questions() {
  for (const auto& question : session_.config.questions) {
    if (std::ranges::find(review_.answers, question, &ReviewAnswer::question) != review_.answers.end())
      continue;
    session_.world.console.out << '\n';
    const auto answer = ask_.text(safe_line(question));
    if (!answer) continue;
    review_.answers.push_back({question, *answer});
    save_review();
  }
}

void ReviewSession::choose_experiment(const Agenda& agenda) {
  auto& out = session_.world.console.out;
  if (agenda.pressing) {
    out << '\n'
        << session_.style.bold("What presses most") << '\n'
        << render_pattern(
               *agenda.pressing, quotes_shown, [this](std::string_view id) { return journal_.short_id(id); },
               session_.style);
    if (const auto* cause = journal_.causes().find(agenda.pressing->cause))
      out << paragraph_after("  " + session_.style.label("an idea: "), 11, cause->counter_move,
                             session_.style);
  }
  out << '\n';
  if (const auto experiment =
          ask_.text("One experiment for this week? For example: when they call, I will wait"))
    review_.experiment = *experiment;
}

char ReviewSession::choice(std::string_view question, std::string_view letters) const {
  const char said = ask_choice(session_.world.console, question, std::string(letters) + 'q', ' ');
  if (said == 'q') throw StopAsking();
  return said;
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

void ReviewSession::pass(const std::string& id) {
  review_.passed.push_back(id);
  save_review();
}

void ReviewSession::save_review() {
  std::string typed = review_.experiment;
  for (const auto& [question, answer] : review_.answers) typed += '\n' + answer;
  saving(session_, typed, [this] {
    journal_.write("review", session_.world.now, [this](Writer& writer) { review_ = writer.put(review_); });
  });
}

}  // namespace detour::cli
