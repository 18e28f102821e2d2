// detour alone: where you stand.
#include "detour/cli/render/status.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/insight/patterns.hpp"

namespace detour::cli {

void run(const Status&, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  if (!journal) {
    out << nothing_logged_yet;
    return;
  }
  const auto entries = journal->entries({.since = {},
                                         .until = {},
                                         .tags = {},
                                         .people = {},
                                         .causes = {},
                                         .whose = std::string(self),
                                         .kind = {},
                                         .stage = Stage::setback});
  StatusView view;
  view.entries = entries.size();
  view.today = local_date(session.world.now);
  for (const auto& entry : entries) {
    if (!is_reflected(entry)) ++view.unreflected;
    for (const auto& attempt : entry.next)
      if (attempt.status == detour::Status::planned)
        view.open.push_back({attempt, entry.id, journal->short_id(entry.id)});
  }
  sort_by_due(view.open);
  const auto report = find_patterns(entries, session.world.now, journal->causes());
  if (!report.patterns.empty()) view.pressing = report.patterns.front();
  for (const auto& review : journal->reviews())
    if (review.finished_at && !view.last_review) view.last_review = local_date(*review.finished_at);
  out << render_status(view, session.style);
}

}  // namespace detour::cli
