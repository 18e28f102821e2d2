#include "database.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "detour/base/error.hpp"
#include "detour/base/private_file.hpp"

namespace detour::store {
namespace {

constexpr int busy_timeout_ms = 15'000;
constexpr auto choose_another = "choose another file with --journal FILE";

/// DELETE with EXTRA lost no acknowledged commit in power cuts where DELETE/FULL did, and reading works on a
/// full disk and in a read-only folder, where WAL fails.
void configure(SQLite::Database& db) {
  db.setBusyTimeout(busy_timeout_ms);
  db.exec(
      "PRAGMA foreign_keys=ON; PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY; PRAGMA "
      "trusted_schema=OFF;");
}

void require_private_folder(const std::filesystem::path& folder) {
  if (!make_private_folder(folder))
    throw std::filesystem::filesystem_error("mkdir", folder, std::error_code(errno, std::generic_category()));
}

/// SQLite would create the file with the umask's permissions; a journal is for its owner only.
void make_private_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

[[noreturn]] void throw_for(const SQLite::Exception& e, const std::string& journal) {
  switch (e.getErrorCode()) {
    case SQLITE_FULL:
      throw JournalError("the disk is full, nothing was changed in " + journal, "make room and try again");
    case SQLITE_NOTADB:
      throw JournalError(
          journal + " is not a detour journal",
          std::string(choose_another) + "; of one that was damaged, " + rebuild_saves_the_rest);
    case SQLITE_CORRUPT:
      throw JournalError(journal + " is damaged", rebuild_saves_the_rest);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw JournalError("another program is writing to " + journal, "wait until it is done and try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      throw JournalError("no permission to write " + journal + " or its folder",
                         "check who owns them, or " + std::string(choose_another));
    case SQLITE_IOERR:
      throw JournalError("the disk failed while " + journal + " was used: " + e.what(),
                         "check the disk and try again");
    default:
      throw JournalError(journal + " cannot be used: " + e.what(), rebuild_saves_the_rest);
  }
}

}  // namespace

SQLite::Database open_existing(const std::filesystem::path& path) {
  // SQLite's own message for a file that may not be read is the same as for one that is not there.
  if (std::filesystem::is_directory(path))
    throw JournalError(path.string() + " is a folder, not a journal", choose_another);
  if (::access(path.c_str(), R_OK) != 0)
    throw JournalError("no permission to read " + path.string(),
                       "check who owns it, or " + std::string(choose_another));
  SQLite::Database db(path.string(), SQLite::OPEN_READWRITE);
  configure(db);
  return db;
}

SQLite::Database open_or_create(const std::filesystem::path& path) {
  require_private_folder(path.parent_path());
  make_private_file(path);
  if (std::filesystem::exists(path)) return open_existing(path);
  throw JournalError("cannot create " + path.string(), "check its folder, or " + std::string(choose_another));
}

SQLite::Database open_in_memory() {
  SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  configure(db);
  return db;
}

bool is_damage(const SQLite::Exception& e) {
  const int code = e.getErrorCode();
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

int pragma(const SQLite::Database& db, const char* name) {
  SQLite::Statement query(db, std::string("PRAGMA ") + name);
  query.executeStep();
  return query.getColumn(0).getInt();
}

void rethrow_as_journal_error(const std::filesystem::path& path) {
  const std::string journal = path.empty() ? "the journal" : path.string();
  try {
    throw;
  } catch (const SQLite::Exception& e) {
    throw_for(e, journal);
  } catch (const std::filesystem::filesystem_error& e) {
    const bool full = e.code() == std::errc::no_space_on_device;
    throw JournalError(
        "cannot use " + journal + ": " + e.code().message(),
        full ? "make room and try again" : "check its folder, or " + std::string(choose_another));
  }
}

}  // namespace detour::store
