#include "detour/cli/render/others.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

constexpr std::string_view library_prefix = "others-";
constexpr std::size_t name_width = 30, label_width = 14;

std::string year_of(const Entry& entry) {
  return to_iso(local_date(entry.happened_at)).substr(0, 4);
}

std::string causes_in_words(const Entry& entry, const CauseList& causes) {
  std::string text;
  for (const auto& finding : entry.causes) {
    const auto* cause = causes.find(finding.cause);
    text += (text.empty() ? "" : ", ") + safe_line(cause != nullptr ? cause->title : finding.cause);
  }
  return text;
}

std::string row(const Entry& entry, const Style& style) {
  const auto name = padded(truncated(safe_line(name_of(entry)), name_width, !style.unicode), name_width);
  const auto room = style.columns > name_width + 28 ? style.columns - name_width - 8 : 20;
  return fmt::format("{}  {}  {}\n", style.id(name), style.dim(year_of(entry)),
                     truncated(safe_line(entry.whose) + ": " + safe_line(entry.what), room, !style.unicode));
}

std::string field(std::string_view name, std::string_view text, const Style& style) {
  return paragraph_after("  " + style.label(padded(name, label_width)), label_width + 2, text, style);
}

}  // namespace

std::string name_of(const Entry& entry) {
  const auto ref = entry.ref.value_or(entry.id);
  return ref.starts_with(library_prefix) ? ref.substr(library_prefix.size()) : ref;
}

std::string render_other(const Entry& entry, const CauseList& causes, const Style& style) {
  std::string text = style.bold(safe_line(entry.whose)) + "  " + style.dim(year_of(entry)) + '\n';
  text += paragraph(entry.what, 2, style);
  if (entry.expected) text += field("expected", *entry.expected, style);
  for (const auto& assumption : entry.assumptions)
    text +=
        field("assumed", assumption.text + " (" + std::string(to_string(assumption.verdict)) + ")", style);
  for (const auto& lesson : entry.lessons) text += field("learned", lesson.text, style);
  for (const auto& attempt : entry.next)
    text += field("what came", attempt.text + " (" + std::string(to_string(attempt.status)) + ")", style);
  if (const auto told = causes_in_words(entry, causes); !told.empty()) text += field("causes", told, style);
  if (entry.source) text += field("source", *entry.source, style);
  return text;
}

std::string render_others_with(std::string_view cause, const std::vector<Entry>& others, const Style& style) {
  constexpr std::size_t most = 3;
  std::string text;
  std::size_t shown = 0;
  for (const auto& entry : others)
    if (tells(entry, cause) && shown++ < most) text += row(entry, style);
  if (text.empty()) return text;
  return '\n' + style.bold("Others who stood there") + '\n' + text +
         fmt::format("detour others --cause {}\n", cause);
}

std::string render_others(const std::vector<Entry>& others, const CauseList& causes, const Style& style) {
  if (others.empty()) return "none fits; 'detour others' lists all\n";
  if (others.size() == 1) return render_other(others.front(), causes, style);
  std::string text;
  for (const auto& entry : others) text += row(entry, style);
  return text + '\n' +
         paragraph("detour others NAME reads one in full; detour log --whose NAME --source URL adds one", 0,
                   style);
}

}  // namespace detour::cli
