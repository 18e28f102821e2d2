// detour tried: how an attempt went, and the setback that came of it.
#include <fmt/format.h>

#include <algorithm>

#include "../asking.hpp"
#include "../attempts.hpp"
#include "../fields.hpp"
#include "../logging.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

/// True words for an outcome; a failed attempt is one more thing known.
std::string_view answer_to(detour::Status status) {
  switch (status) {
    case detour::Status::worked:
      return "It worked. That is how a detour becomes a road.";
    case detour::Status::failed:
      return "Now you know one way that does not lead there.";
    case detour::Status::mixed:
      return "Partly: what of it worked is worth keeping.";
    default:
      return "Dropped; that is an answer too.";
  }
}

/// An outcome that is on record is changed only on purpose.
void require_purpose(const std::string& known, const Tried& options, Session& session) {
  if (options.correct) return;
  if (session.may_ask && confirm(session.world.console, known + ". Change it?")) return;
  throw UsageError(known, "--correct changes it; for another try: detour next add ENTRY \"when … I will …\"");
}

/// A plan that has its outcome keeps the day of that when it is put right.
void settle(const Entry& plan, detour::Status outcome, const std::string& note, const Tried& options,
            Journal& journal, Session& session) {
  if (plan.outcome)
    require_purpose(fmt::format("that plan is on record: {} on {}", to_string(*plan.outcome),
                                to_iso(local_date(plan.happened_at))),
                    options, session);
  Entry settled;
  journal.write("tried", session.world.now, [&](Writer& writer) {
    settled = writer.entry(plan.id);
    settle_plan(settled, outcome, note, plan.outcome ? settled.happened_at : session.world.now);
    settled = writer.put(std::move(settled));
  });
  session.world.console.out << render_entry(settled, journal.short_id(settled.id), journal.causes(),
                                            session.style)
                            << answer_to(outcome) << '\n';
}

void require_open(const Attempt& attempt, const Tried& options, Session& session) {
  if (attempt.status == detour::Status::planned) return;
  auto known = fmt::format("that attempt is on record: {}", to_string(attempt.status));
  if (attempt.decided_at) known += " on " + to_iso(local_date(*attempt.decided_at));
  if (!attempt.note.empty()) known += ", " + quoted(attempt.note, 40, session.style);
  require_purpose(known, options, session);
}

/// The day of an outcome that is only put right stays; its note goes with it unless there is a new one.
void record(Attempt& attempt, detour::Status status, const std::string& note, const Moment& now) {
  if (attempt.status == detour::Status::planned || !attempt.decided_at) attempt.decided_at = now;
  if (attempt.status != status || !note.empty()) attempt.note = note;
  attempt.status = status;
}

void ask_what_happened(const std::string& entry, Journal& journal, Session& session) {
  try {
    const Asking ask{session.world, true};
    if (const auto what =
            ask.text("What happened this time? It becomes the next link of the chain. Enter: nothing to log"))
      saving(session, *what, [&] { log_next_link(*what, entry, journal, session, Step::last); });
  } catch (const StopAsking&) {
    // The outcome is kept; there is nothing more to log.
  } catch (const Interrupted&) {
    throw Interrupted("how it went is saved");
  }
}

}  // namespace

void run(const Tried& options, Session& session) {
  const auto note = joined(options.note);
  bool noted = false;
  const auto typed = [&] {
    return noted ? options.log : note + (options.log.empty() ? "" : "\n" + options.log);
  };
  saving(session, typed, [&] {
    const auto status = known_outcome(options.status);
    auto journal = session.open_to_change();
    if (!journal) throw NotFound("nothing is logged yet", "detour log \"what happened\"");
    if (const auto plan = entry_named(*journal, options.attempt);
        plan && (plan->stage == Stage::plan || plan->outcome))
      return settle(*plan, status, note, options, *journal, session);
    const auto place = attempt_at(*journal, options.attempt);
    const auto& attempt = place.entry.next[place.index];
    require_open(attempt, options, session);
    journal->write("tried", session.world.now, [&](Writer& writer) {
      auto entry = writer.entry(place.entry.id);
      const auto now = std::ranges::find(entry.next, attempt.id, &Attempt::id);
      if (now == entry.next.end()) throw Failure("the attempt was taken off the entry meanwhile");
      record(*now, status, note, session.world.now);
      writer.put(std::move(entry));
    });
    noted = true;
    const auto id = journal->short_id(place.entry.id);
    session.world.console.out << paragraph_after(session.style.id(id) + "  ", id.size() + 2,
                                                 attempt.text + ": " + std::string(to_string(status)),
                                                 session.style)
                              << answer_to(status) << '\n';
    if (!options.log.empty())
      return log_next_link(options.log, place.entry.id, *journal, session, Step::last);
    if (status == detour::Status::failed && session.may_ask)
      ask_what_happened(place.entry.id, *journal, session);
  });
}

}  // namespace detour::cli
