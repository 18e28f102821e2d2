// detour review: the weekly reflection.
#include <algorithm>

#include "../review_session.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/json.hpp"
#include "detour/cli/render/review.hpp"
#include "detour/insight/agenda.hpp"

namespace detour::cli {
namespace {

/// With a day of its own it is a new one.
detour::Review review_to_hold(const std::vector<detour::Review>& reviews, const std::string& since,
                              const World& world) {
  if (since.empty()) return next_review(reviews, world.now);
  auto review = next_review({}, world.now);
  review.from = parse_span(since, world.now, world.zone).first;
  return review;
}

bool has_nothing_to_ask(const Agenda& agenda) {
  return agenda.entries.empty() && agenda.attempts.empty() && agenda.assumptions.empty() &&
         agenda.plans.empty() && agenda.rehearsals.empty();
}

/// A finished or stopped review by the beginning of its id; the newest unless named.
const detour::Review& named(const std::vector<detour::Review>& reviews, std::string_view id) {
  const auto found = std::ranges::find_if(
      reviews, [id](const detour::Review& review) { return id.empty() || review.id.starts_with(id); });
  if (found == reviews.end())
    throw NotFound("no review '" + truncated(safe_line(id), 40) + "'",
                   "'detour review --list' shows their ids");
  return *found;
}

void show(const Journal& journal, const std::vector<detour::Review>& reviews, const Review& options,
          Session& session) {
  if (options.words.size() > 2)
    throw UsageError("'detour review show' shows one review at a time", "detour review --list has their ids");
  if (reviews.empty()) {
    if (!options.json) session.world.console.out << "no review was held yet: detour review\n";
    return;
  }
  const auto& review = named(reviews, options.words.size() > 1 ? std::string_view(options.words[1]) : "");
  std::vector<Entry> entries;
  for (const auto& id : review.entries)
    if (journal.has(id)) entries.push_back(journal.entry(id));
  session.world.console.out << (options.json
                                    ? to_json(review) + '\n'
                                    : render_review(
                                          review, entries,
                                          [&journal](std::string_view id) { return journal.short_id(id); },
                                          session.style));
}

}  // namespace

void run(const Review& options, Session& session) {
  auto& out = session.world.console.out;
  if (!options.words.empty() && options.words.front() != "show")
    throw UsageError("'detour review' takes no '" + truncated(safe_line(options.words.front()), 40) + "'",
                     "detour review, detour review --list, detour review show ID");
  const auto reading = session.open();
  if (!reading) {
    if (!options.json) out << nothing_logged_yet;
    return;
  }
  const auto short_id = [&reading](std::string_view id) { return reading->short_id(id); };
  const auto reviews = reading->reviews();
  if (!options.words.empty()) return show(*reading, reviews, options, session);
  if (options.list) {
    out << (options.json ? to_json_lines(reviews) : render_reviews(reviews, session.style));
    return;
  }
  auto review = review_to_hold(reviews, options.since, session.world);
  if (review.from > review.to)
    throw UsageError("a review looks back: its first day lies ahead", "detour review --since monday");
  Filter own;
  own.whose = self;
  const auto entries = reading->with_inklings(reading->entries(own));
  const auto agenda = agenda_of(entries, review, reviews, session.world.now, reading->causes());
  if (options.print || !session.may_ask || has_nothing_to_ask(agenda)) {
    out << render_digest(agenda, short_id, reading->causes(), session.style);
    return;
  }
  if (!options.questions.empty()) session.config.questions = options.questions;
  auto journal = session.open_or_create();
  ReviewSession(session, journal, std::move(review), evidence_against(journal)).run(agenda);
}

}  // namespace detour::cli
