#include "schema.hpp"

#include <array>
#include <string>

#include "database.hpp"
#include "detour/base/error.hpp"

namespace detour::store {
namespace {

/// Step n brings version n to n + 1. A step is never changed once released; a new one is added behind it.
constexpr std::array steps{
    R"sql(
CREATE TABLE revision(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  record TEXT NOT NULL,
  type TEXT NOT NULL,
  device TEXT NOT NULL,
  stamp INTEGER NOT NULL,
  step TEXT NOT NULL,
  action TEXT NOT NULL,
  parents TEXT NOT NULL,
  body TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
-- One index for both: every index is a page more that each write has to carry.
CREATE UNIQUE INDEX revision_of_record ON revision(record, id);
CREATE TRIGGER revision_is_append_only BEFORE UPDATE ON revision
  BEGIN SELECT raise(ABORT, 'revisions are never changed'); END;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE entry(
  num INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL REFERENCES revision(seq),
  ref TEXT,
  happened INTEGER NOT NULL,
  day TEXT NOT NULL,
  whose TEXT NOT NULL,
  kind TEXT,
  reflected INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_by_time ON entry(happened, num);
CREATE INDEX entry_by_ref ON entry(ref) WHERE ref IS NOT NULL;
CREATE TABLE assumption(
  entry INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, confidence INTEGER, verdict TEXT NOT NULL,
  PRIMARY KEY(entry, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson(
  entry INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(entry, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt(
  entry INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, due TEXT, status TEXT NOT NULL,
  PRIMARY KEY(entry, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_status ON attempt(status, due);
CREATE TABLE tag(label TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(label, entry)) STRICT, WITHOUT ROWID;
CREATE TABLE person(label TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY(label, entry)) STRICT, WITHOUT ROWID;
CREATE TABLE finding(
  cause TEXT NOT NULL, entry INTEGER NOT NULL, score REAL NOT NULL, by TEXT NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY(cause, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_of_entry ON finding(entry);
CREATE TABLE review(id TEXT PRIMARY KEY, started INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE entry_text USING fts5(what, more, labels, content='', tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO entry_text(entry_text, rank) VALUES('automerge', 8);
)sql",
    R"sql(
ALTER TABLE entry ADD COLUMN stage TEXT NOT NULL DEFAULT 'setback';
ALTER TABLE entry ADD COLUMN follows TEXT;
CREATE INDEX entry_by_follows ON entry(follows) WHERE follows IS NOT NULL;
-- What a person taught: marks, and causes of their own; `personal` keeps what was learned from them.
CREATE TABLE mark(entry INTEGER NOT NULL, cause TEXT NOT NULL, yes INTEGER NOT NULL, PRIMARY KEY(entry, cause))
  STRICT, WITHOUT ROWID;
CREATE TABLE own_cause(id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE personal(version TEXT PRIMARY KEY, weights BLOB NOT NULL) STRICT, WITHOUT ROWID;
)sql",
    R"sql(
-- Of each entry the causes that are neither told nor ruled out, `cause score` a line.
CREATE TABLE inkling(entry INTEGER PRIMARY KEY, causes TEXT NOT NULL) STRICT;
)sql",
    R"sql(
-- No other tables, but these made anew: the full-text index now holds every word of a source.
)sql"};

}  // namespace

int current_schema() {
  return static_cast<int>(steps.size());
}

void require_ours(const SQLite::Database& db, const std::filesystem::path& path) {
  const int version = pragma(db, "user_version"), application = pragma(db, "application_id");
  const bool is_new = version == 0 && application == 0 && pragma(db, "schema_version") == 0;
  if (!is_new && application != application_id)
    throw JournalError(path.string() + " is not a detour journal", "choose another file with --journal FILE");
  if (version > current_schema())
    throw JournalError(path.string() + " was written by a newer detour (schema " + std::to_string(version) +
                           ", this one knows " + std::to_string(current_schema()) + ")",
                       "install the newer version; nothing was changed");
}

std::vector<std::string> missing_parts(const SQLite::Database& db) {
  auto whole = open_in_memory();
  migrate(whole);
  SQLite::Statement parts(whole, "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'");
  SQLite::Statement here(db, "SELECT 1 FROM sqlite_master WHERE type=? AND name=?");
  std::vector<std::string> missing;
  for (; parts.executeStep(); here.reset()) {
    const auto type = parts.getColumn(0).getString(), name = parts.getColumn(1).getString();
    here.bind(1, type);
    here.bind(2, name);
    if (!here.executeStep()) missing.push_back(type + " '" + name + "' is missing");
  }
  return missing;
}

bool needs_migration(const SQLite::Database& db) {
  return pragma(db, "user_version") < current_schema();
}

bool migrate(SQLite::Database& db) {
  const int from = pragma(db, "user_version");
  for (int version = from; version < current_schema(); ++version)
    db.exec(steps[static_cast<std::size_t>(version)]);
  db.exec("PRAGMA application_id=" + std::to_string(application_id));
  db.exec("PRAGMA user_version=" + std::to_string(current_schema()));
  return from > 0 && from < current_schema();
}

}  // namespace detour::store
