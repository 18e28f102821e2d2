// detour restore: bring a deleted entry back, or an earlier state of one that is there.
#include <algorithm>
#include <ranges>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/history.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {
namespace {

void list_deleted(const Restore& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  const auto deleted = journal ? journal->deleted() : std::vector<Deleted>();
  for (const auto& one : deleted)
    out << (options.json
                ? to_json(one.entry) + '\n'
                : render_deleted(one, journal->short_id(one.entry.id), session.world.zone, session.style));
  if (deleted.empty() && !options.json) out << "no entry is deleted\n";
}

/// The state asked for; of a deleted entry the last one unless a number says which.
const Revision& wanted(const std::vector<Revision>& states, const Restore& options) {
  const auto id = safe_line(options.id);
  const auto see_history = "'detour history " + id + "' numbers the states";
  if (options.state == 0) {
    if (!states.back().is_tombstone())
      throw UsageError("'" + id + "' is not deleted: say which state to bring back", see_history);
    return *std::ranges::find_if(states.rbegin(), states.rend(), std::not_fn(&Revision::is_tombstone));
  }
  const auto number = static_cast<std::size_t>(options.state);
  if (number > states.size() || states[number - 1].is_tombstone())
    throw UsageError("there is no state " + std::to_string(number) + " of '" + id + "' to bring back",
                     see_history);
  return states[number - 1];
}

}  // namespace

void run(const Restore& options, Session& session) {
  if (options.id.empty()) return list_deleted(options, session);
  auto journal = session.open_to_change();
  if (!journal)
    throw NotFound("no entry '" + safe_line(options.id) + "': nothing is logged yet",
                   "detour log \"what happened\"");
  const auto states = journal->history(options.id);
  const auto& state = wanted(states, options);
  if (state.body == states.back().body) {
    session.world.console.out << "nothing was changed\n";
    return;
  }
  auto entry = entry_from_json(state.body, session.world.now, session.world.zone);
  journal->write("restore", session.world.now, [&entry](Writer& writer) { entry = writer.put(entry); });
  session.world.console.out << (options.json ? to_json(entry) + '\n'
                                             : "restored " + render_entry(entry, journal->short_id(entry.id),
                                                                          journal->causes(), session.style));
}

}  // namespace detour::cli
