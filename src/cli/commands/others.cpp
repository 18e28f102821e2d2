// detour others: failures of other people, to browse and to search.
#include <algorithm>

#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/others.hpp"
#include "detour/exchange/library.hpp"
#include "detour/insight/language.hpp"
#include "detour/journal/entry_json.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

/// The library, then what the journal has of others, newest first.
std::vector<Entry> all_others(const std::optional<Journal>& journal) {
  auto all = starter_library();
  if (!journal) return all;
  for (auto& entry : journal->entries())
    if (entry.whose != self) all.push_back(std::move(entry));
  return all;
}

bool has_all(const std::vector<std::string>& labels, const std::vector<std::string>& wanted) {
  return std::ranges::all_of(wanted, [&labels](const std::string& tag) {
    return std::ranges::find(labels, normal_label(tag)) != labels.end();
  });
}

std::vector<std::string> stems_of(std::string_view text) {
  std::vector<std::string> stems;
  for (const auto& sentence : sentences_of(text))
    for (const auto& token : sentence.tokens) stems.push_back(token.stem);
  return stems;
}

/// Every word stands somewhere in the entry, its name, its owner or its tags.
bool speaks_of(const Entry& entry, const std::vector<std::string>& words) {
  auto text = entry.whose + ' ' + entry.ref.value_or("");
  for (const auto& passage : passages(entry)) text += ". " + std::string(passage.text);
  for (const auto& tag : entry.tags) text += ' ' + tag;
  const auto stems = stems_of(text);
  const auto is_there = [&stems](const std::string& word) {
    return std::ranges::find(stems, word) != stems.end();
  };
  return std::ranges::all_of(
      words, [&](const std::string& word) { return std::ranges::all_of(stems_of(word), is_there); });
}

const Entry* named(const std::vector<Entry>& all, const std::vector<std::string>& words) {
  if (words.size() != 1) return nullptr;
  const auto found = std::ranges::find_if(all, [&words](const Entry& entry) {
    return name_of(entry) == words.front() || entry.id == words.front();
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

void run(const Others& options, Session& session) {
  const auto journal = session.open();
  const auto& causes = causes_of(journal);
  auto& out = session.world.console.out;
  auto shown = all_others(journal);
  if (const auto* one = named(shown, options.words)) {
    out << (options.json ? to_json(*one) + '\n' : render_other(*one, causes, session.style));
    return;
  }
  std::vector<std::string> wanted;
  for (const auto& cause : options.causes) wanted.emplace_back(known_cause(cause, causes).id);
  std::erase_if(shown, [&](const Entry& entry) {
    std::vector<std::string> told;
    for (const auto& finding : entry.causes) told.push_back(finding.cause);
    return !has_all(entry.tags, options.tags) || !has_all(told, wanted) || !speaks_of(entry, options.words);
  });
  if (options.json)
    for (const auto& entry : shown) out << to_json(entry) << '\n';
  else
    out << render_others(shown, causes, session.style);
}

}  // namespace detour::cli
