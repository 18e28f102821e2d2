// The tables of a journal, as steps from one schema version to the next.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <string>
#include <vector>

namespace detour::store {

/// The schema this program writes.
[[nodiscard]] int current_schema();

/// Throws JournalError when the file is somebody else's database or was written by a newer detour.
void require_ours(const SQLite::Database& db, const std::filesystem::path& path);

/// What the current schema has and the file does not, in words.
[[nodiscard]] std::vector<std::string> missing_parts(const SQLite::Database& db);

/// True when a new or an older file has steps to take.
[[nodiscard]] bool needs_migration(const SQLite::Database& db);

/// Takes the missing steps; runs inside the caller's transaction. Returns true if derived tables must be made
/// anew.
bool migrate(SQLite::Database& db);

}  // namespace detour::store
