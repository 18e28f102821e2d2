// detour history: how an entry came to be what it is.
#include "detour/cli/render/history.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/json.hpp"

namespace detour::cli {

void run(const History& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  if (!journal)
    throw NotFound("no entry '" + options.id + "': nothing is logged yet", "detour log \"what happened\"");
  const auto revisions = journal->history(options.id);
  out << (options.json ? to_json_lines(revisions)
                       : render_history(revisions, session.world.zone, session.style));
}

}  // namespace detour::cli
