// detour export: all entries out, oldest first.
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {

void run(const Export& options, Session& session) {
  if (options.format != "jsonl")
    throw UsageError("no format '" + truncated(safe_line(options.format), 40) + "'", "known formats: jsonl");
  const auto journal = session.open();
  const auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (journal)
    journal->for_each(
        filter, [&session](const Entry& entry) { session.world.console.out << to_json(entry) << '\n'; });
}

}  // namespace detour::cli
