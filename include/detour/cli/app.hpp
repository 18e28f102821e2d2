// The whole program as one function.
#pragma once

#include <string>
#include <vector>

#include "detour/cli/world.hpp"

namespace detour::cli {

/// Parses, runs, flushes; every error becomes one line on `console.err` (with a hint below it) and an exit
/// code.
[[nodiscard]] int run(const std::vector<std::string>& arguments, World& world);

}  // namespace detour::cli
