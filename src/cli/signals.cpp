#include "signals.hpp"

#include <poll.h>

#include <cerrno>

namespace detour::cli {
namespace {

/// A signal handler can reach nothing but this.
volatile std::sig_atomic_t interrupt_came = 0;

}  // namespace

SignalSet::SignalSet(int signal, void (*handler)(int)) : signal_(signal) {
  struct sigaction action {};
  action.sa_handler = handler;  // NOLINT(cppcoreguidelines-pro-type-union-access): so POSIX has it
  ::sigemptyset(&action.sa_mask);
  ::sigaction(signal_, &action, &before_);
}

void Interrupt::notice() {
  if (noticed_) return;
  interrupt_came = 0;
  noticed_.emplace(SIGINT, [](int) { interrupt_came = 1; });
}

bool Interrupt::came() const {
  return noticed_ && interrupt_came != 0;
}

bool Interrupt::wait_for(int descriptor) const {
  if (!noticed_) return true;
  // Held back until ppoll() waits, so that it cannot come unnoticed just before.
  sigset_t interrupt, before;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::sigprocmask(SIG_BLOCK, &interrupt, &before);
  pollfd readable{descriptor, POLLIN, 0};
  while (!came() && ::ppoll(&readable, 1, nullptr, &before) < 0 && errno == EINTR) {
  }
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  return !came();
}

}  // namespace detour::cli
