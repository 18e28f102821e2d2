// What may stand next on a command line that is being typed, where it is one of a few known values.
#pragma once

#include <string>
#include <vector>

#include "detour/cli/session.hpp"

namespace detour::cli {

/// Values for the last of the words (which may be empty or begun): kinds, causes, tags, outcomes …
/// Nothing where anything may stand, or only flags.
[[nodiscard]] std::vector<std::string> values_for(const std::vector<std::string>& words,
                                                  const Session& session);

/// True for commands whose arguments are files: the shell knows those better.
[[nodiscard]] bool takes_files(std::string_view command);

}  // namespace detour::cli
