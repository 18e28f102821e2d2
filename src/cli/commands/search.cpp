// detour search: entries by their words, best first.
#include "../fields.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/json.hpp"

namespace detour::cli {

void run(const Search& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  const auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (!journal) {
    if (!options.json) out << nothing_logged_yet;
    return;
  }
  const auto hits = journal->search(joined(options.query), filter, options.limit);
  for (const auto& hit : hits)
    out << (options.json
                ? to_json_line(hit)
                : render_hit(hit.entry, journal->short_id(hit.entry.id), hit.snippet, session.style));
  if (hits.empty() && !options.json) out << "no entry has these words\n";
}

}  // namespace detour::cli
