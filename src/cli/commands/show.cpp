// detour show: entries in full.
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/review.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {

void run(const Show& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  if (!journal) {
    if (!options.ids.empty())
      throw NotFound("no entry '" + options.ids.front() + "': nothing is logged yet",
                     "detour log \"what happened\"");
    if (!options.json) out << nothing_logged_yet;
    return;
  }
  const auto ids = options.ids.empty() ? std::vector<std::string>{"@1"} : options.ids;
  std::vector<Entry> entries;
  entries.reserve(ids.size());
  for (const auto& id : ids) entries.push_back(journal->entry(id));
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (options.json) {
      out << to_json(entries[i]) << '\n';
      continue;
    }
    if (i > 0) out << '\n';
    out << render_entry(entries[i], journal->short_id(entries[i].id), journal->causes(), session.style);
    if (session.config.mindset)
      if (const auto hits = mindset_of(entries[i]); !hits.empty())
        out << render_mindset(hits, evidence_against(*journal), session.style);
  }
}

}  // namespace detour::cli
