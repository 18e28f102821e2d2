// What a person taught, as the tables hold it, and the layer that was learned from it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "detour/store/journal.hpp"

namespace detour::store {

/// Names the analysis together with everything that was taught; findings are kept with it.
[[nodiscard]] std::string version_of(const SQLite::Database& db, const Analysis& analysis);

[[nodiscard]] std::vector<OwnCause> own_causes(const SQLite::Database& db);

/// The layer for this version: the one that is kept, or else learned now.
[[nodiscard]] Personal personal_for(const SQLite::Database& db, const Analysis& analysis,
                                    const std::string& version);
/// Keeps it, so that the next program need not learn; with an empty version, none.
void keep(SQLite::Database& db, const Personal& personal, const std::string& version);

}  // namespace detour::store
