// The names of a chain of entries, the same person under the same stand-in.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "detour/insight/redaction.hpp"

namespace detour {

/// Every name with its person's stand-in: "Maria" is the first "Maria …" there is.
[[nodiscard]] Redaction::Names names_of(std::span<const Entry> chain);

/// What a label like "@anna-lena.berg" stands under among the names.
[[nodiscard]] std::string key_of_label(std::string_view label);

}  // namespace detour
