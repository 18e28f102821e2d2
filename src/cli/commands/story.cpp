// detour story: a chain of attempts as a short story.
#include "detour/insight/story.hpp"

#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/insight/redaction.hpp"

namespace detour::cli {

void run(const Story& options, Session& session) {
  const auto journal = session.open();
  if (!journal) throw NotFound("there is no story yet: nothing is logged", "detour log \"what happened\"");
  const auto chain = journal->chain_of(journal->entry(options.id.empty() ? "@1" : options.id).id);
  auto story = story_of(chain);
  if (options.redact) story = redacted(story, Redaction(chain));
  session.world.console.out << to_markdown(story);
}

}  // namespace detour::cli
