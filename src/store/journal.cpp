// Opening a journal and keeping what it holds up to date.
#include "detour/store/journal.hpp"

#include "database.hpp"
#include "detour/base/error.hpp"
#include "schema.hpp"
#include "state.hpp"

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

bool Journal::Impl::findings_are_current() const {
  return meta(db, "findings") == analysis.version;
}

bool Journal::Impl::is_ready_for_writing() {
  // In one transaction: each statement of its own would lock and unlock the file.
  const SQLite::Transaction look(db);
  store::require_ours(db, path);
  if (store::needs_migration(db) || !findings_are_current()) return false;
  device = meta(db, "device");
  return true;
}

void Journal::Impl::prepare_for_writing(const Randomness& random, const Progress& progress) {
  if (!is_ready_for_writing()) {
    // Another process may do the same right now: look again once the lock is held.
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    store::require_ours(db, path);
    const bool migrated = store::needs_migration(db) && store::migrate(db);
    if (meta(db, "device").empty()) set_meta(db, "device", random_id(random, device_length));
    if (migrated || !findings_are_current()) {
      store::rebuild(db, analysis, progress);
      set_meta(db, "findings", analysis.version);
    }
    transaction.commit();
    device = meta(db, "device");
  }
}

void Journal::Impl::prepare_for_reading() {
  store::require_ours(db, path);
  if (store::needs_migration(db))
    throw JournalError(path.string() + " was written by an older detour",
                       "run 'detour doctor --rebuild' once to bring it up to date");
  if (findings_are_current()) return;
  db.exec(
      "CREATE TEMP TABLE finding(cause TEXT, entry INTEGER, score REAL, by TEXT, evidence TEXT, PRIMARY "
      "KEY(cause, entry));"
      "CREATE INDEX temp.finding_of_entry ON finding(entry)");
  SQLite::Statement insert(db, store::insert_finding_sql);
  SQLite::Statement rows(db, store::select_entries);
  while (rows.executeStep()) {
    const Entry entry = store::entry_in(store::revision_at(rows, 1).revision);
    store::insert_findings(insert, analysis.findings(entry), rows.getColumn(0).getInt64());
  }
}

Entry Journal::Impl::entry_at(SQLite::Statement& row) const {
  Entry entry = store::entry_in(store::revision_at(row, 1).revision);
  entry.causes = store::findings_of(db, entry, row.getColumn(0).getInt64());
  return entry;
}

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Journal::~Journal() = default;
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
    impl->prepare_for_writing(random, progress);
    return Journal(std::move(impl));
  });
}

Journal Journal::in_memory(Analysis analysis, const Randomness& random) {
  auto impl = std::unique_ptr<Impl>(new Impl{{}, store::open_in_memory(), std::move(analysis)});
  impl->prepare_for_writing(random, {});
  return Journal(std::move(impl));
}

void Journal::snapshot(const std::function<void()>& work) const {
  store::guarded(impl_->path, [&] {
    const SQLite::Transaction look(impl_->db);
    work();
  });
}

void Journal::rebuild(const Progress& progress) {
  store::guarded(impl_->path, [&] {
    SQLite::Transaction transaction(impl_->db, SQLite::TransactionBehavior::IMMEDIATE);
    store::rebuild(impl_->db, impl_->analysis, progress);
    set_meta(impl_->db, "findings", impl_->analysis.version);
    transaction.commit();
  });
}

}  // namespace detour
