// From the words of a command line to a Command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/command.hpp"

namespace CLI {
class App;
}

namespace detour::cli {

/// One command as the help shows it, and how its options are read. A new command is a struct in command.hpp,
/// a file in commands/, and a line in the list.
struct CommandEntry {
  std::string_view name, group, summary, example;
  void (*define)(CLI::App& app, Command& command);
};

/// Parses everything before anything is done. `arguments` without the program's name; defaults come from the
/// environment and the config file. Throws UsageError in one line.
[[nodiscard]] Invocation parse(std::vector<std::string> arguments);

/// What may come next while a person types; one candidate a line.
[[nodiscard]] std::vector<std::string> candidates(const std::vector<std::string>& words);

/// The help of the whole program: commands in their groups.
[[nodiscard]] std::string help_text();

}  // namespace detour::cli
