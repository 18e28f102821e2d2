#include "detour/cli/render/causes.hpp"

#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t id_width = 26;

}  // namespace

std::string render_catalogue(const Style& style) {
  std::string text;
  std::string_view group;
  for (const auto& cause : catalogue()) {
    if (cause.group != group)
      text += fmt::format("{}{}\n", group.empty() ? "" : "\n", style.bold(group = cause.group));
    text +=
        paragraph_after("  " + style.cause(padded(cause.id, id_width)), id_width + 2, cause.meaning, style);
  }
  return text +
         "\n'detour causes CAUSE' has its question and a counter-move; 'detour patterns CAUSE' your own "
         "entries.\n";
}

std::string render_cause(const Cause& cause, const Style& style) {
  return fmt::format("{}  {}\n", style.bold(cause.title),
                     style.dim(fmt::format("{} · {}", cause.id, cause.group))) +
         paragraph_after("  " + style.label("holds when    "), 16, cause.meaning, style) +
         paragraph_after("  " + style.label("ask yourself  "), 16, cause.question, style) +
         paragraph_after("  " + style.label("try           "), 16, cause.counter_move, style);
}

}  // namespace detour::cli
