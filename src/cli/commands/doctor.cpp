// detour doctor: is the journal what was written, and can it be mended?
#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"

namespace detour::cli {

void run(const Doctor& options, Session& session) {
  auto& out = session.world.console.out;
  if (!Journal::exists(session.journal_path)) {
    out << nothing_logged_yet;
    return;
  }
  if (options.rebuild) {
    session.open_or_create().rebuild();
    out << "rebuilt all tables from the log\n";
  }
  const auto journal = session.open().value();
  const auto report = journal.check();
  out << fmt::format("journal    {}\nentries    {}\nrevisions  {}\n",
                     safe_line(session.journal_path.string()), report.entries, report.revisions);
  for (const auto& line : report.damage) out << "damaged    " << safe_line(line) << '\n';
  for (const auto& line : report.drift) out << "drifted    " << safe_line(line) << '\n';
  if (!report.damage.empty())
    throw JournalError("the journal is damaged",
                       "what is intact can be saved with 'detour export'; restore the rest from a copy");
  if (!report.drift.empty())
    throw JournalError("tables do not follow from the log", "'detour doctor --rebuild' mends them");
  out << session.style.good("all is well") << '\n';
}

}  // namespace detour::cli
