// The real program as processes, in an empty home of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/app.hpp"

namespace detour::test {

class Shell {
  TemporaryFolder folder_;  // first: the others name places in it

 public:
  Shell();
  /// Runs a line with /bin/sh; `detour` is the program that was built, the clock stands at 2026-03-06 17:20
  /// UTC, the home is empty at first. `out` holds stdout and stderr as they came, `code` the exit code (128 +
  /// a signal).
  Result run(const std::string& line) const;
  /// The same with a terminal around it on which `typed` is typed.
  [[nodiscard]] Result on_terminal(const std::string& line, const std::string& typed) const;
  /// The same, each answer typed only once its question stands on the terminal.
  struct Turn {
    std::string question, answer;
  };
  [[nodiscard]] Result in_turns(const std::string& line, const std::vector<Turn>& turns) const;
  [[nodiscard]] const std::filesystem::path& home() const { return folder_.path(); }

  std::map<std::string, std::string> environment;

 private:
  /// In a child: sets home, clock and environment and becomes the shell.
  [[noreturn]] void become(const std::string& line) const;
};

}  // namespace detour::test
