// detour patterns: what keeps recurring, or one cause in detail.
#include "detour/cli/render/patterns.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/json.hpp"
#include "detour/cli/render/others.hpp"
#include "detour/exchange/library.hpp"
#include "detour/insight/patterns.hpp"

namespace detour::cli {

void run(const Patterns& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  const auto& causes = causes_of(journal);
  auto filter = resolved(options.filter, session.world, causes);
  filter.stage = Stage::setback;
  if (!filter.whose) filter.whose = self;  // other people's setbacks are not one's own patterns
  const auto* cause = options.cause.empty() ? nullptr : &known_cause(options.cause, causes);
  const auto entries = journal ? journal->with_inklings(journal->entries(filter)) : std::vector<Entry>{};
  const auto report = find_patterns(entries, session.world.now, causes);
  if (options.json) {
    out << to_json(report, cause);
    return;
  }
  if (!journal) {
    out << nothing_logged_yet;
    return;
  }
  const auto short_id = [&journal](std::string_view id) { return journal->short_id(id); };
  out << (cause != nullptr ? render_drill_down(report, *cause, entries, short_id, session.style)
                           : render_patterns(report, short_id, session.style));
  if (cause != nullptr) out << render_others_with(cause->id, starter_library(), session.style);
}

}  // namespace detour::cli
