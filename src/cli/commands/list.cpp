// detour list: entries, newest first.
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {

void run(const List& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  const auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (!journal) {
    if (!options.json) out << nothing_logged_yet;
    return;
  }
  const auto entries = journal->entries(filter, options.limit);
  if (options.json) {
    for (const auto& entry : entries) out << to_json(entry) << '\n';
    return;
  }
  for (const auto& entry : entries) out << render_row(entry, journal->short_id(entry.id), session.style);
  if (entries.empty()) out << "no entry fits\n";
  if (options.limit == 0 || entries.size() < options.limit) return;
  if (const auto total = journal->count(filter); total > entries.size())
    session.world.console.err << entries.size() << " of " << total << " entries; --limit 0 shows all\n";
}

}  // namespace detour::cli
