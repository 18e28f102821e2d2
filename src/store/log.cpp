#include "log.hpp"

#include <sstream>

#include "detour/base/error.hpp"
#include "detour/base/id.hpp"

namespace detour::store {
namespace {

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> ids;
  std::istringstream words(text);
  for (std::string id; words >> id;) ids.push_back(id);
  return ids;
}

std::string text_at(SQLite::Statement& row, int column) {
  return row.getColumn(column).getString();
}

LoggedRevision unchecked_revision_at(SQLite::Statement& row, int column) {
  return {row.getColumn(column).getInt64(),
          {text_at(row, column + 1), text_at(row, column + 2), text_at(row, column + 3),
           text_at(row, column + 4), row.getColumn(column + 5).getInt64(), text_at(row, column + 6),
           text_at(row, column + 7), split(text_at(row, column + 8)), text_at(row, column + 9)}};
}

bool has_checksum(const Revision& revision, std::int64_t expected) {
  return checksum(revision.id + canonical_bytes(revision)) == expected;
}

}  // namespace

LoggedRevision revision_at(SQLite::Statement& row, int column) {
  auto logged = unchecked_revision_at(row, column);
  if (!has_checksum(logged.revision, row.getColumn(column + 10).getInt64()))
    throw JournalError("an entry in the journal is damaged (" + logged.revision.record + ")",
                       "run 'detour doctor' to see what is intact");
  return logged;
}

bool is_intact(SQLite::Statement& row) {
  const auto logged = unchecked_revision_at(row, 0);
  return has_checksum(logged.revision, row.getColumn(10).getInt64()) &&
         logged.revision.id == content_id(canonical_bytes(logged.revision));
}

std::int64_t append(SQLite::Database& db, Revision& revision) {
  const std::string bytes = canonical_bytes(revision);
  revision.id = content_id(bytes);
  SQLite::Statement insert(
      db,
      "INSERT INTO revision(id, record, type, device, stamp, step, action, parents, body, checksum)"
      " VALUES(?,?,?,?,?,?,?,?,?,?)");
  insert.bind(1, revision.id);
  insert.bind(2, revision.record);
  insert.bind(3, revision.type);
  insert.bind(4, revision.device);
  insert.bind(5, revision.stamp);
  insert.bind(6, revision.step);
  insert.bind(7, revision.action);
  insert.bind(8, joined(revision.parents));
  insert.bind(9, revision.body);
  insert.bind(10, checksum(revision.id + bytes));
  insert.exec();
  return db.getLastInsertRowid();
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
