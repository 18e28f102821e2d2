// An entry as JSON, one object on one line: the form of export, --json and the revision log.
#pragma once

#include <string>
#include <string_view>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// With the findings (export, --json) or without (a revision keeps only what was written).
enum class Causes { with, without };

/// Keys in a fixed order, then the unknown fields: the same entry always gives the same bytes. Invalid UTF-8
/// must have been settled before.
[[nodiscard]] std::string to_json(const Entry& entry, Causes causes = Causes::with);

/// Reads one object. Plain strings serve as items of lists; unknown fields are kept; times without an offset
/// are in `zone`; without `happened_at` the entry happened at `now`. The rules are not applied: call
/// settle(). Throws UsageError that says which field is wrong and what it should be.
[[nodiscard]] Entry entry_from_json(std::string_view json, const Moment& now, const Zone& zone);

/// The findings alone, as in the field `causes`.
[[nodiscard]] std::string findings_to_json(const std::vector<Finding>& findings);

}  // namespace detour
