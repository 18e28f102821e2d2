// detour before: what one should re-read before doing something; with --log the plan goes on record.
#include <algorithm>
#include <set>

#include "../fields.hpp"
#include "../input.hpp"
#include "../logging.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/cli/render/recall.hpp"
#include "detour/exchange/library.hpp"
#include "detour/insight/risks.hpp"

namespace detour::cli {
namespace {

/// Of a larger journal those are ranked that may matter: what its words, its dangers and its newest entries
/// bring.
constexpr std::size_t ranked_whole = 2000, taken_of_each = 300;
constexpr std::size_t others_shown = 1, went_well_shown = 1;
/// What is no setback of one's own must be nearer than this to be worth a line.
constexpr double near_enough = 0.25;

std::vector<Entry> candidates_in(const Journal& journal, const std::string& plan) {
  if (journal.count() <= ranked_whole) return journal.entries();
  std::vector<Entry> candidates;
  std::set<std::string> taken;
  const auto take = [&](Entry entry) {
    if (taken.insert(entry.id).second) candidates.push_back(std::move(entry));
  };
  for (auto& hit : journal.search(plan, {}, taken_of_each)) take(std::move(hit.entry));
  for (const auto& risk : risks_of(plan)) {
    Filter filter;
    filter.causes = {std::string(risk.cause)};
    for (auto& entry : journal.entries(filter, taken_of_each)) take(std::move(entry));
  }
  for (auto& entry : journal.entries({}, taken_of_each)) take(std::move(entry));
  return candidates;
}

std::vector<RecalledEntry> nearest(const std::string& plan, std::vector<Entry> candidates, const Moment& now,
                                   std::size_t limit, double least) {
  std::vector<RecalledEntry> found;
  for (auto& match : recall(plan, candidates, now)) {
    if ((limit > 0 && found.size() == limit) || match.score < least) break;
    found.push_back({candidates[match.entry], {}, std::move(match)});
  }
  return found;
}

/// The library's tags sort it by fields; that one speaks of a plan's words is chance.
std::vector<Entry> without_tags(std::vector<Entry> entries) {
  for (auto& entry : entries) entry.tags.clear();
  return entries;
}

RecallView view_of(const std::string& plan, const Before& options, const std::optional<Journal>& journal,
                   const Moment& now) {
  RecallView view;
  view.plan = plan;
  if (!options.fields.estimate.empty()) view.estimate = known_effort(options.fields.estimate);
  view.others = nearest(plan, without_tags(starter_library()), now, others_shown, near_enough);
  if (!journal) return view;
  std::vector<Entry> setbacks, went_well, others;
  for (auto& entry : journal->with_inklings(candidates_in(*journal, plan))) {
    if (entry.stage == Stage::plan) continue;
    auto& group = entry.whose != self ? others : entry.stage == Stage::went_well ? went_well : setbacks;
    group.push_back(std::move(entry));
  }
  view.matches = nearest(plan, std::move(setbacks), now, options.limit, 0);
  view.went_well = nearest(plan, std::move(went_well), now, went_well_shown, near_enough);
  auto near_others = nearest(plan, std::move(others), now, others_shown, near_enough);
  for (auto* group : {&view.matches, &view.went_well, &near_others})
    for (auto& match : *group) match.short_id = journal->short_id(match.entry.id);
  view.others.insert(view.others.begin(), near_others.begin(), near_others.end());
  if (view.estimate) view.record = estimate_record(journal->entries());
  return view;
}

/// The answer to the question is what the person means to do differently: it goes on record with the plan.
void ask_and_add(Entry& entry, const RecallView& view, const CauseList& causes, Session& session) {
  const auto question = connecting_question(view, causes);
  if (!session.may_ask || question.empty()) return;
  try {
    if (const auto answer = ask_line(session.world.console, "(Enter: skip)"))
      entry.next.push_back(attempt_from(*answer, session.world.now, session.world.zone));
  } catch (const StopAsking&) {
    // The plan is kept without an answer.
  }
}

void put_on_record(const std::string& plan, RecallView& view, const Before& options, const CauseList& causes,
                   Session& session) {
  const auto& now = session.world.now;
  Entry entry;
  entry.stage = Stage::plan;
  entry.happened_at = entry.logged_at = now;
  entry.what = plan;
  apply(options.fields, entry, session.world);
  ask_and_add(entry, view, causes, session);
  auto journal = session.open_or_create();
  if (const auto& follows = options.fields.follows; !follows.empty())
    entry.follows = journal.entry(follows).id;
  const auto answering = options.json ? Answering::not_at_all : Answering::in_words;
  view.logged = log_entry(std::move(entry), journal, session, answering).id;
  if (!options.json) return;
  session.world.console.out << to_json(view);
}

}  // namespace

void run(const Before& options, Session& session) {
  auto& world = session.world;
  auto plan = joined(options.plan);
  if (plan == "-" || (plan.empty() && !world.console.in_is_terminal)) plan = trimmed(all_of(world.console));
  if (is_blank(plan)) {
    require_read_to_end(world.console);
    throw UsageError("what are you about to do?", "detour before \"quote a date for the Meridian redesign\"");
  }
  auto only_to_log = options.fields;
  only_to_log.estimate.clear();
  if (!options.log && !is_empty(only_to_log))
    throw UsageError("assumptions and other fields go on record only with --log",
                     "detour before \"…\" --log -a \"they agree 70%\"");
  saving(session, options.log ? to_template(plan, options.fields) : "", [&] {
    require_read_to_end(world.console);
    const auto reading = session.open();
    auto view = view_of(plan, options, reading, world.now);
    if (!options.json)
      world.console.out << render_recall(view, causes_of(reading), session.style);
    else if (!options.log)
      world.console.out << to_json(view);
    if (options.log) put_on_record(plan, view, options, causes_of(reading), session);
  });
}

}  // namespace detour::cli
