#include "support/shell.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "support/catch.hpp"

namespace detour::test {
namespace {

std::string all_from(int descriptor) {
  std::string text;
  std::array<char, 4096> bytes{};
  for (;;) {
    const auto count = ::read(descriptor, bytes.data(), bytes.size());
    if (count > 0)
      text.append(bytes.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
      return text;
  }
}

int exit_code_of(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Shell::Shell()
    : environment{{"HOME", folder_.path().string()},
                  {"PATH", std::filesystem::path(DETOUR_PROGRAM).parent_path().string() + ":/usr/bin:/bin"},
                  {"DETOUR_NOW", "2026-03-06T17:20:00"},
                  {"TZ", "UTC"},
                  {"LANG", "C.UTF-8"},
                  {"TERM", "dumb"},
                  {"SHARE", DETOUR_SOURCE_DIR "/share"}} {}

void Shell::become(const std::string& line) const {
  if (::chdir(folder_.path().c_str()) != 0) ::_exit(126);
  ::clearenv();
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  ::alarm(60);  // a program that waits for an answer nobody gives must not hold up the tests
  ::execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

Result Shell::run(const std::string& line) const {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    become(line);
  }
  ::close(ends[1]);
  Result result;
  result.out = all_from(ends[0]);
  ::close(ends[0]);
  result.code = exit_code_of(child);
  return result;
}

Result Shell::in_turns(const std::string& line, const std::vector<Turn>& turns) const {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  REQUIRE(child >= 0);
  if (child == 0) become(line);
  Result result;
  std::array<char, 4096> bytes{};
  for (std::size_t seen = 0; const auto& [question, answer] : turns) {
    while (result.out.find(question, seen) == std::string::npos) {
      const auto count = ::read(terminal, bytes.data(), bytes.size());
      INFO("waiting for '" << question << "' after:\n" << result.out);
      REQUIRE(count > 0);
      result.out.append(bytes.data(), static_cast<std::size_t>(count));
    }
    seen = result.out.size();
    REQUIRE(::write(terminal, answer.data(), answer.size()) == static_cast<ssize_t>(answer.size()));
  }
  result.out += all_from(terminal);
  result.code = exit_code_of(child);
  ::close(terminal);
  return result;
}

Result Shell::on_terminal(const std::string& line, const std::string& typed) const {
  int terminal = -1;
  winsize size{};
  size.ws_col = 80;
  size.ws_row = 24;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  REQUIRE(child >= 0);
  if (child == 0) become(line);
  // What is typed ahead waits in the terminal until it is asked for.
  REQUIRE(::write(terminal, typed.data(), typed.size()) == static_cast<ssize_t>(typed.size()));
  Result result;
  result.out = all_from(terminal);
  result.code = exit_code_of(child);
  ::close(terminal);
  return result;
}

}  // namespace detour::test
