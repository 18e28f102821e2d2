#include "detour/base/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "detour/base/error.hpp"

extern char** environ;  // NOLINT(readability-redundant-declaration): not every libc declares it

namespace detour {
namespace {

using Clock = std::chrono::steady_clock;

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void reset(int fd) {
    close();
    fd_ = fd;
  }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
      throw Failure("no pipe for another program: " + std::generic_category().message(errno));
    read.reset(ends[0]);
    write.reset(ends[1]);
  }
};

/// In a process group of its own, so that all it started can be killed with it.
pid_t spawned(const std::string& command, const Pipe& in, const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  sigset_t nothing;
  sigemptyset(&nothing);
  posix_spawnattr_setsigmask(&attributes, &nothing);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  std::string shell = "/bin/sh", option = "-c", text = command;
  std::array<char*, 4> arguments{shell.data(), option.data(), text.data(), nullptr};
  pid_t child = 0;
  const int error = posix_spawn(&child, shell.c_str(), &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw Failure("/bin/sh could not be started: " + std::generic_category().message(error));
  return child;
}

/// While it lives, a reader that went away is an error of write() and no signal, in this thread alone.
class NoBrokenPipeSignal {
 public:
  NoBrokenPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  ~NoBrokenPipeSignal() {
    const timespec at_once{};
    if (sigismember(&before_, SIGPIPE) == 0) ::sigtimedwait(&pipe_, nullptr, &at_once);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  NoBrokenPipeSignal(const NoBrokenPipeSignal&) = delete;
  NoBrokenPipeSignal& operator=(const NoBrokenPipeSignal&) = delete;

 private:
  sigset_t pipe_{}, before_{};
};

/// Writes what fits; closes the pipe when all is written or nobody reads.
void feed(Descriptor& to, std::string_view& input) {
  const auto written = ::write(to.get(), input.data(), input.size());
  if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
  if (input.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) to.close();
}

/// Takes what is there; false at the end.
bool drain(const Descriptor& from, std::string& out) {
  std::array<char, 1U << 16U> buffer{};
  const auto count = ::read(from.get(), buffer.data(), buffer.size());
  if (count > 0) out.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

/// True if the process ended before the deadline; its status is then in `status`.
bool waited_for(pid_t child, Clock::time_point deadline, int& status) {
  for (;;) {
    const auto ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return true;
    if (ended < 0 && errno != EINTR) return true;
    if (Clock::now() >= deadline) return false;
    ::poll(nullptr, 0, 2);
  }
}

}  // namespace

ProcessResult run_process(const std::string& command, std::string_view input, std::chrono::milliseconds limit,
                          std::size_t most_bytes) {
  const auto deadline = Clock::now() + limit;
  const NoBrokenPipeSignal quiet;
  Pipe in, out;
  const auto child = spawned(command, in, out);
  in.read.close();
  out.write.close();
  ::fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.write.close();
  ProcessResult result;
  for (bool open = true; open;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    result.timed_out = left <= 0;
    result.overflowed = result.out.size() > most_bytes;
    if (result.timed_out || result.overflowed) break;
    std::array<pollfd, 2> watched{pollfd{out.read.get(), POLLIN, 0}, pollfd{in.write.get(), POLLOUT, 0}};
    ::poll(watched.data(), in.write.is_open() ? 2 : 1, static_cast<int>(left));
    if (watched[0].revents != 0) open = drain(out.read, result.out);
    if (in.write.is_open() && watched[1].revents != 0) feed(in.write, input);
  }
  int status = 0;
  if (result.timed_out || result.overflowed || !waited_for(child, deadline, status)) {
    result.timed_out = !result.overflowed;
    ::kill(-child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace detour
