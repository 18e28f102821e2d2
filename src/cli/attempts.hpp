// Attempts as people name them; private to the commands about attempts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/render/status.hpp"
#include "detour/cli/session.hpp"

namespace detour::cli {

struct AttemptPlace {
  Entry entry;
  std::size_t index = 0;  ///< into entry.next
};

/// The entry that is meant, if one is.
[[nodiscard]] std::optional<Entry> entry_named(const Journal& journal, const std::string& reference);

/// `7f3k`: the open attempt of that entry, or its last one; `7f3k.2`: its second; or an attempt's own id
/// after the entry's: `7f3k.q1w2e3r4`. Throws NotFound, or UsageError when several are open.
[[nodiscard]] AttemptPlace attempt_at(const Journal& journal, const std::string& reference);

/// The open attempts of these entries, due first, with the shortest name that attempt_at() takes.
[[nodiscard]] std::vector<OpenAttempt> open_attempts(const std::vector<Entry>& entries,
                                                     const Journal& journal);

/// The outcome of this name. Throws UsageError that names them all.
[[nodiscard]] detour::Status known_outcome(std::string_view name);

}  // namespace detour::cli
