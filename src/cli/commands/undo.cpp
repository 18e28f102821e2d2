// detour undo: take back the last command, in words.
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/history.hpp"

namespace detour::cli {

void run(const Undo& options, Session& session) {
  auto journal = session.open_to_change();
  if (!journal)
    throw NotFound("there is nothing to undo: nothing is logged yet", "detour log \"what happened\"");
  const auto undone = journal->undo(session.world.now, options.steps);
  session.world.console.out << render_undone(undone.action, undone.words, session.style);
}

}  // namespace detour::cli
