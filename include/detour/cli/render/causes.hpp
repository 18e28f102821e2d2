// The catalogue of causes as a person reads it.
#pragma once

#include <string>

#include "detour/cli/render/style.hpp"
#include "detour/insight/catalogue.hpp"

namespace detour::cli {

[[nodiscard]] std::string render_catalogue(const Style& style);
[[nodiscard]] std::string render_cause(const Cause& cause, const Style& style);

}  // namespace detour::cli
