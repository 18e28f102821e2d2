// detour ok: a known trigger came and went well, so that patterns have a denominator.
#include "../fields.hpp"
#include "../input.hpp"
#include "../logging.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"

namespace detour::cli {

void run(const Ok& options, Session& session) {
  auto& world = session.world;
  Entry entry;
  entry.stage = Stage::went_well;
  entry.happened_at = entry.logged_at = world.now;
  entry.what = joined(options.text);
  if (entry.what == "-" || (entry.what.empty() && !world.console.in_is_terminal))
    entry.what = all_of(world.console);
  if (is_blank(entry.what)) {
    require_read_to_end(world.console);
    throw UsageError("nothing to log: the text is empty", "detour ok \"what went well this time\"");
  }
  entry.tags = options.tags;
  entry.people = options.people;
  for (const auto& cause : options.causes) entry.marks[cause] = true;
  auto typed = entry.what;
  for (const auto& tag : options.tags) typed += "\n#" + tag;
  for (const auto& person : options.people) typed += "\n@" + person;
  for (const auto& cause : options.causes) typed += "\n" + cause;
  saving(session, typed, [&] {
    require_read_to_end(world.console);
    if (!options.at.empty()) entry.happened_at = parse_when(options.at, world.now, world.zone);
    auto journal = session.open_or_create();
    for (const auto& cause : options.causes) static_cast<void>(known_cause(cause, journal.causes()));
    log_entry(std::move(entry), journal, session, options.json ? Answering::as_json : Answering::in_words);
  });
}

}  // namespace detour::cli
