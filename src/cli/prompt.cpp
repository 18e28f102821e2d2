#include "detour/cli/prompt.hpp"

#include <algorithm>
#include <cctype>

#include "detour/base/text.hpp"

namespace detour::cli {
namespace {

std::string read_line(Console& console) {
  console.out.flush();
  std::string line;
  if (!std::getline(console.in, line)) {
    console.out << '\n';
    throw StopAsking();
  }
  return std::string(trimmed(line));
}

}  // namespace

std::optional<std::string> ask_line(Console& console, std::string_view question) {
  console.out << question << "\n> ";
  auto line = read_line(console);
  return line.empty() ? std::nullopt : std::optional(std::move(line));
}

char ask_choice(Console& console, std::string_view question, std::string_view letters, char otherwise) {
  for (;;) {
    console.out << question << ' ';
    const auto line = read_line(console);
    if (line.empty()) return otherwise;
    const auto letter = static_cast<char>(std::tolower(static_cast<unsigned char>(line.front())));
    if (letters.find(letter) != std::string_view::npos) return letter;
    console.out << "Please type one of the letters, or only Enter.\n";
  }
}

bool confirm(Console& console, std::string_view question) {
  try {
    return ask_choice(console, std::string(question) + " [y/N]", "yn", 'n') == 'y';
  } catch (const StopAsking&) {
    return false;
  }
}

}  // namespace detour::cli
