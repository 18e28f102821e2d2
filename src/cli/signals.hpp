// What Ctrl-C does: while a person is asked it ends the question, while the editor runs it is the editor's.
#pragma once

#include <csignal>
#include <optional>

namespace detour::cli {

/// Sets what a signal does, and back again in the end.
class SignalSet {
 public:
  SignalSet(int signal, void (*handler)(int));
  ~SignalSet() { put_back(); }
  SignalSet(const SignalSet&) = delete;
  SignalSet& operator=(const SignalSet&) = delete;
  void put_back() const { ::sigaction(signal_, &before_, nullptr); }

 private:
  int signal_;
  struct sigaction before_ {};
};

/// Ctrl-C as something that is noticed instead of the end of the program: what was typed can be kept.
class Interrupt {
 public:
  /// From now on; before, the program ends with it as any other.
  void notice();
  [[nodiscard]] bool came() const;
  /// Waits until the descriptor can be read; false: Ctrl-C came, now or before.
  [[nodiscard]] bool wait_for(int descriptor) const;

 private:
  std::optional<SignalSet> noticed_;
};

}  // namespace detour::cli
