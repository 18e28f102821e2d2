// Writing an entry down and answering; private to the commands that log.
#pragma once

#include "detour/cli/session.hpp"

namespace detour::cli {

enum class Answering { in_words, as_json };

/// Keeps a new entry, asks the outside detector, and prints what detour makes of it.
/// With `part_of_last_step` one undo takes it back together with what this command wrote before.
void log_entry(Entry entry, Journal& journal, Session& session, Answering answering,
               bool part_of_last_step = false);

}  // namespace detour::cli
