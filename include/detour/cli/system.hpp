// The real world: standard streams, clock, environment, editor.
#pragma once

#include <memory>

#include "detour/cli/world.hpp"

namespace detour::cli {

class System {
 public:
  /// Reads the clock, looks at the terminal, ignores SIGPIPE and SIGXFSZ.
  System();
  ~System();
  System(const System&) = delete;
  System& operator=(const System&) = delete;
  [[nodiscard]] World& world();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace detour::cli
