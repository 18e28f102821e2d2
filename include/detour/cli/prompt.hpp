// Asking a person, line by line, on plain streams: no cursor tricks, so that screen readers follow.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detour/cli/world.hpp"

namespace detour::cli {

/// Thrown when the person wants to stop (`q` where that is offered, or the end of input).
struct StopAsking {};

/// Prints the question and reads one line, trimmed; nothing when it is left empty.
/// Throws StopAsking at the end of input, as all of these do Interrupted after Ctrl-C.
[[nodiscard]] std::optional<std::string> ask_line(Console& console, std::string_view question);

/// Prints the question with the choices ("[w]orked") and reads one of their letters or words (case does not
/// matter); asks again after anything else. An empty line is `otherwise`. Throws StopAsking at the end of
/// input.
[[nodiscard]] char ask_choice(Console& console, std::string_view question, std::string_view letters,
                              char otherwise);

[[nodiscard]] bool confirm(Console& console, std::string_view question);

}  // namespace detour::cli
