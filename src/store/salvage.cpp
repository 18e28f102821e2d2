// A new journal from what is intact of a damaged one; nothing of that one is lost.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <system_error>

#include "check.hpp"
#include "database.hpp"
#include "derived.hpp"
#include "detour/base/error.hpp"
#include "detour/store/journal.hpp"
#include "log_pages.hpp"
#include "schema.hpp"

namespace detour {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_errno(const char* call, const fs::path& path) {
  throw fs::filesystem_error(call, path, std::error_code(errno, std::generic_category()));
}

fs::path with_ending(fs::path path, const std::string& ending) {
  return path += ending;
}

/// A file beside the journal with its rights, gone in the end unless it took the journal's place.
class Replacement {
 public:
  explicit Replacement(const fs::path& journal) : path_(with_ending(journal, ".new-XXXXXX")) {
    std::string name = path_.string();
    struct stat rights {};
    const int file = ::mkstemp(name.data());
    if (file < 0) throw_errno("mkstemp", journal);
    path_ = name;
    if (::stat(journal.c_str(), &rights) == 0) {
      static_cast<void>(::fchown(file, rights.st_uid, rights.st_gid) == 0);  // only root may
      static_cast<void>(::fchmod(file, rights.st_mode & 07777));
    }
    ::close(file);
  }
  ~Replacement() {
    std::error_code gone;
    fs::remove(path_, gone);
    fs::remove(with_ending(path_, "-journal"), gone);
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Holds off other writers for as long as the file is whole enough for a lock.
std::optional<SQLite::Database> locked(const fs::path& path) {
  std::optional<SQLite::Database> db;
  try {
    db.emplace(store::open_existing(path));
    db->exec("BEGIN IMMEDIATE");
  } catch (const SQLite::Exception& e) {
    if (!store::is_damage(e)) throw;
  }
  return db;
}

std::size_t number(const SQLite::Database& db, const char* sql) {
  SQLite::Statement query(db, sql);
  query.executeStep();
  return static_cast<std::size_t>(query.getColumn(0).getInt64());
}

/// The number of the last revision, as far as a damaged file tells.
std::size_t last_known(const std::optional<SQLite::Database>& damaged) {
  std::size_t last = 0;
  for (const auto* sql : {"SELECT max(seq) FROM revision", "SELECT max(revision) FROM entry"}) {
    try {
      if (damaged) last = std::max(last, number(*damaged, sql));
    } catch (const SQLite::Exception& e) {
      if (!store::is_damage(e)) throw;
    }
  }
  return last;
}

/// Revisions are numbered without gaps, so that those that are lost can be counted.
Salvaged fill(const fs::path& path, std::istream& from, const std::optional<SQLite::Database>& damaged) {
  auto db = store::open_existing(path);
  SQLite::Transaction transaction(db);
  store::migrate(db);
  store::for_each_revision_in_pages(
      from, [&db](const store::LoggedRevision& logged) { store::put_back(db, logged); });
  // The one that wrote last is this device.
  db.exec("INSERT INTO meta SELECT 'device', device FROM revision ORDER BY seq DESC LIMIT 1");
  store::rebuild(db);
  const auto saved = number(db, "SELECT count(*) FROM revision");
  const auto last = std::max(number(db, "SELECT max(seq) FROM revision"), last_known(damaged));
  transaction.commit();
  return {saved, last - std::min(saved, last), {}};
}

/// A second name for the damaged file, so that there is a journal at any moment.
fs::path kept_beside(const fs::path& journal, const Date& today) {
  const auto dated = with_ending(journal, ".damaged-" + to_iso(today));
  auto kept = dated;
  for (int n = 2; fs::exists(fs::symlink_status(kept)); ++n)
    kept = with_ending(dated, "-" + std::to_string(n));
  std::error_code no_links;
  fs::create_hard_link(journal, kept, no_links);
  if (no_links) fs::rename(journal, kept);
  // An old rollback journal would be played into the new file.
  if (fs::exists(with_ending(journal, "-journal")))
    fs::rename(with_ending(journal, "-journal"), with_ending(kept, "-journal"));
  return kept;
}

void sync_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0 || ::fsync(file) != 0) throw_errno("fsync", folder);
  ::close(file);
}

}  // namespace

bool Journal::is_sound(const std::filesystem::path& path) {
  return store::guarded(path, [&] {
    try {
      auto db = store::open_existing(path);
      const SQLite::Transaction look(db);
      if (store::pragma(db, "application_id") != store::application_id) return false;
      store::require_ours(db, path);
      CheckReport report;
      store::check_file(db, report);
      return report.damage.empty();
    } catch (const SQLite::Exception& e) {
      if (!store::is_damage(e)) throw;
      return false;
    }
  });
}

Salvaged Journal::salvage(const std::filesystem::path& path, const Date& today) {
  return store::guarded(path, [&] {
    const auto journal = fs::canonical(path);
    const auto damaged = locked(journal);
    std::ifstream file(journal, std::ios::binary);  // closing it would give up the lock
    const Replacement replacement(journal);
    auto salvaged = fill(replacement.path(), file, damaged);
    if (salvaged.revisions == 0)
      throw JournalError(path.string() + " holds no intact revision of a journal; it is left as it is",
                         "restore it from a copy, or choose another file with --journal FILE");
    salvaged.damaged_file = kept_beside(journal, today);
    fs::rename(replacement.path(), journal);
    sync_folder(journal.parent_path());
    return salvaged;
  });
}

}  // namespace detour
