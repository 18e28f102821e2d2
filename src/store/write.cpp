// Writing: one transaction a step, one function for every revision, undo as a step of its own.
#include <algorithm>
#include <map>
#include <span>

#include "database.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/journal/entry_json.hpp"
#include "detour/journal/rules.hpp"
#include "state.hpp"

namespace detour {
namespace {

constexpr std::size_t step_id_length = 12;
constexpr std::size_t words_shown = 60;

/// Records of all types share one log: a cause's id begins as no entry's can.
constexpr std::string_view cause_prefix = "cause:";

std::string cause_id_of(const Revision& revision) {
  return revision.record.substr(cause_prefix.size());
}

std::string title_of(const Revision& revision) {
  if (revision.type == review_record) return "the review";
  if (revision.type == cause_record) return "the cause '" + cause_id_of(revision) + "'";
  return '"' + truncated(safe_line(store::entry_in(revision).what), words_shown) + '"';
}

/// The revisions of the last `steps` steps that this device wrote, newest first.
std::vector<Revision> last_steps(const SQLite::Database& db, const std::string& device, int steps) {
  SQLite::Statement query(db, std::string("SELECT ") + store::revision_columns +
                                  " FROM revision r WHERE device=? ORDER BY seq DESC");
  query.bind(1, device);
  std::vector<Revision> revisions;
  for (int seen = 0; query.executeStep();) {
    auto revision = store::revision_at(query).revision;
    if (revisions.empty() || revisions.back().step != revision.step) ++seen;
    if (seen > steps) break;
    revisions.push_back(std::move(revision));
  }
  return revisions;
}

/// Of this device; empty when it wrote nothing.
std::string last_step(const SQLite::Database& db, const std::string& device) {
  SQLite::Statement query(db, "SELECT step FROM revision WHERE device=? ORDER BY seq DESC LIMIT 1");
  query.bind(1, device);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

/// What undoing does to a record: `undone` are its revisions among those taken back, newest first.
std::string change_in_words(std::span<const Revision* const> undone, const std::string& body_before) {
  const auto& now = *undone.front();
  if (body_before.empty()) {
    const auto told = std::ranges::find_if(undone, [](const Revision* one) { return !one->is_tombstone(); });
    return title_of(**told) + " is gone";
  }
  Revision before = now;
  before.body = body_before;
  return title_of(before) + (now.is_tombstone() ? " is back" : " is as it was before");
}

}  // namespace

Writer::Impl::Impl(Journal::Impl& journal, std::string_view action_words, const Moment& at)
    : db(journal.db),
      analysis(journal.analysis),
      personal(journal.personal),
      taught(journal.taught),
      derived(journal.db),
      device(journal.device),
      action(action_words),
      now(at),
      stamp(store::last_stamp(journal.db)) {
  journal.catch_up();
  step = content_id(device + std::to_string(next_stamp(stamp, now)), step_id_length);
}

Writer::Impl::Record Writer::Impl::record_in(const Revision& revision) const {
  if (revision.is_tombstone()) return {};
  if (revision.type == review_record) return review_from_json(revision.body);
  if (revision.type == cause_record) return own_cause_from_json(revision.body);
  Entry entry = store::entry_in(revision);
  add_detection(entry);
  return entry;
}

void Writer::Impl::add_detection(Entry& entry) const {
  auto [findings, inklings] = analysis.detect(entry, personal);
  entry.causes = std::move(findings);
  entry.inklings = std::move(inklings);
}

std::int64_t Writer::Impl::first_seq(const std::string& record) const {
  SQLite::Statement query(db, "SELECT min(seq) FROM revision WHERE record=?");
  query.bind(1, record);
  query.executeStep();
  return query.getColumn(0).getInt64();
}

void Writer::Impl::append(const Head& head, std::string record, std::string_view type, std::string body,
                          const Record& shown) {
  stamp = next_stamp(stamp, now);
  Revision revision{{}, std::move(record), std::string(type), device, stamp, step, action,
                    {}, std::move(body)};
  if (head) revision.parents.push_back(head->revision.id);
  const auto seq = store::append(db, revision);
  const auto num = head ? first_seq(revision.record) : seq;
  if (revision.type == cause_record) taught = true;
  if (head && !head->revision.is_tombstone()) {
    if (revision.type == review_record) {
      derived.remove_review(revision.record);
    } else if (revision.type == cause_record) {
      derived.remove_own_cause(cause_id_of(revision));
    } else {
      const auto before = store::entry_in(head->revision);
      taught = taught || !before.marks.empty();
      derived.remove(before, num);
    }
  }
  if (const auto* entry = std::get_if<Entry>(&shown)) {
    taught = taught || !entry->marks.empty();
    derived.insert(*entry, num, seq);
  }
  if (const auto* review = std::get_if<Review>(&shown)) derived.insert(*review);
  if (const auto* cause = std::get_if<OwnCause>(&shown)) derived.insert(*cause);
}

Entry Writer::entry(std::string_view id) const {
  const auto head = store::head_of(impl_.db, id);
  if (!head || head->revision.is_tombstone())
    throw NotFound("no entry '" + safe_line(id) + "'", "'detour list' shows what is there");
  return store::entry_in(head->revision);
}

bool Writer::has(std::string_view id) const {
  return store::has_entry(impl_.db, id);
}

Entry Writer::put(Entry entry) {
  if (entry.logged_at.seconds == 0) entry.logged_at = impl_.now;
  // What is brought in comes as it was; the rest is written now.
  if (entry.id.empty() || store::head_of(impl_.db, entry.id)) date_new_lessons(entry, impl_.now);
  if (entry.id.empty())
    entry.id = content_id(impl_.step + std::to_string(impl_.stamp) + to_json(entry, Causes::without));
  settle(entry);
  impl_.add_detection(entry);
  auto body = to_json(entry, Causes::without);
  const auto head = store::head_of(impl_.db, entry.id);
  if (!head || head->revision.body != body)
    impl_.append(head, entry.id, entry_record, std::move(body), entry);
  return entry;
}

Review Writer::put(Review review) {
  if (review.id.empty()) review.id = content_id(impl_.step + std::to_string(impl_.stamp) + to_json(review));
  impl_.append(store::head_of(impl_.db, review.id), review.id, review_record, to_json(review), review);
  return review;
}

void Writer::put(const OwnCause& cause) {
  const auto record = std::string(cause_prefix) + cause.id;
  const auto head = store::head_of(impl_.db, record);
  if (auto body = to_json(cause); !head || head->revision.body != body)
    impl_.append(head, record, cause_record, std::move(body), cause);
}

void Writer::remove_cause(std::string_view id) {
  const auto record = std::string(cause_prefix) + std::string(id);
  if (const auto head = store::head_of(impl_.db, record); head && !head->revision.is_tombstone())
    impl_.append(head, record, cause_record, {}, {});
}

void Writer::remove(std::string_view id) {
  static_cast<void>(entry(id));  // throws when there is none
  impl_.append(store::head_of(impl_.db, id), std::string(id), entry_record, {}, {});
}

void Journal::write(std::string_view action, const Moment& now, const std::function<void(Writer&)>& work) {
  store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    Writer::Impl state(*impl_, action, now);
    Writer writer(state);
    work(writer);
    transaction.commit();
    impl_->step = state.step;
    impl_->action = state.action;
  });
}

void Journal::amend(const Moment& now, const std::function<void(Writer&)>& work) {
  store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    Writer::Impl state(*impl_, impl_->action, now);
    if (last_step(impl_->db, impl_->device) == impl_->step) state.step = impl_->step;
    Writer writer(state);
    work(writer);
    transaction.commit();
    impl_->step = state.step;
  });
}

Undone Journal::undo(const Moment& now, int steps) {
  return store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto taken_back = last_steps(impl_->db, impl_->device, steps);
    if (taken_back.empty()) throw NotFound("there is nothing to undo", "the journal has no changes yet");
    Undone undone{taken_back.front().action, {}};
    Writer::Impl state(*impl_, "undo: " + undone.action, now);
    std::map<std::string, std::vector<const Revision*>> by_record;
    for (const auto& revision : taken_back) by_record[revision.record].push_back(&revision);
    for (std::size_t done = 0; const auto& revision : taken_back) {
      tell_progress(impl_->progress, ++done, taken_back.size());
      const auto taken = by_record.extract(revision.record);
      if (taken.empty()) continue;
      // The state to go back to is the one before the oldest of them.
      const auto& parents = taken.mapped().back()->parents;
      const auto parent =
          parents.empty() ? std::nullopt : store::revision_with(impl_->db, revision.record, parents.front());
      if (!parents.empty() && !parent)
        throw Failure("what " + title_of(revision) + " was before is lost with a damaged journal",
                      "change it with 'detour edit', or take it out with 'detour delete'");
      Revision restored = revision;
      restored.body = parent ? parent->body : std::string();
      undone.words.push_back(change_in_words(taken.mapped(), restored.body));
      if (restored.body == revision.body) continue;
      state.append(store::head_of(impl_->db, revision.record), revision.record, revision.type, restored.body,
                   state.record_in(restored));
    }
    transaction.commit();
    return undone;
  });
}

}  // namespace detour
