// detour config: the settings, their values and where these come from.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "detour/base/display.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t name_width = 18, value_width = 30;

}  // namespace

void run(const ShowConfig& options, Session& session) {
  auto& out = session.world.console.out;
  const auto& config = session.config;
  if (options.path) {
    out << config.file.string() << '\n';
    return;
  }
  for (const auto& [name, value, origin] : settings_of(config)) {
    if (options.json)
      out << safe_json(nlohmann::ordered_json{{"name", name}, {"value", value}, {"origin", origin}}.dump())
          << '\n';
    else
      out << session.style.label(padded(name, name_width))
          << padded(name == "journal" ? safe_line(value) : truncated(safe_line(value), value_width),
                    value_width)
          << "  " << session.style.dim(origin) << '\n';
  }
  if (!options.json)
    out << '\n'
        << paragraph(
               fmt::format(
                   "The file: {}. A line is written as detector_timeout = 60 or questions = [\"…\"]; flags "
                   "and variables overrule it.",
                   config.file.string()),
               0, session.style);
}

}  // namespace detour::cli
