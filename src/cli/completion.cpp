#include "completion.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "detour/base/error.hpp"

namespace detour::cli {
namespace {

using Words = std::vector<std::string>;

/// As far back as one's tags and people are looked for.
constexpr std::size_t entries_looked_at = 1000;

/// Completing a word must never print an error into the line that is being typed.
std::optional<Journal> readable_journal(const Session& session) {
  try {
    return session.open();
  } catch (const Error&) {
    return std::nullopt;
  }
}

Words labels_in(const Session& session, std::vector<std::string> Entry::*labels) {
  std::set<std::string> found;
  if (const auto journal = readable_journal(session))
    for (const auto& entry : journal->entries({}, entries_looked_at))
      found.insert((entry.*labels).begin(), (entry.*labels).end());
  return {found.begin(), found.end()};
}

Words tags(const Session& session) {
  return labels_in(session, &Entry::tags);
}
Words people(const Session& session) {
  return labels_in(session, &Entry::people);
}
Words causes(const Session& session) {
  const auto journal = readable_journal(session);
  Words ids;
  for (const auto& cause : causes_of(journal).all()) ids.emplace_back(cause.id);
  return ids;
}

struct OptionValues {
  std::array<std::string_view, 2> names;
  Words (*values)(const Session& session);
};
const std::array options{OptionValues{{"--tag", "-t"}, tags},
                         OptionValues{{"--remove-tag", ""}, tags},
                         OptionValues{{"--person", "-p"}, people},
                         OptionValues{{"--remove-person", ""}, people},
                         OptionValues{{"--cause", "-c"}, causes},
                         OptionValues{{"--kind", ""},
                                      [](const Session&) {
                                        return Words{"preventable", "complex", "intelligent"};
                                      }},
                         OptionValues{{"--verdict", ""},
                                      [](const Session&) {
                                        return Words{"wrong", "held", "unknown"};
                                      }},
                         OptionValues{{"--color", ""},
                                      [](const Session&) {
                                        return Words{"auto", "always", "never"};
                                      }},
                         OptionValues{{"--mindset", ""},
                                      [](const Session&) {
                                        return Words{"on", "off"};
                                      }},
                         OptionValues{{"--clear", ""}, [](const Session&) {
                                        return Words{"expected", "assumptions", "lessons", "next",   "kind",
                                                     "source",   "estimate",    "actual",  "follows"};
                                      }}};

/// Arguments of a command: `before` are those that stand there already.
Words arguments_for(std::string_view command, const Words& before, const Session& session) {
  const auto place = before.size();
  if (command == "completions" && place == 0) return {"bash", "zsh", "fish"};
  if (command == "patterns" && place == 0) return causes(session);
  if (command == "tried" && place == 1) return {"worked", "failed", "mixed", "dropped"};
  if (command == "next" && place == 0) return {"add"};
  if (command == "review" && place == 0) return {"show"};
  if (command != "causes") return {};
  if (place == 0) {
    Words words{"mark", "reject", "unmark", "explain", "add", "rename", "hide", "unhide", "remove"};
    const auto ids = causes(session);
    words.insert(words.end(), ids.begin(), ids.end());
    return words;
  }
  const auto is_one_of = [&](std::initializer_list<std::string_view> verbs) {
    return std::ranges::find(verbs, before.front()) != verbs.end();
  };
  const bool of_an_entry = is_one_of({"mark", "reject", "unmark"});
  const bool of_a_cause = is_one_of({"rename", "hide", "unhide", "remove"});
  return (of_an_entry && place >= 2) || (of_a_cause && place == 1) ? causes(session) : Words{};
}

}  // namespace

std::vector<std::string> values_for(const std::vector<std::string>& words, const Session& session) {
  if (words.size() < 2) return {};
  const auto& before = words[words.size() - 2];
  for (const auto& option : options)
    if (words.size() > 2 && std::ranges::find(option.names, before) != option.names.end())
      return option.values(session);
  if (words.back().starts_with('-')) return {};
  return arguments_for(words.front(), {words.begin() + 1, words.end() - 1}, session);
}

bool takes_files(std::string_view command) {
  return command == "import" || command == "scan";
}

}  // namespace detour::cli
