#include "detour/cli/render/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "detour/base/display.hpp"
#include "detour/cli/render/facts.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour::cli {
namespace {

/// Everything that a person wrote into an entry, and what outside detectors said.
std::vector<Fact> all_facts_of(const Entry& entry) {
  std::vector<Fact> facts{{"what", entry.what}, {"happened", to_display(entry.happened_at)}};
  std::ranges::move(facts_of(entry), std::back_inserter(facts));
  for (const auto& lesson : entry.lessons)
    if (lesson.rehearsals > 0)
      facts.push_back({"rehearsed", fmt::format("{} ({} {})", lesson.text, lesson.rehearsals,
                                                lesson.rehearsals == 1 ? "time" : "times")});
  for (const auto& tag : entry.tags) facts.push_back({"tag", '#' + tag});
  for (const auto& person : entry.people) facts.push_back({"person", '@' + person});
  for (const auto& [cause, agreed] : entry.marks) facts.push_back({agreed ? "marked" : "rejected", cause});
  for (const auto& finding : entry.heard) facts.push_back({"heard", finding.cause + " from " + finding.by});
  return facts;
}

/// The facts of `some` that are not among `others`, with a sign before their labels.
std::string difference(char sign, const std::vector<Fact>& some, const std::vector<Fact>& others,
                       const Style& style) {
  std::string text;
  for (const auto& fact : some)
    if (std::ranges::find(others, fact) == others.end())
      text += labelled(fmt::format("{} {}", sign, fact.label), fact.text, style);
  return text;
}

}  // namespace

std::string render_history(const std::vector<Revision>& revisions, const Zone& zone, const Style& style) {
  std::string text;
  std::vector<Fact> before;
  for (std::size_t number = 1; const auto& revision : revisions) {
    text += fmt::format("{}  {}  {}\n", style.id(std::to_string(number++)),
                        style.dim(to_display(moment_at(seconds_of(revision.stamp), zone))),
                        style.bold(safe_line(revision.action)));
    if (revision.is_tombstone()) continue;
    auto now = all_facts_of(entry_from_json(revision.body, Moment{}, zone));
    text += difference('-', before, now, style) + difference('+', now, before, style);
    before = std::move(now);
  }
  return text;
}

std::string render_deleted(const Deleted& deleted, std::string_view short_id, const Zone& zone,
                           const Style& style) {
  const auto day = "deleted " + to_iso(local_date(moment_at(seconds_of(deleted.at), zone)));
  const auto room = std::max<std::size_t>(style.columns, 50) - short_id.size() - day.size() - 4;
  return fmt::format("{}  {}  {}\n", style.id(short_id), style.dim(day),
                     truncated(safe_line(deleted.entry.what), room, !style.unicode));
}

std::string render_undone(std::string_view action, const std::vector<std::string>& words,
                          const Style& style) {
  constexpr std::size_t shown = 5;
  std::string text = "undid " + style.bold(safe_line(action)) + '\n';
  for (std::size_t i = 0; i < std::min(words.size(), shown); ++i) text += "  " + safe_line(words[i]) + '\n';
  if (words.size() > shown) text += fmt::format("  and {} more\n", words.size() - shown);
  return text + style.dim("'detour undo' again brings that back") + '\n';
}

}  // namespace detour::cli
