// Opening a journal and keeping what it holds up to date.
#include "detour/store/journal.hpp"

#include "database.hpp"
#include "detour/base/error.hpp"
#include "schema.hpp"
#include "state.hpp"
#include "taught.hpp"

namespace detour {
namespace {

constexpr std::size_t device_length = 10;

std::string meta(const SQLite::Database& db, const std::string& key) {
  SQLite::Statement query(db, "SELECT value FROM meta WHERE key=?");
  query.bind(1, key);
  return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

void set_meta(SQLite::Database& db, const std::string& key, const std::string& value) {
  SQLite::Statement put(
      db, "INSERT INTO meta(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value");
  put.bind(1, key);
  put.bind(2, value);
  put.exec();
}

}  // namespace

void tell_progress(const Progress& progress, std::size_t done, std::size_t total) {
  if (progress && (done % 256 == 0 || done == total)) progress(done, total);
}

bool Journal::Impl::findings_are_current() const {
  return meta(db, "findings") == store::version_of(db, analysis);
}

void Journal::Impl::learn(std::string current) {
  personal = store::personal_for(db, analysis, current);
  version = std::move(current);
}

void Journal::Impl::catch_up() {
  if (taught) return;
  if (auto current = store::version_of(db, analysis); current != version) learn(std::move(current));
}

void Journal::Impl::refresh_findings() {
  learn(store::version_of(db, analysis));
  store::write_findings(db, "main", analysis, personal, progress);
  store::keep(db, personal, version == analysis.version ? std::string() : version);
  set_meta(db, "findings", version);
  taught = false;
}

bool Journal::Impl::is_ready_for_writing() {
  // In one transaction: each statement of its own would lock and unlock the file.
  const SQLite::Transaction look(db);
  store::require_ours(db, path);
  if (store::needs_migration(db)) return false;
  auto current = store::version_of(db, analysis);
  if (meta(db, "findings") != current) return false;
  device = meta(db, "device");
  learn(std::move(current));
  return true;
}

void Journal::Impl::prepare_for_writing(const Randomness& random) {
  if (!is_ready_for_writing()) {
    // Another process may do the same right now: look again once the lock is held.
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    store::require_ours(db, path);
    const bool migrated = store::needs_migration(db) && store::migrate(db);
    if (meta(db, "device").empty()) set_meta(db, "device", random_id(random, device_length));
    if (migrated) store::rebuild(db);
    refresh_findings();
    transaction.commit();
    device = meta(db, "device");
  }
}

void Journal::Impl::prepare_for_reading() {
  store::require_ours(db, path);
  // Reading never writes: an older journal is read in a copy in memory until something is written to it.
  if (store::needs_migration(db)) db = store::copy_of_log(db);
  learn(store::version_of(db, analysis));
  if (meta(db, "findings") == version) return;
  db.exec(
      "CREATE TEMP TABLE finding(cause TEXT, entry INTEGER, score REAL, by TEXT, evidence TEXT, PRIMARY "
      "KEY(cause, entry));"
      "CREATE INDEX temp.finding_of_entry ON finding(entry);"
      "CREATE TEMP TABLE inkling(entry INTEGER PRIMARY KEY, causes TEXT)");
  store::write_findings(db, "temp", analysis, personal, {});
}

Entry Journal::Impl::entry_with_findings(const Revision& revision, std::int64_t num) const {
  Entry entry = store::entry_in(revision);
  entry.causes = store::findings_of(db, entry, num);
  return entry;
}

Entry Journal::Impl::entry_at(SQLite::Statement& row) const {
  return entry_with_findings(store::revision_at(row, 1).revision, row.getColumn(0).getInt64());
}

std::optional<Entry> Journal::Impl::entry_of_several_at(SQLite::Statement& row) const {
  if (!tell_damaged) return entry_at(row);
  const auto num = row.getColumn(0).getInt64();
  if (const auto logged = store::intact_revision_at(row, 1))
    return entry_with_findings(logged->revision, num);
  SQLite::Statement id(db, "SELECT id FROM entry WHERE num=?");
  id.bind(1, num);
  if (id.executeStep()) tell_damaged(id.getColumn(0).getString());
  return std::nullopt;
}

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
// What was taught shows in all entries from the next command on. Should it fail now, the next to open does
// it.
Journal::~Journal() {
  if (impl_ == nullptr || !impl_->taught) return;
  try {
    refresh();
  } catch (const std::exception&) {
    impl_->taught = false;
  }
}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

// A file of 0 bytes is a journal whose first write never came to its end.
bool Journal::exists(const std::filesystem::path& path) {
  return store::guarded(path, [&] {
    return std::filesystem::exists(path) &&
           (!std::filesystem::is_regular_file(path) || std::filesystem::file_size(path) > 0);
  });
}

std::optional<Journal> Journal::open(const std::filesystem::path& path, Analysis analysis) {
  return store::guarded(path, [&]() -> std::optional<Journal> {
    if (!exists(path)) return std::nullopt;
    auto impl = std::unique_ptr<Impl>(new Impl{path, store::open_existing(path), std::move(analysis)});
    impl->prepare_for_reading();
    return Journal(std::move(impl));
  });
}

Journal Journal::open_or_create(const std::filesystem::path& path, Analysis analysis,
                                const Randomness& random, const Progress& progress) {
  return store::guarded(path, [&] {
    auto impl = std::unique_ptr<Impl>(new Impl{path, store::open_or_create(path), std::move(analysis)});
    impl->progress = progress;
    impl->prepare_for_writing(random);
    return Journal(std::move(impl));
  });
}

Journal Journal::in_memory(Analysis analysis, const Randomness& random) {
  auto impl = std::unique_ptr<Impl>(new Impl{{}, store::open_in_memory(), std::move(analysis)});
  impl->prepare_for_writing(random);
  return Journal(std::move(impl));
}

void Journal::leave_out_damaged(std::function<void(const std::string& id)> tell) {
  impl_->tell_damaged = std::move(tell);
}

void Journal::snapshot(const std::function<void()>& work) const {
  store::guarded(impl_->path, [&] {
    const SQLite::Transaction look(impl_->db);
    work();
  });
}

void Journal::rebuild() {
  store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    store::rebuild(impl_->db);
    impl_->refresh_findings();
    transaction.commit();
  });
}

void Journal::refresh() {
  store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    if (impl_->findings_are_current()) return;
    impl_->refresh_findings();
    transaction.commit();
  });
}

const CauseList& Journal::causes() const {
  return impl_->personal.causes;
}

const Personal& Journal::personal() const {
  return impl_->personal;
}

}  // namespace detour
