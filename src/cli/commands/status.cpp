// detour alone: where you stand.
#include "detour/cli/render/status.hpp"

#include <algorithm>

#include "../attempts.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/insight/agenda.hpp"
#include "detour/insight/patterns.hpp"

namespace detour::cli {
namespace {

/// What presses is what came lately; reading a long journal whole would make `detour` alone slow.
constexpr std::chrono::days looked_back{365};
constexpr std::size_t most_looked_at = 1000;

}  // namespace

void run(const Status&, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  if (!journal) {
    out << nothing_logged_yet;
    return;
  }
  Filter own;
  own.whose = self;
  own.stage = Stage::setback;
  StatusView view;
  view.today = local_date(session.world.now);
  view.entries = journal->count(own);
  const auto reviews = journal->reviews();
  const auto next = next_review(reviews, session.world.now);
  auto of_next = own;
  of_next.since = next.from;
  view.to_review = to_go_through(journal->entries(of_next), next, reviews).size();
  Filter planned;
  planned.attempt = detour::Status::planned;
  view.open = open_attempts(journal->entries(planned), *journal);
  auto recent = own;
  recent.since = view.today - looked_back;
  const auto report = find_patterns(journal->with_inklings(journal->entries(recent, most_looked_at)),
                                    session.world.now, journal->causes());
  if (!report.patterns.empty()) view.pressing = report.patterns.front();
  const auto last =
      std::ranges::find_if(reviews, [](const auto& review) { return review.finished_at.has_value(); });
  if (last != reviews.end()) {
    view.last_review = local_date(*last->finished_at);
    view.experiment = last->experiment;
  }
  out << render_status(view, session.style);
}

}  // namespace detour::cli
