// Running another program: text in, text out, with a time limit.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace detour {

struct ProcessResult {
  std::string out;          ///< what it printed until it ended or was stopped
  std::string complaint;    ///< the beginning of what it printed on stderr
  int code = 0;             ///< its exit code; 128 + n when signal n ended it
  bool timed_out = false;   ///< it was killed because the time was over
  bool overflowed = false;  ///< it was killed because it printed too much
};

/// Runs `command` with /bin/sh, hands it `input`, takes what it prints. After `limit`, or
/// when it has printed more than `most_bytes`, it and what it started are killed; so they are when this
/// program is interrupted (SIGINT, SIGTERM, SIGHUP) meanwhile, which then ends as it would have. A program
/// that does not read its input to the end does no harm. Throws Failure when it could not be started.
[[nodiscard]] ProcessResult run_process(const std::string& command, std::string_view input,
                                        std::chrono::milliseconds limit, std::size_t most_bytes = 64U << 20U);

}  // namespace detour
