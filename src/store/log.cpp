#include "log.hpp"

#include <sstream>

#include "database.hpp"
#include "detour/base/error.hpp"
#include "detour/base/id.hpp"

namespace detour::store {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::string text_at(SQLite::Statement& row, int column) {
  return row.getColumn(column).getString();
}

LoggedRevision unchecked_revision_at(SQLite::Statement& row, int column) {
  return {row.getColumn(column).getInt64(),
          {text_at(row, column + 1), text_at(row, column + 2), text_at(row, column + 3),
           text_at(row, column + 4), row.getColumn(column + 5).getInt64(), text_at(row, column + 6),
           text_at(row, column + 7), parents_in(text_at(row, column + 8)), text_at(row, column + 9)}};
}

bool has_checksum(const Revision& revision, std::int64_t expected) {
  return checksum(revision.id + canonical_bytes(revision)) == expected;
}

void bind(SQLite::Statement& insert, const Revision& revision) {
  insert.bind(1, revision.id);
  insert.bind(2, revision.record);
  insert.bind(3, revision.type);
  insert.bind(4, revision.device);
  insert.bind(5, revision.stamp);
  insert.bind(6, revision.step);
  insert.bind(7, revision.action);
  insert.bind(8, joined(revision.parents));
  insert.bind(9, revision.body);
  insert.bind(10, checksum(revision.id + canonical_bytes(revision)));
}

}  // namespace

std::vector<std::string> parents_in(const std::string& text) {
  std::vector<std::string> ids;
  std::istringstream words(text);
  for (std::string id; words >> id;) ids.push_back(id);
  return ids;
}

std::optional<LoggedRevision> intact_revision_at(SQLite::Statement& row, int column) {
  auto logged = unchecked_revision_at(row, column);
  if (!has_checksum(logged.revision, row.getColumn(column + 10).getInt64())) return std::nullopt;
  return logged;
}

LoggedRevision revision_at(SQLite::Statement& row, int column) {
  if (auto logged = intact_revision_at(row, column)) return *std::move(logged);
  throw JournalError("an entry in the journal is damaged (" + text_at(row, column + 2) + ")",
                     rebuild_saves_the_rest);
}

bool is_intact(const Revision& revision, std::int64_t checksum) {
  return has_checksum(revision, checksum) && revision.id == content_id(canonical_bytes(revision));
}

bool is_intact(SQLite::Statement& row) {
  return is_intact(unchecked_revision_at(row, 0).revision, row.getColumn(10).getInt64());
}

std::int64_t append(SQLite::Database& db, Revision& revision) {
  revision.id = content_id(canonical_bytes(revision));
  SQLite::Statement insert(
      db,
      "INSERT INTO revision(id, record, type, device, stamp, step, action, parents, body, checksum)"
      " VALUES(?,?,?,?,?,?,?,?,?,?)");
  bind(insert, revision);
  insert.exec();
  return db.getLastInsertRowid();
}

void put_back(SQLite::Database& db, const LoggedRevision& logged) {
  SQLite::Statement insert(db,
                           "INSERT OR IGNORE INTO revision"
                           "(id, record, type, device, stamp, step, action, parents, body, checksum, seq)"
                           " VALUES(?,?,?,?,?,?,?,?,?,?,?)");
  bind(insert, logged.revision);
  insert.bind(11, logged.seq);
  insert.exec();
}

std::optional<LoggedRevision> head_of(const SQLite::Database& db, std::string_view record) {
  SQLite::Statement query(db, std::string("SELECT ") + revision_columns +
                                  " FROM revision r WHERE record=? ORDER BY seq DESC LIMIT 1");
  query.bind(1, std::string(record));
  return query.executeStep() ? std::optional(revision_at(query)) : std::nullopt;
}

std::optional<Revision> revision_with(const SQLite::Database& db, std::string_view record,
                                      std::string_view id) {
  SQLite::Statement query(
      db, std::string("SELECT ") + revision_columns + " FROM revision r WHERE record=? AND id=?");
  query.bind(1, std::string(record));
  query.bind(2, std::string(id));
  return query.executeStep() ? std::optional(revision_at(query).revision) : std::nullopt;
}

std::vector<LoggedRevision> revisions_of(const SQLite::Database& db, std::string_view record) {
  SQLite::Statement query(
      db, std::string("SELECT ") + revision_columns + " FROM revision r WHERE record=? ORDER BY seq");
  query.bind(1, std::string(record));
  std::vector<LoggedRevision> revisions;
  while (query.executeStep()) revisions.push_back(revision_at(query));
  return revisions;
}

Stamp last_stamp(const SQLite::Database& db) {
  SQLite::Statement query(db, "SELECT stamp FROM revision ORDER BY seq DESC LIMIT 1");
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

}  // namespace detour::store
