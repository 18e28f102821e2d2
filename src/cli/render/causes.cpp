#include "detour/cli/render/causes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detour/base/display.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t id_width = 26;
/// A reason in words: so much of the log odds at least. A reason below the last is not worth a line.
constexpr double strong = 1.0, clear = 0.4, slight = 0.12;
constexpr std::size_t near_shown = 3, reasons_shown = 6, widest_quotation = 44;
/// What stands around a quotation: its side, its strength, where it comes from.
constexpr std::size_t beside_quotation = 56;

std::string_view strength(double amount) {
  const double size = std::abs(amount);
  return size >= strong ? "strongly" : size >= clear ? "clearly" : "a little";
}

std::string verdict_on(const Explanation& explanation) {
  const auto sure = fmt::format("{:.0f} % sure", 100 * explanation.score);
  return explanation.told ? "told, " + sure : "not told, " + sure;
}

/// The same words in several places as one reason.
std::vector<Reason> said_once(const std::vector<Reason>& reasons) {
  std::vector<Reason> once;
  for (const auto& reason : reasons) {
    const auto same = std::ranges::find_if(once, [&reason](const Reason& other) {
      return folded(other.words.text) == folded(reason.words.text);
    });
    if (same == once.end())
      once.push_back(reason);
    else
      same->amount += reason.amount;
  }
  return once;
}

std::string render_reason(const Reason& reason, const Style& style) {
  const auto room = style.columns > beside_quotation ? style.columns - beside_quotation : 0;
  const auto width = std::clamp<std::size_t>(room, 16, widest_quotation);
  const auto lead = fmt::format("    {:<8} {}  ", reason.amount > 0 ? "for" : "against",
                                padded(quoted(reason.words.text, width, style), width));
  return paragraph_after(lead, display_width(lead),
                         std::string(strength(reason.amount)) + (reason.cue ? ", a phrase detour knows for it"
                                                                 : reason.taught ? ", learned from you"
                                                                                 : ""),
                         style);
}

std::string render_explanation(const Explanation& explanation, const Entry& entry, const CauseList& causes,
                               const Style& style) {
  const auto* cause = causes.find(explanation.cause);
  const auto title = cause != nullptr ? safe_line(cause->title) : safe_line(explanation.cause);
  std::string text = "  " + style.cause(title) + ": " + verdict_on(explanation);
  if (const auto mark = entry.marks.find(explanation.cause); mark != entry.marks.end())
    text += mark->second ? "; you said yes" : "; you said no";
  text += '\n';
  std::size_t shown = 0;
  for (const auto& reason : said_once(explanation.reasons))
    if (std::abs(reason.amount) >= slight && shown++ < reasons_shown) text += render_reason(reason, style);
  if (explanation.outshone <= -slight)
    text += paragraph(fmt::format("another cause is told so much more plainly that this speaks {} against it",
                                  strength(explanation.outshone)),
                      4, style);
  if (std::abs(explanation.shift) >= slight)
    text += paragraph(fmt::format("what you marked elsewhere speaks {} {} it", strength(explanation.shift),
                                  explanation.shift > 0 ? "for" : "against"),
                      4, style);
  return text;
}

}  // namespace

std::string render_catalogue(const CauseList& causes, const Style& style) {
  std::string text;
  std::string_view group;
  for (const auto& cause : causes.all()) {
    if (cause.group != group)
      text += fmt::format("{}{}\n", group.empty() ? "" : "\n",
                          style.bold((group = cause.group) == "own" ? "your own" : group));
    text +=
        paragraph_after("  " + style.cause(padded(cause.id, id_width)), id_width + 2, cause.meaning, style);
  }
  return text + '\n' +
         paragraph(
             "'detour causes CAUSE' has its question and a counter-move; 'detour patterns CAUSE' your own "
             "entries.",
             0, style);
}

std::string render_cause(const Cause& cause, bool hidden, const Style& style) {
  return fmt::format("{}  {}\n", style.bold(safe_line(cause.title)),
                     style.dim(fmt::format("{} · {}{}", cause.id, cause.group, hidden ? " · hidden" : ""))) +
         paragraph_after("  " + style.label("holds when    "), 16, cause.meaning, style) +
         paragraph_after("  " + style.label("ask yourself  "), 16, cause.question, style) +
         paragraph_after("  " + style.label("try           "), 16, cause.counter_move, style);
}

std::string render_explanations(const Entry& entry, std::string_view short_id,
                                const std::vector<Explanation>& explanations, const CauseList& causes,
                                const Style& style) {
  std::string text =
      style.id(short_id) + "  " +
      truncated(safe_line(entry.what), std::max<std::size_t>(style.columns, 40) - short_id.size() - 2,
                !style.unicode) +
      '\n';
  if (explanations.empty()) text += "  no cause comes near\n";
  std::size_t near = 0;
  for (const auto& explanation : explanations)
    if (explanation.told || near++ < near_shown)
      text += render_explanation(explanation, entry, causes, style);
  return text + style.dim("Is it wrong? detour causes mark|reject " + std::string(short_id) + " CAUSE") +
         '\n';
}

}  // namespace detour::cli
