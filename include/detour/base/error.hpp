// Errors: what went wrong, what to do about it, and the exit code a program ends with.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace detour {

/// Exit codes as documented in the man page.
enum class ExitCode : int { done = 0, failed = 1, usage = 2, not_found = 3, journal = 4, interrupted = 130 };

/// The base of every error detour throws on purpose. `what()` is one line without a full stop;
/// `hint()` says what to do about it and may be empty.
class Error : public std::runtime_error {
 public:
  Error(ExitCode code, const std::string& what, std::string hint = {})
      : std::runtime_error(what), code_(code), hint_(std::move(hint)) {}
  [[nodiscard]] ExitCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ExitCode code_;
  std::string hint_;
};

/// It could not be done, for a reason outside the journal (exit code 1).
struct Failure : Error {
  explicit Failure(const std::string& what, std::string hint = {})
      : Error(ExitCode::failed, what, std::move(hint)) {}
};

/// A wrong flag, argument, date or id (exit code 2).
struct UsageError : Error {
  explicit UsageError(const std::string& what, std::string hint = {})
      : Error(ExitCode::usage, what, std::move(hint)) {}
};

/// No such entry, cause or attempt (exit code 3).
struct NotFound : Error {
  explicit NotFound(const std::string& what, std::string hint = {})
      : Error(ExitCode::not_found, what, std::move(hint)) {}
};

/// The journal cannot be used: damaged, newer, no permission, disk full (exit code 4).
struct JournalError : Error {
  explicit JournalError(const std::string& what, std::string hint = {})
      : Error(ExitCode::journal, what, std::move(hint)) {}
};

/// Ctrl-C while the person was asked something (exit code 130).
struct Interrupted : Error {
  explicit Interrupted(std::string hint = {})
      : Error(ExitCode::interrupted, "interrupted", std::move(hint)) {}
};

}  // namespace detour
