// What became of setbacks, as a person and as a program reads it.
#pragma once

#include <string>

#include "detour/cli/render/style.hpp"
#include "detour/insight/growth.hpp"

namespace detour::cli {

[[nodiscard]] std::string render_growth(const Growth& growth, const Style& style);
[[nodiscard]] std::string to_json(const Growth& growth);

}  // namespace detour::cli
