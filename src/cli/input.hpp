// Files named on a command line, '-' being stdin; private to the commands.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "detour/cli/world.hpp"

namespace detour::cli {

/// Hands each file to `read` as a stream with its name. Throws Failure for one that cannot be opened or read
/// to its end.
void for_each_input(const std::vector<std::string>& files, Console& console,
                    const std::function<void(std::istream&, const std::string& name)>& read);

/// Everything that is typed or piped in up to the end of input.
[[nodiscard]] std::string all_of(Console& console);
/// Throws Interrupted when Ctrl-C ended the typing before the end of input, Failure when reading failed.
void require_read_to_end(const Console& console);

}  // namespace detour::cli
