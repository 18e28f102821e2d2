// detour delete: take entries out; undo brings them back.
#include <fmt/format.h>

#include <algorithm>

#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/cli/render/entry.hpp"

namespace detour::cli {

void run(const Delete& options, Session& session) {
  auto& console = session.world.console;
  auto journal = session.open_to_change();
  if (!journal)
    throw NotFound("nothing is logged yet, so nothing can be deleted", "detour log \"what happened\"");
  std::vector<Entry> entries;
  for (const auto& id : options.ids)
    if (auto entry = journal->entry(id); std::ranges::find(entries, entry.id, &Entry::id) == entries.end())
      entries.push_back(std::move(entry));
  std::string rows;
  for (const auto& entry : entries) rows += render_row(entry, journal->short_id(entry.id), session.style);
  if (!options.yes) {
    if (!session.may_ask)
      throw UsageError("deleting is asked about, and there is no terminal to ask on",
                       "say --yes if you are sure");
    console.out << rows;
    if (!confirm(console, entries.size() == 1 ? "Delete it?" : "Delete them?")) {
      console.out << "nothing was deleted\n";
      return;
    }
  }
  journal->write("delete", session.world.now, [&entries](Writer& writer) {
    for (const auto& entry : entries) writer.remove(entry.id);
  });
  console.out << "deleted\n"
              << rows << "'detour undo' brings " << (entries.size() == 1 ? "it" : "them") << " back\n";
}

}  // namespace detour::cli
