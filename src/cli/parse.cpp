#include "detour/cli/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "options.hpp"

namespace detour::cli {
namespace {

constexpr std::array groups{"Capture", "Reflect", "Notice", "Try again", "Keep"};

constexpr std::array commands{
    CommandEntry{
        "log", "Capture", "write down a setback",
        "detour log \"Told Meridian Friday; it took till Tuesday. #meridian @sam\" -l \"ask design first\"",
        define_log},
    CommandEntry{"ok", "Capture", "log that a known trigger came and went well",
                 "detour ok \"Meridian asked for a date; I said tomorrow\" -c overpromising", define_ok},
    CommandEntry{"edit", "Capture", "change an entry",
                 "detour edit @1 --next \"when a client asks for a date, I will say 'tomorrow'\"",
                 define_edit},
    CommandEntry{"show", "Capture", "show an entry in full", "detour show 7f3k", define_show},
    CommandEntry{"list", "Capture", "list entries, newest first",
                 "detour list --since \"last month\" --tag meridian", define_list},
    CommandEntry{"search", "Capture", "find entries by their words", "detour search deadline \"sign off\"",
                 define_search},
    CommandEntry{"delete", "Capture", "delete an entry (undo brings it back)", "detour delete 7f3k",
                 define_delete},
    CommandEntry{"undo", "Capture", "take back the last command; again to redo it", "detour undo",
                 define_undo},
    CommandEntry{"history", "Capture", "show how an entry came to be what it is", "detour history @1",
                 define_history},
    CommandEntry{"restore", "Capture", "bring back a deleted entry, or an earlier state",
                 "detour restore 7f3k", define_restore},
    CommandEntry{"review", "Reflect", "the weekly reflection: asks only what is missing", "detour review",
                 define_review},
    CommandEntry{"patterns", "Notice", "what keeps recurring, with your own words",
                 "detour patterns overpromising", define_patterns},
    CommandEntry{"causes", "Notice", "the catalogue of causes; teach detour yours",
                 "detour causes reject 7f3k overload", define_causes},
    CommandEntry{"scan", "Notice", "find causes in entries from elsewhere, keeping nothing",
                 "detour scan < entries.jsonl", define_scan},
    CommandEntry{"assumptions", "Notice", "what you assumed, what came of it, how well you judge",
                 "detour assumptions --verdict wrong", define_assumptions},
    CommandEntry{"others", "Notice", "failures of other people, each with its source",
                 "detour others --tag science", define_others},
    CommandEntry{"stats", "Notice", "what became of setbacks: attempts, lessons, kinds", "detour stats",
                 define_stats},
    CommandEntry{"next", "Try again", "attempts that are open, due first",
                 "detour next add 7f3k \"when a client asks for a date, I will say tomorrow\" --due friday",
                 define_next},
    CommandEntry{"tried", "Try again", "tell how an attempt went", "detour tried 7f3k worked", define_tried},
    CommandEntry{"before", "Try again", "what you should re-read before you do something",
                 "detour before \"quote a date for the Meridian redesign\" --estimate 3d", define_before},
    CommandEntry{"story", "Try again", "a chain of attempts as a short story", "detour story 7f3k --redact",
                 define_story},
    CommandEntry{"import", "Keep", "bring entries in", "detour import entries.jsonl", define_import},
    CommandEntry{"export", "Keep", "write all entries out", "detour export > entries.jsonl", define_export},
    CommandEntry{"config", "Keep", "the settings, their values and where these come from", "detour config",
                 define_config},
    CommandEntry{"doctor", "Keep", "check the journal, rebuild what follows from the log", "detour doctor",
                 define_doctor},
    CommandEntry{"completions", "Keep", "print a completion script", "detour completions bash",
                 define_completions},
};

const CommandEntry* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands, name, &CommandEntry::name);
  return found == commands.end() ? nullptr : &*found;
}

/// Options of the whole program, before or behind the command.
void add_globals(CLI::App& app, Globals& globals) {
  add_text(app, "--journal", globals.journal, "the journal file ($DETOUR_JOURNAL)")->type_name("FILE");
  app.add_option("--color", globals.color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("--no-input", globals.no_input, "never ask anything");
  app.add_flag("--accessible", globals.accessible, "no bars: every line can be read aloud ($ACCESSIBLE)");
  app.add_option("--mindset", globals.mindset, "on or off: notice words of permanence")
      ->check(CLI::IsMember({"on", "off"}))
      ->type_name("SWITCH");
  add_text(app, "--detector", globals.detector, "a command that reads entries too; 'none' for none")
      ->type_name("COMMAND");
  app.add_option("--detector-timeout", globals.detector_timeout, "how long it may take")
      ->check(CLI::Range(1, 3600))
      ->type_name("SECONDS");
}

constexpr std::array<std::string_view, 5> globals_with_value{"--journal", "--color", "--mindset",
                                                             "--detector", "--detector-timeout"};

/// Where the command's name stands: the first word that is neither an option nor an option's value.
std::vector<std::string>::const_iterator command_word(const std::vector<std::string>& arguments) {
  auto word = arguments.begin();
  for (; word != arguments.end() && word->starts_with('-') && *word != "--"; ++word)
    if (std::ranges::find(globals_with_value, *word) != globals_with_value.end() &&
        word + 1 != arguments.end())
      ++word;
  return word;
}

std::size_t common_letters(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [b](char c) { return b.find(c) != std::string_view::npos; }));
}

[[noreturn]] void throw_unknown_command(const std::string& word) {
  const auto nearest = std::ranges::max(commands, {}, [&word](const CommandEntry& c) {
    return static_cast<int>(2 * common_letters(word, c.name)) -
           static_cast<int>(std::max(word.size(), c.name.size()));
  });
  throw UsageError(
      "no command '" + truncated(safe_line(word), 40) + "'",
      fmt::format("did you mean 'detour {}'? To write down a setback: detour log \"…\"", nearest.name));
}

/// Lets CLI11 read the words; its errors become one line of ours.
void read(CLI::App& app, std::vector<std::string> words, const std::string& help_hint) {
  for (auto& word : words) word = shielded(std::move(word));
  std::ranges::reverse(words);
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    throw;
  } catch (const CLI::ParseError& e) {
    std::string reason = e.what();
    reason = reason.substr(0, reason.find('\n'));
    std::erase(reason, '\x1d');
    throw UsageError(safe_line(reason), "see '" + help_hint + "'");
  }
}

Invocation parse_global_only(const std::vector<std::string>& arguments, Globals globals) {
  CLI::App app;
  app.set_help_flag();
  bool help = false, version = false;
  app.add_flag("-h,--help", help);
  app.add_flag("--version", version);
  add_globals(app, globals);
  read(app, arguments, "detour --help");
  if (help) return {globals, Answer{help_text()}};
  if (version) return {globals, Answer{"detour " DETOUR_VERSION "\n"}};
  return {globals, Status{}};
}

Invocation parse_command(const CommandEntry& entry, std::vector<std::string> arguments,
                         const Globals& globals) {
  CLI::App app(std::string(entry.summary), "detour " + std::string(entry.name));
  Invocation invocation{globals, {}};
  add_globals(app, invocation.globals);
  entry.define(app, invocation.command);
  app.footer("Example:\n  " + std::string(entry.example));
  try {
    read(app, std::move(arguments), fmt::format("detour {} --help", entry.name));
  } catch (const CLI::CallForHelp&) {
    return {globals, Answer{app.help()}};
  }
  return invocation;
}

}  // namespace

std::string help_text() {
  std::string text =
      "detour: a failure journal. A roadblock stops you; a detour teaches you the road.\n\n"
      "usage: detour [COMMAND] [OPTIONS]     (alone: where you stand)\n";
  for (const auto* group : groups) {
    text += fmt::format("\n{}\n", group);
    for (const auto& command : commands)
      if (command.group == group) text += fmt::format("  {:<12} {}\n", command.name, command.summary);
  }
  text +=
      "\nFor every command\n"
      "  --journal FILE   the journal; else $DETOUR_JOURNAL, else the usual place\n"
      "  --color WHEN     auto, always or never      --no-input   never ask anything\n"
      "  'detour config' lists more settings: flags, variables, lines of a file\n"
      "\n'detour COMMAND --help' has its options and an example, 'man detour' all.\n";
  return text;
}

Invocation parse(std::vector<std::string> arguments) {
  Globals globals;
  const auto word = command_word(arguments);
  if (word == arguments.end()) return parse_global_only(arguments, globals);
  const std::string name = *word;  // NOLINT(performance-unnecessary-copy-initialization): erased next
  arguments.erase(word);
  if (name == "__complete") return {globals, Complete{std::move(arguments)}};
  if (name == "help") {
    const auto* wanted = arguments.empty() ? nullptr : find_command(arguments.front());
    return wanted != nullptr ? parse_command(*wanted, {"--help"}, globals)
                             : Invocation{globals, Answer{help_text()}};
  }
  const auto* entry = find_command(name);
  if (entry == nullptr) throw_unknown_command(name);
  return parse_command(*entry, std::move(arguments), globals);
}

std::vector<std::string> candidates(const std::vector<std::string>& words) {
  std::vector<std::string> found;
  const std::string typed = words.empty() ? "" : words.back();
  const auto offer = [&](std::string_view candidate) {
    if (candidate.starts_with(typed)) found.emplace_back(candidate);
  };
  if (words.size() <= 1) {
    for (const auto& command : commands) offer(command.name);
    return found;
  }
  const auto* entry = find_command(words.front());
  if (entry == nullptr) return found;
  CLI::App app;
  Invocation invocation;
  add_globals(app, invocation.globals);
  entry->define(app, invocation.command);
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) offer("--" + name);
  return found;
}

}  // namespace detour::cli
