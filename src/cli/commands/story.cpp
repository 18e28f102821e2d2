// detour story: a chain of attempts as a short story.
#include "detour/insight/story.hpp"

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/insight/redaction.hpp"

namespace detour::cli {

void run(const Story& options, Session& session) {
  const auto journal = session.open();
  if (!journal) {
    if (!options.id.empty())
      throw NotFound("no entry '" + truncated(safe_line(options.id), 40) + "': nothing is logged yet",
                     "detour log \"what happened\"");
    session.world.console.out << nothing_logged_yet;
    return;
  }
  const auto chain = journal->chain_of(journal->entry(options.id.empty() ? "@1" : options.id).id);
  auto story = story_of(chain);
  if (options.redact) story = redacted(story, Redaction(chain));
  session.world.console.out << to_markdown(story);
}

}  // namespace detour::cli
