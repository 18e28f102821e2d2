// The revision log: the one table that is the truth.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/journal/revision.hpp"

namespace detour::store {

struct LoggedRevision {
  std::int64_t seq = 0;
  Revision revision;
};

/// The columns that revision_at() reads, in its order, from a table or alias `r`.
inline constexpr auto revision_columns =
    "r.seq, r.id, r.record, r.type, r.device, r.stamp, r.step, r.action, r.parents, r.body, r.checksum";

/// The revision in the row a query stands on, its first column being `column`.
/// Throws JournalError when its checksum says that these are not the bytes that were written.
[[nodiscard]] LoggedRevision revision_at(SQLite::Statement& row, int column = 0);
/// The same for those who go on: nothing when these are not the bytes that were written.
[[nodiscard]] std::optional<LoggedRevision> intact_revision_at(SQLite::Statement& row, int column = 0);
/// True if this is what was written; for a check that goes on.
[[nodiscard]] bool is_intact(const Revision& revision, std::int64_t checksum);
[[nodiscard]] bool is_intact(SQLite::Statement& row);
/// The ids in the column `parents`.
[[nodiscard]] std::vector<std::string> parents_in(const std::string& text);

/// Appends a revision, giving it its id. Returns its place in the log.
std::int64_t append(SQLite::Database& db, Revision& revision);
/// Puts a revision of another file in its place in this log, if that is free.
void put_back(SQLite::Database& db, const LoggedRevision& logged);

/// The newest revision of a record, also a tombstone.
[[nodiscard]] std::optional<LoggedRevision> head_of(const SQLite::Database& db, std::string_view record);
[[nodiscard]] std::optional<Revision> revision_with(const SQLite::Database& db, std::string_view record,
                                                    std::string_view id);
[[nodiscard]] std::vector<LoggedRevision> revisions_of(const SQLite::Database& db, std::string_view record);
[[nodiscard]] Stamp last_stamp(const SQLite::Database& db);

}  // namespace detour::store
