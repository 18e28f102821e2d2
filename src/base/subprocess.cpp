#include "detour/base/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/signalfd.h>
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
pid_t spawned(const std::string& command, const Pipe& in, const Pipe& out, const Pipe& err) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write.get(), STDERR_FILENO);
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

/// While it lives, this thread is told of signals by a descriptor: one that would end the program must not
/// leave behind what the program started, and a reader that went away is an error of write() and no signal.
class SignalsAside {
 public:
  SignalsAside() {
    sigemptyset(&ending_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending_, signal);
    sigset_t blocked = ending_;
    sigaddset(&blocked, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before_);
    arrived_.reset(::signalfd(-1, &ending_, SFD_CLOEXEC | SFD_NONBLOCK));
  }
  ~SignalsAside() {
    const timespec at_once{};
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (sigismember(&before_, SIGPIPE) == 0) ::sigtimedwait(&pipe, nullptr, &at_once);
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  SignalsAside(const SignalsAside&) = delete;
  SignalsAside& operator=(const SignalsAside&) = delete;

  [[nodiscard]] int descriptor() const { return arrived_.get(); }
  /// The signal that arrived, taken; raise it once the signals are back where they were.
  [[nodiscard]] int taken() const {
    signalfd_siginfo info{};
    return ::read(arrived_.get(), &info, sizeof info) == sizeof info ? static_cast<int>(info.ssi_signo) : 0;
  }

 private:
  sigset_t ending_{}, before_{};
  Descriptor arrived_;
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

namespace {

constexpr std::size_t most_of_complaint = 400;

/// A process and the pipes to it.
class Conversation {
 public:
  Conversation(const std::string& command, std::string_view input) : input_(input) {
    child_ = spawned(command, in_, out_, err_);
    in_.read.close();
    out_.write.close();
    err_.write.close();
    ::fcntl(in_.write.get(), F_SETFL, O_NONBLOCK);
    if (input_.empty()) in_.write.close();
  }

  /// Talks until the process has said everything, or there is a reason to stop; returns the signal that was
  /// one.
  int talk(ProcessResult& result, Clock::time_point deadline, std::size_t most_bytes,
           const SignalsAside& signals) {
    std::string errors;
    for (bool open = true, complaining = true; open;) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      result.timed_out = left <= 0;
      result.overflowed = result.out.size() > most_bytes || errors.size() > most_bytes;
      if (result.timed_out || result.overflowed) break;
      std::array<pollfd, 4> watched{
          pollfd{out_.read.get(), POLLIN, 0}, pollfd{signals.descriptor(), POLLIN, 0},
          pollfd{complaining ? err_.read.get() : -1, POLLIN, 0}, pollfd{in_.write.get(), POLLOUT, 0}};
      ::poll(watched.data(), watched.size(), static_cast<int>(left));
      if (watched[1].revents != 0)
        if (const int signal = signals.taken(); signal != 0) return signal;
      if (watched[2].revents != 0) complaining = drain(err_.read, errors);
      if (watched[0].revents != 0) open = drain(out_.read, result.out);
      if (in_.write.is_open() && watched[3].revents != 0) feed(in_.write, input_);
    }
    result.complaint = errors.substr(0, most_of_complaint);
    return 0;
  }

  /// Its exit code; killed with all it started when it has not ended by the deadline.
  int end(Clock::time_point deadline, bool at_once, bool& killed) {
    int status = 0;
    killed = at_once || !waited_for(child_, deadline, status);
    if (killed) {
      ::kill(-child_, SIGKILL);
      ::waitpid(child_, &status, 0);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  Pipe in_, out_, err_;
  std::string_view input_;
  pid_t child_ = 0;
};

}  // namespace

ProcessResult run_process(const std::string& command, std::string_view input, std::chrono::milliseconds limit,
                          std::size_t most_bytes) {
  const auto deadline = Clock::now() + limit;
  ProcessResult result;
  int signal = 0;
  {
    const SignalsAside signals;
    Conversation conversation(command, input);
    signal = conversation.talk(result, deadline, most_bytes, signals);
    bool killed = false;
    result.code = conversation.end(deadline, signal != 0 || result.timed_out || result.overflowed, killed);
    result.timed_out = killed && !result.overflowed && signal == 0;
  }
  if (signal != 0) std::raise(signal);
  return result;
}

}  // namespace detour
