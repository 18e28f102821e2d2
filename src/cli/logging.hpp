// Writing an entry down and answering; private to the commands that log.
#pragma once

#include "detour/cli/session.hpp"

namespace detour::cli {

enum class Answering { in_words, as_json, not_at_all };

/// What an undo takes back at once: the writing alone, or together with what this command wrote before.
enum class Step { its_own, last };

/// Keeps a new entry, asks the outside detector, and prints what detour makes of it; the entry as it is then.
Entry log_entry(Entry entry, Journal& journal, Session& session, Answering answering,
                Step step = Step::its_own);

/// The same for a setback that came out of an entry: the next link of its chain.
void log_next_link(const std::string& what, const std::string& first, Journal& journal, Session& session,
                   Step step);

}  // namespace detour::cli
