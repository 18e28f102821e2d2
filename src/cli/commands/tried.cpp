// detour tried: how an attempt went, and the setback that came of it.
#include <fmt/format.h>

#include <algorithm>

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

/// An entry that is a plan without attempts of its own: it is the attempt.
std::optional<Entry> plan_at(const Journal& journal, const std::string& reference) {
  try {
    auto entry = journal.entry(reference);
    if (entry.stage == Stage::plan && entry.next.empty()) return entry;
  } catch (const Error&) {
    // Not the name of an entry: perhaps that of an attempt.
  }
  return std::nullopt;
}

/// The outcome makes a plan what it turned out to be; what was assumed stays as it was on record.
void settle_plan(const Entry& plan, detour::Status status, const std::string& note, Journal& journal,
                 Session& session) {
  if (status == detour::Status::dropped)
    throw UsageError("a plan that was dropped has no outcome", "take it out with 'detour delete'");
  Entry settled;
  journal.write("tried", session.world.now, [&](Writer& writer) {
    auto entry = writer.entry(plan.id);
    entry.stage = status == detour::Status::worked ? Stage::went_well : Stage::setback;
    if (!note.empty()) entry.what += "\n" + note;
    settled = writer.put(std::move(entry));
  });
  session.world.console.out << render_entry(journal.entry(settled.id), journal.short_id(settled.id),
                                            journal.causes(), session.style)
                            << answer_to(status) << '\n';
}

void ask_what_happened(const std::string& entry, Journal& journal, Session& session) {
  try {
    if (const auto what = ask_line(session.world.console,
                                   "What happened this time? It is kept as the next link of the chain. "
                                   "(Enter: nothing to log)"))
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
    if (const auto plan = plan_at(*journal, options.attempt))
      return settle_plan(*plan, status, note, *journal, session);
    const auto place = attempt_at(*journal, options.attempt);
    const auto& attempt = place.entry.next[place.index];
    journal->write("tried", session.world.now, [&](Writer& writer) {
      auto entry = writer.entry(place.entry.id);
      const auto now = std::ranges::find(entry.next, attempt.id, &Attempt::id);
      if (now == entry.next.end()) throw Failure("the attempt was taken off the entry meanwhile");
      now->status = status;
      now->decided_at = session.world.now;
      if (!note.empty()) now->note = note;
      writer.put(std::move(entry));
    });
    noted = true;
    session.world.console.out << fmt::format(
        "{}  {}: {}\n{}\n", session.style.id(journal->short_id(place.entry.id)), safe_line(attempt.text),
        session.style.bold(to_string(status)), answer_to(status));
    if (!options.log.empty())
      return log_next_link(options.log, place.entry.id, *journal, session, Step::last);
    if (status == detour::Status::failed && session.may_ask)
      ask_what_happened(place.entry.id, *journal, session);
  });
}

}  // namespace detour::cli
