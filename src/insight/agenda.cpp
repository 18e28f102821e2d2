#include "detour/insight/agenda.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace detour {
namespace {

bool is_setback(const Entry& entry) {
  return entry.stage == Stage::setback;
}

bool lies_in(const Moment& moment, const Agenda& agenda) {
  const auto day = local_date(moment);
  return day >= agenda.from && day <= agenda.to;
}

std::optional<GoodNews> attempt_that_worked(std::span<const Entry* const> in_order, const Agenda& agenda) {
  const Attempt* newest = nullptr;
  for (const auto* entry : in_order)
    for (const auto& attempt : entry->next)
      if (attempt.status == Status::worked && attempt.decided_at && lies_in(*attempt.decided_at, agenda) &&
          (newest == nullptr || *newest->decided_at < *attempt.decided_at))
        newest = &attempt;
  if (newest == nullptr) return std::nullopt;
  return GoodNews{GoodNewsKind::attempt_worked, newest->text, 0, 0};
}

std::optional<GoodNews> what_went_well(std::span<const Entry* const> in_order, const Agenda& agenda) {
  const Entry* newest = nullptr;
  for (const auto* entry : in_order)
    if (entry->stage == Stage::went_well && lies_in(entry->happened_at, agenda)) newest = entry;
  if (newest == nullptr) return std::nullopt;
  return GoodNews{GoodNewsKind::went_well, newest->what, 0, 0};
}

/// A cause that has stayed away for longer than chance would keep one of these causes away. Of n setbacks the
/// last r do not tell it, k of those before do: were they dealt at random, that has the chance C(n - r, k) /
/// C(n, k) (hypergeometric), held at 5 % over all causes that recur (Bonferroni). Where nothing is written
/// nothing can be seen: it is away up to the newest setback, which must be of this period.
std::optional<GoodNews> stayed_away(std::span<const Entry* const> in_order, const Agenda& agenda,
                                    const CauseList& causes) {
  std::vector<const Entry*> setbacks;
  std::ranges::copy_if(in_order, std::back_inserter(setbacks),
                       [](const Entry* entry) { return is_setback(*entry); });
  if (setbacks.empty() || !lies_in(setbacks.back()->happened_at, agenda)) return std::nullopt;
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < setbacks.size(); ++i)
    for (const auto& finding : setbacks[i]->causes) places[finding.cause].push_back(i);
  std::erase_if(places,
                [](const auto& of_cause) { return std::ssize(of_cause.second) < recurrence_minimum; });
  std::optional<GoodNews> best;
  double least = false_discovery_rate / static_cast<double>(std::max<std::size_t>(places.size(), 1));
  for (const auto& [cause, seen] : places) {
    double chance = 1;
    for (std::size_t i = 0; i < seen.size(); ++i)
      chance *= static_cast<double>(seen.back() + 1 - i) / static_cast<double>(setbacks.size() - i);
    if (chance > least) continue;
    least = chance;
    const auto* known = causes.find(cause);
    const auto away =
        local_date(setbacks.back()->happened_at) - local_date(setbacks[seen.back()]->happened_at);
    best = GoodNews{GoodNewsKind::stayed_away, std::string(known != nullptr ? known->title : cause),
                    static_cast<int>(away.count()), 0};
  }
  return best;
}

std::optional<GoodNews> lesson_or_count(std::span<const Entry* const> in_order, const Agenda& agenda) {
  int written = 0;
  const Entry* with_lesson = nullptr;
  for (const auto* entry : in_order) {
    if (!is_setback(*entry) || !lies_in(entry->happened_at, agenda)) continue;
    ++written;
    if (!entry->lessons.empty()) with_lesson = entry;
  }
  if (with_lesson != nullptr)
    return GoodNews{GoodNewsKind::lesson, with_lesson->lessons.front().text, 0, written};
  if (written == 0) return std::nullopt;
  return GoodNews{GoodNewsKind::written, "", 0, written};
}

std::optional<GoodNews> good_news(std::span<const Entry* const> in_order, const Agenda& agenda,
                                  const CauseList& causes) {
  if (auto news = attempt_that_worked(in_order, agenda)) return news;
  if (auto news = what_went_well(in_order, agenda)) return news;
  if (auto news = stayed_away(in_order, agenda, causes)) return news;
  return lesson_or_count(in_order, agenda);
}

void add_attempts(Agenda& agenda, std::span<const Entry* const> in_order,
                  const std::set<std::string>& passed) {
  for (const auto* entry : in_order)
    for (const auto& attempt : entry->next)
      if (attempt.status == Status::planned && !passed.contains(attempt.id) &&
          (attempt.due ? *attempt.due <= agenda.to : local_date(entry->happened_at) < agenda.from))
        agenda.attempts.push_back({entry->id, attempt});
  std::ranges::reverse(agenda.attempts);  // the newest first, where no day says otherwise
  std::ranges::stable_sort(agenda.attempts, [](const DueAttempt& a, const DueAttempt& b) {
    return a.attempt.due && (!b.attempt.due || *a.attempt.due < *b.attempt.due);
  });
  if (agenda.attempts.size() > attempts_asked) agenda.attempts.resize(attempts_asked);
}

/// Those with a confidence first: they tell how well one judges.
void add_assumptions(Agenda& agenda, std::span<const Entry* const> in_order,
                     const std::set<std::string>& passed) {
  for (const auto* entry : in_order) {
    if (entry->stage == Stage::plan || local_date(entry->happened_at) > agenda.to) continue;
    for (const auto& assumption : entry->assumptions)
      if (assumption.verdict == Verdict::unknown && !passed.contains(assumption.id))
        agenda.assumptions.push_back({entry->id, assumption});
  }
  // Then the newest: they are remembered best.
  std::ranges::reverse(agenda.assumptions);
  std::stable_partition(agenda.assumptions.begin(), agenda.assumptions.end(),
                        [](const OpenAssumption& open) { return open.assumption.confidence.has_value(); });
  if (agenda.assumptions.size() > assumptions_asked) agenda.assumptions.resize(assumptions_asked);
}

const Review* last_finished(std::span<const Review> past) {
  const auto found =
      std::ranges::find_if(past, [](const Review& review) { return review.finished_at.has_value(); });
  return found == past.end() ? nullptr : &*found;
}

bool is_in(const std::vector<std::string>& ids, const Entry& entry) {
  return std::ranges::find(ids, entry.id) != ids.end();
}

/// An experiment is asked about from the day after it was chosen.
std::optional<std::string> experiment_to_ask_about(const Review* last, const Moment& now) {
  if (last == nullptr || last->experiment.empty() || local_date(*last->finished_at) >= local_date(now))
    return std::nullopt;
  return last->experiment;
}

}  // namespace

Review next_review(std::span<const Review> past, const Moment& now) {
  constexpr std::chrono::days a_week{7};
  const auto today = local_date(now);
  if (!past.empty() && !past.front().finished_at) {
    auto stopped = past.front();
    stopped.to = std::max(stopped.to, today);
    return stopped;
  }
  Review review;
  review.started_at = now;
  review.to = today;
  const auto* last = last_finished(past);
  review.from = last != nullptr ? std::min(last->to, today) : today - a_week + std::chrono::days{1};
  return review;
}

std::vector<const Entry*> to_go_through(std::span<const Entry> own, const Review& review,
                                        std::span<const Review> past) {
  const auto* last = last_finished(past);
  std::vector<const Entry*> entries;
  for (const auto& entry : own) {
    const auto day = local_date(entry.happened_at);
    if (is_setback(entry) && day >= review.from && day <= review.to && !is_in(review.entries, entry) &&
        (last == nullptr || !is_in(last->entries, entry)))
      entries.push_back(&entry);
  }
  std::ranges::stable_sort(entries, {}, &Entry::happened_at);
  return entries;
}

Agenda agenda_of(std::span<const Entry> own, const Review& review, std::span<const Review> past,
                 const Moment& now, const CauseList& causes) {
  Agenda agenda;
  agenda.from = review.from;
  agenda.to = review.to;
  std::vector<const Entry*> in_order;
  std::vector<Entry> setbacks;
  for (const auto& entry : own) {
    in_order.push_back(&entry);
    if (is_setback(entry)) setbacks.push_back(entry);
  }
  std::ranges::stable_sort(in_order, {}, [](const Entry* entry) { return entry->happened_at; });
  const std::set<std::string> passed(review.passed.begin(), review.passed.end());
  agenda.good_news = good_news(in_order, agenda, causes);
  agenda.gone_through = review.entries.size();
  for (const auto* entry : to_go_through(own, review, past)) agenda.entries.push_back(*entry);
  agenda.older = static_cast<std::size_t>(std::ranges::count_if(setbacks, [&](const Entry& entry) {
    return local_date(entry.happened_at) < review.from && !is_reflected(entry);
  }));
  add_assumptions(agenda, in_order, passed);
  for (const auto* entry : in_order)
    if (entry->stage == Stage::plan && !passed.contains(entry->id) && agenda.plans.size() < plans_asked &&
        local_date(entry->happened_at) < agenda.to)
      agenda.plans.push_back(*entry);
  add_attempts(agenda, in_order, passed);
  for (auto& rehearsal : rehearsals_due(own, agenda.to))
    if (!passed.contains(rehearsal.lesson) && agenda.rehearsals.size() < rehearsals_asked)
      agenda.rehearsals.push_back(std::move(rehearsal));
  if (auto worn = worn_lessons(own);
      !worn.empty() && !passed.contains(worn.front().entry + worn.front().cause))
    agenda.worn = std::move(worn.front());
  if (auto report = find_patterns(setbacks, now, causes); !report.patterns.empty())
    agenda.pressing = std::move(report.patterns.front());
  agenda.experiment = experiment_to_ask_about(last_finished(past), now);
  return agenda;
}

}  // namespace detour
