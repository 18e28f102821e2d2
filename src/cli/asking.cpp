#include "asking.hpp"

#include "detour/base/error.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/prompt.hpp"

namespace detour::cli {

std::optional<std::string> Asking::text(std::string_view question) const {
  auto line = ask_line(world.console, question);
  if (q_stops && line && (*line == "q" || *line == "Q")) throw StopAsking();
  return line;
}

std::optional<std::string> Asking::expected() const {
  return text("What did you expect instead?");
}

std::optional<Assumption> Asking::assumption() const {
  const auto line = text("What did you assume, and how sure were you? For example: they sign on time 80%");
  return line ? std::optional(assumption_from(*line)) : std::nullopt;
}

std::optional<Lesson> Asking::lesson() const {
  const auto line = text("What did you learn?");
  return line ? std::optional(Lesson{{}, *line}) : std::nullopt;
}

std::optional<Attempt> Asking::attempt() const {
  for (;;) {
    const auto line = text("What will you try next? For example: when they call, I will wait (due friday)");
    if (!line) return std::nullopt;
    try {
      return attempt_from(*line, world.now, world.zone);
    } catch (const UsageError& e) {
      world.console.out << e.what() << "; " << e.hint() << '\n';
    }
  }
}

}  // namespace detour::cli
