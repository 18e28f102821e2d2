// The outside world of one run, as values and streams that a test can hand in.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "detour/base/id.hpp"
#include "detour/base/moment.hpp"
#include "detour/base/subprocess.hpp"

namespace detour::cli {

/// Input and output with what is known of them.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false, out_is_terminal = false, err_is_terminal = false;
  std::size_t columns = 80;
  /// errno of the write that failed, 0 if none did.
  std::function<int()> out_error = [] { return 0; };
  /// Called before a person is asked something: from then on Ctrl-C ends `in` instead of the program.
  std::function<void()> asking = [] {};
  /// True once Ctrl-C came.
  std::function<bool()> interrupted = [] { return false; };
  /// errno of the reading of `in` that failed, 0 if none did.
  std::function<int()> in_error = [] { return 0; };
};

struct World {
  Console console;
  Moment now;  ///< the clock is read once per run
  Zone zone;
  Randomness random;
  /// An environment variable; nothing if it is unset or empty.
  std::function<std::optional<std::string>(std::string_view)> environment;
  /// Lets the person edit a file; returns false when the editor could not be run or failed.
  std::function<bool(const std::string& command, const std::filesystem::path& file)> edit_file;
  /// Runs another program, as run_process() does.
  std::function<ProcessResult(const std::string& command, std::string_view input,
                              std::chrono::milliseconds limit)>
      run_command;
};

}  // namespace detour::cli
