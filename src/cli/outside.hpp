// The outside detector that the settings name, if any; private to the commands that read entries for causes.
#pragma once

#include <vector>

#include "detour/cli/session.hpp"

namespace detour::cli {

/// A model on one's own machine takes its time over each entry; a time limit for all would cut long lists
/// off.
inline constexpr std::size_t heard_at_once = 32;

/// Asks the detector about these entries and keeps in `heard` what it says; without one does nothing. What
/// goes wrong is told on stderr, and the entries stay as they were. Returns true if any entry changed.
bool hear(std::vector<Entry>& entries, const CauseList& causes, Session& session);

/// The same for entries just written: the answers become part of the step that wrote them.
void hear_and_keep(std::vector<Entry> entries, Journal& journal, Session& session);

}  // namespace detour::cli
