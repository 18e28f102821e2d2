// Help and version, completion scripts, and what a shell asks while a person types.
#include "../completion.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/parse.hpp"

namespace detour::cli {
namespace {

constexpr std::string_view bash_script = R"(_detour() {
  local IFS=$'\n'
  COMPREPLY=($(detour __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _detour detour
)";
constexpr std::string_view zsh_script = R"(#compdef detour
_detour() {
  local -a found
  found=("${(@f)$(detour __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -- $found || _files
}
if [ "$funcstack[1]" = "_detour" ]; then _detour "$@"; else compdef _detour detour; fi
)";
constexpr std::string_view fish_script =
    R"(complete -c detour -f -a '(detour __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
complete -c detour -n '__fish_seen_subcommand_from import scan' -F
)";

}  // namespace

void run(const Answer& options, Session& session) {
  session.world.console.out << options.text;
}

void run(const Complete& options, Session& session) {
  auto found = values_for(options.words, session);
  const bool files = options.words.size() > 1 && takes_files(options.words.front());
  if (found.empty() && (!files || options.words.back().starts_with('-'))) found = candidates(options.words);
  for (const auto& candidate : found)
    if (options.words.empty() || candidate.starts_with(options.words.back()))
      session.world.console.out << safe_line(candidate) << '\n';
}

void run(const Completions& options, Session& session) {
  auto& out = session.world.console.out;
  if (options.shell == "bash")
    out << bash_script;
  else if (options.shell == "zsh")
    out << zsh_script;
  else if (options.shell == "fish")
    out << fish_script;
  else
    throw UsageError("no completions for '" + options.shell + "'",
                     "there are scripts for bash, zsh and fish");
}

}  // namespace detour::cli
