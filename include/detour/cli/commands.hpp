// The commands: each does its one job and lives in commands/<name>.cpp.
#pragma once

#include "detour/cli/command.hpp"
#include "detour/cli/session.hpp"

namespace detour::cli {

void run(const Status& options, Session& session);
void run(const Log& options, Session& session);
void run(const Ok& options, Session& session);
void run(const Edit& options, Session& session);
void run(const Show& options, Session& session);
void run(const List& options, Session& session);
void run(const Search& options, Session& session);
void run(const Delete& options, Session& session);
void run(const Undo& options, Session& session);
void run(const History& options, Session& session);
void run(const Restore& options, Session& session);
void run(const Review& options, Session& session);
void run(const Next& options, Session& session);
void run(const Tried& options, Session& session);
void run(const Before& options, Session& session);
void run(const Others& options, Session& session);
void run(const Story& options, Session& session);
void run(const Assumptions& options, Session& session);
void run(const Stats& options, Session& session);
void run(const Patterns& options, Session& session);
void run(const Causes& options, Session& session);
void run(const Scan& options, Session& session);
void run(const Import& options, Session& session);
void run(const Export& options, Session& session);
void run(const ShowConfig& options, Session& session);
void run(const Doctor& options, Session& session);
void run(const Completions& options, Session& session);
void run(const Complete& options, Session& session);
void run(const Answer& options, Session& session);

}  // namespace detour::cli
