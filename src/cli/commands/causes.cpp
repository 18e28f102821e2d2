// detour causes: the catalogue.
#include "detour/cli/render/causes.hpp"

#include "detour/cli/commands.hpp"
#include "detour/cli/render/json.hpp"

namespace detour::cli {

void run(const Causes& options, Session& session) {
  auto& out = session.world.console.out;
  if (options.cause.empty()) {
    out << (options.json ? to_json_lines(catalogue()) : render_catalogue(session.style));
    return;
  }
  const auto& cause = known_cause(options.cause);
  out << (options.json ? to_json_lines({&cause, 1}) : render_cause(cause, session.style));
}

}  // namespace detour::cli
