// Whether a journal's file is what was written.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "detour/store/journal.hpp"

namespace detour::store {

/// Pages, tables and checksums; what is wrong goes into `report.damage`.
void check_file(SQLite::Database& db, CheckReport& report);

}  // namespace detour::store
