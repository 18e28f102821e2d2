#include "detour/cli/prompt.hpp"

#include <fmt/format.h>

#include <cctype>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"

namespace detour::cli {
namespace {

/// Arrow keys and the like come as control sequences where a terminal does not edit lines: ESC [ … letter,
/// ESC O letter (ECMA-48, 5.4). They are no part of an answer.
std::string without_control(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    if (c == 0x1b && i + 1 < line.size() && (line[i + 1] == '[' || line[i + 1] == 'O')) {
      for (i += 2; i < line.size() && (line[i] < 0x40 || line[i] > 0x7e);) ++i;
    } else if (c == '\t' || (c >= 0x20 && c != 0x7f)) {
      text += line[i];
    }
  }
  return text;
}

std::string read_line(Console& console) {
  console.out.flush();
  std::string line;
  if (!std::getline(console.in, line)) {
    console.out << '\n';
    if (console.interrupted()) throw Interrupted();
    throw StopAsking();
  }
  return std::string(trimmed(without_control(line)));
}

/// The letter, or the word that the question has for it ("[w]orked"): a sentence that was meant for another
/// question chooses nothing.
bool chooses(std::string_view answer, char letter, std::string_view question) {
  if (answer.front() != letter) return false;
  if (answer.size() == 1 || answer == "yes" || answer == "no" || answer == "quit") return true;
  const auto spelled = fmt::format("[{}]{}", letter, answer.substr(1));
  const auto at = question.find(spelled);
  const auto end = at + spelled.size();
  return at != std::string_view::npos &&
         (end == question.size() || std::isalpha(static_cast<unsigned char>(question[end])) == 0);
}

/// A terminal would break its lines inside a word.
std::string in_columns(std::string_view question, const Console& console) {
  std::string text;
  for (const auto& line : wrapped(question, console.columns - 1)) text += (text.empty() ? "" : "\n") + line;
  return text;
}

}  // namespace

std::optional<std::string> ask_line(Console& console, std::string_view question) {
  console.asking();
  console.out << in_columns(question, console) << "\n> ";
  auto line = read_line(console);
  return line.empty() ? std::nullopt : std::optional(std::move(line));
}

char ask_choice(Console& console, std::string_view question, std::string_view letters, char otherwise) {
  console.asking();
  for (;;) {
    console.out << in_columns(question, console) << ' ';
    const auto line = read_line(console);
    if (line.empty()) return otherwise;
    std::string answer;
    for (const unsigned char c : line) answer += static_cast<char>(std::tolower(c));
    for (const char letter : letters)
      if (chooses(answer, letter, question)) return letter;
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
