// The log as it lies in the pages of a damaged file, without SQLite's help.
#pragma once

#include <functional>
#include <istream>

#include "log.hpp"

namespace detour::store {

/// Visits every intact revision in the table leaves of a file, in no order, some perhaps twice. SQLite reads
/// only what its trees lead to; but each revision proves by itself that it is what was written, so that its
/// page is enough. See "Database File Format", sqlite.org/fileformat2.html.
void for_each_revision_in_pages(std::istream& file, const std::function<void(const LoggedRevision&)>& visit);

}  // namespace detour::store
