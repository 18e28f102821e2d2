// Earlier states of entries as a person reads them: how one came about, what was deleted, what undo took
// back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/cli/render/style.hpp"
#include "detour/journal/revision.hpp"
#include "detour/store/journal.hpp"

namespace detour::cli {

/// The revisions of one entry, oldest first, numbered from 1, each with what it added (+) and took away (-).
[[nodiscard]] std::string render_history(const std::vector<Revision>& revisions, const Zone& zone,
                                         const Style& style);
/// A deleted entry, in one line.
[[nodiscard]] std::string render_deleted(const Deleted& deleted, std::string_view short_id, const Zone& zone,
                                         const Style& style);
[[nodiscard]] std::string render_undone(std::string_view action, const std::vector<std::string>& words,
                                        const Style& style);

}  // namespace detour::cli
