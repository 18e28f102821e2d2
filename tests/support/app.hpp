// The whole program in this process, in a throw-away place, with invariants checked after every run.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/base/subprocess.hpp"

namespace detour::test {

/// A folder of its own that goes with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Result {
  int code = 0;
  std::string out, err;
};

class App {
  TemporaryFolder folder_;  // first: the others name places in it

 public:
  App();
  /// Runs detour with these words. Afterwards the exit code is a documented one, errors stand on stderr only
  /// and begin with "detour: ", no escape codes come without colour, and the journal passes SQLite's
  /// integrity check.
  Result run(const std::vector<std::string>& words, const std::string& input = {});
  /// The same with answers typed on a terminal.
  Result on_terminal(const std::vector<std::string>& words, const std::string& typed);
  /// Runs and requires exit code 0; returns stdout.
  std::string ok(const std::vector<std::string>& words, const std::string& input = {});

  [[nodiscard]] std::filesystem::path journal() const { return folder_.path() / "data" / "journal.db"; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  std::map<std::string, std::string, std::less<>> environment;
  /// What is typed ends with Ctrl-C, not with the end of input.
  bool interrupt_at_end = false;
  std::size_t columns = 80;
  Moment now;
  Zone zone = fixed_zone(0);
  /// Stands in for the editor: is handed the file's path, returns whether it "ran well".
  std::function<bool(const std::filesystem::path&)> editor;
  /// Stands in for an outside detector: is handed the command and its input.
  std::function<ProcessResult(const std::string&, const std::string&)> program;

 private:
  Result run_with(const std::vector<std::string>& words, const std::string& input, bool terminal);
  void check_invariants(const Result& result) const;
  unsigned char next_random_ = 1;
};

[[nodiscard]] std::string text_of(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace detour::test
