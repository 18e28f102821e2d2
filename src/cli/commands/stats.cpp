// detour stats: what became of setbacks.
#include <utility>

#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/growth.hpp"

namespace detour::cli {

void run(const Stats& options, Session& session) {
  const auto journal = session.open();
  auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (!filter.whose) filter.whose = self;
  const auto only = std::exchange(filter.causes, {});
  const auto growth =
      growth_of(journal ? journal->entries(filter) : std::vector<Entry>{}, causes_of(journal), only);
  auto& out = session.world.console.out;
  if (options.json)
    out << to_json(growth);
  else if (!journal)
    out << nothing_logged_yet;
  else
    out << render_growth(growth, session.style);
}

}  // namespace detour::cli
