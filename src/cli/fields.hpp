// Fields of an entry as typed on the command line; private to the commands.
#pragma once

#include "detour/cli/command.hpp"
#include "detour/cli/world.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// Puts what was typed into the entry: plain fields are replaced, lists are added to.
void apply(const FieldArguments& fields, Entry& entry, const World& world);

/// True when nothing at all was typed.
[[nodiscard]] bool is_empty(const FieldArguments& fields);

/// Words of a command line as one text.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace detour::cli
