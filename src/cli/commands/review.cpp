// detour review: the weekly reflection.
#include <algorithm>

#include "../review_session.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/review.hpp"
#include "detour/insight/patterns.hpp"

namespace detour::cli {
namespace {

/// More than these in one sitting tire; the others come up in the next review.
constexpr std::size_t attempts_asked = 5;
constexpr std::chrono::days a_week{7};

const detour::Review* last_finished(const std::vector<detour::Review>& reviews) {
  const auto found = std::ranges::find_if(
      reviews, [](const detour::Review& review) { return review.finished_at.has_value(); });
  return found == reviews.end() ? nullptr : &*found;
}

/// The review to hold: the one that was stopped, or a new one from where the last ended, or over a week.
detour::Review review_to_hold(const std::vector<detour::Review>& reviews, const std::string& since,
                              const World& world) {
  const auto today = local_date(world.now);
  if (since.empty() && !reviews.empty() && !reviews.front().finished_at) return reviews.front();
  detour::Review review;
  review.started_at = world.now;
  review.to = today;
  const auto* last = last_finished(reviews);
  review.from = last != nullptr ? std::min(last->to, today) : today - a_week + std::chrono::days{1};
  if (!since.empty()) review.from = parse_span(since, world.now, world.zone).first;
  return review;
}

/// Planned attempts that are due, then those without a day from before the period, newest first.
std::vector<OpenAttempt> attempts_to_ask_about(const std::vector<Entry>& newest_first,
                                               const detour::Review& review) {
  std::vector<OpenAttempt> open;
  for (const auto& entry : newest_first)
    for (const auto& attempt : entry.next)
      if (attempt.status == detour::Status::planned &&
          (attempt.due ? *attempt.due <= review.to : local_date(entry.happened_at) < review.from))
        open.push_back({attempt, entry.id, {}});
  sort_by_due(open);
  if (open.size() > attempts_asked) open.resize(attempts_asked);
  return open;
}

ReviewView view_of(const Journal& journal, const detour::Review& review,
                   const std::vector<detour::Review>& reviews, const Moment& now) {
  Filter own;
  own.whose = self;
  const auto all = journal.entries(own);
  ReviewView view{review.from, review.to, {}, attempts_to_ask_about(all, review), {}, {}};
  const auto* last = last_finished(reviews);
  const auto seen = [&last](const Entry& entry) {
    return last != nullptr && std::ranges::find(last->entries, entry.id) != last->entries.end();
  };
  std::ranges::copy_if(all, std::back_inserter(view.entries), [&](const Entry& entry) {
    const auto day = local_date(entry.happened_at);
    return day >= review.from && day <= review.to && !seen(entry);
  });
  std::ranges::reverse(view.entries);
  if (auto report = find_patterns(all, now, journal.causes()); !report.patterns.empty())
    view.pressing = std::move(report.patterns.front());
  if (last != nullptr && !last->experiment.empty()) view.experiment = last->experiment;
  return view;
}

void with_short_ids(std::vector<OpenAttempt>& open, const Journal& journal) {
  for (auto& attempt : open) attempt.short_id = journal.short_id(attempt.entry);
}

}  // namespace

void run(const Review& options, Session& session) {
  auto& out = session.world.console.out;
  const auto reading = session.open();
  if (!reading) {
    out << nothing_logged_yet;
    return;
  }
  const auto reviews = reading->reviews();
  if (options.list) {
    out << render_reviews(reviews, session.style);
    return;
  }
  auto review = review_to_hold(reviews, options.since, session.world);
  auto view = view_of(*reading, review, reviews, session.world.now);
  with_short_ids(view.due, *reading);
  const bool nothing_to_ask = view.entries.empty() && view.due.empty();
  if (options.print || !session.may_ask || nothing_to_ask) {
    out << render_digest(
        view, [&reading](std::string_view id) { return reading->short_id(id); }, reading->causes(),
        session.style);
    return;
  }
  auto journal = session.open_or_create();
  ReviewSession(session, journal, std::move(review)).run(view);
}

}  // namespace detour::cli
