// Stored text made safe to stand in Markdown: it becomes no heading, list, link or HTML.
#pragma once

#include <string>
#include <string_view>

namespace detour {

/// The text in one line, without control characters.
[[nodiscard]] std::string safe_markdown_line(std::string_view stored);

/// Lines behind the first are indented; several empty ones are one.
[[nodiscard]] std::string safe_markdown(std::string_view stored, std::string_view indent = {});

}  // namespace detour
