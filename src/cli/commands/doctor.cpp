// detour doctor: is the journal what was written, and can it be mended?
#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"

namespace detour::cli {
namespace {

void tell(const Salvaged& salvaged, std::ostream& out) {
  const auto lost = salvaged.lost == 0   ? "none is lost as far as can be seen"
                    : salvaged.lost == 1 ? "1 is lost"
                                         : fmt::format("{} are lost", salvaged.lost);
  out << fmt::format("saved {} revision{}, {}\nthe damaged file is kept as {}\n", salvaged.revisions,
                     salvaged.revisions == 1 ? "" : "s", lost, safe_line(salvaged.damaged_file.string()));
}

void rebuild(Session& session) {
  auto& out = session.world.console.out;
  if (Journal::is_sound(session.journal_path)) {
    session.open_or_create().rebuild();
    out << "rebuilt all tables from the log\n";
    return;
  }
  tell(Journal::salvage(session.journal_path, local_date(session.world.now)), out);
  static_cast<void>(session.open_or_create());  // works out the findings
}

}  // namespace

void run(const Doctor& options, Session& session) {
  auto& out = session.world.console.out;
  if (!Journal::exists(session.journal_path)) {
    out << nothing_logged_yet;
    return;
  }
  if (options.rebuild) rebuild(session);
  const auto journal = session.open().value();
  const auto report = journal.check();
  out << fmt::format("journal    {}\nentries    {}\nrevisions  {}\n",
                     safe_line(session.journal_path.string()), report.entries, report.revisions);
  for (const auto& line : report.damage) out << "damaged    " << safe_line(line) << '\n';
  for (const auto& line : report.drift) out << "drifted    " << safe_line(line) << '\n';
  if (!report.damage.empty())
    throw JournalError("the journal is damaged",
                       "'detour doctor --rebuild' saves what is intact and keeps the damaged file");
  if (!report.drift.empty())
    throw JournalError("tables do not follow from the log", "'detour doctor --rebuild' mends them");
  out << session.style.good("all is well") << '\n';
}

}  // namespace detour::cli
