#include "markdown.hpp"

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/text.hpp"

namespace detour {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// True for "&lt;" and the like, which a reader of Markdown would turn into another character.
bool is_entity(std::string_view text) {
  const auto end =
      text.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 1);
  return end != std::string_view::npos && end > 1 && text[end] == ';';
}

/// Marks that mean something wherever they stand.
std::string escaped(std::string_view line, std::size_t at) {
  const char c = line[at], before = at > 0 ? line[at - 1] : ' ',
             after = at + 1 < line.size() ? line[at + 1] : ' ';
  const bool in_word = is_letter_or_digit(before) && is_letter_or_digit(after);
  if (c == '<') return "&lt;";
  if (c == '&' && is_entity(line.substr(at))) return "&amp;";
  const bool special = std::string_view("\\`*~").find(c) != std::string_view::npos ||
                       (c == '_' && !in_word) || (c == ']' && (after == '(' || after == '[' || after == ':'));
  return special ? std::string{'\\', c} : std::string(1, c);
}

/// Where a line's first mark would make a heading, a list, a quotation, a table, a rule or a link's target.
std::size_t mark_at_start(std::string_view line) {
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view marks = digits > 0 ? ".)" : "#>+-=:|[";
  return digits < line.size() && marks.find(line[digits]) != std::string_view::npos ? digits : line.size();
}

}  // namespace

std::string safe_markdown_line(std::string_view stored) {
  const auto line = safe_line(trimmed(stored));
  const auto mark = mark_at_start(line);
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at)
    out += at == mark ? std::string{'\\', line[at]} : escaped(line, at);
  return out;
}

std::string safe_markdown(std::string_view stored, std::string_view indent) {
  std::string out;
  bool empty_before = false;
  for (std::size_t at = 0; at <= stored.size();) {
    const auto end = std::min(stored.find('\n', at), stored.size());
    const auto line = safe_markdown_line(stored.substr(at, end - at));
    if (!line.empty() && !out.empty()) out += (empty_before ? "\n\n" : "\n") + std::string(indent);
    out += line;
    empty_before = line.empty();
    at = end + 1;
  }
  return out;
}

}  // namespace detour
