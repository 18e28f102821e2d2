#include "detour/cli/app.hpp"

#include <cerrno>
#include <optional>
#include <system_error>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/parse.hpp"
#include "detour/journal/revision.hpp"

namespace detour::cli {
namespace {

template <class... Commands>
bool is_one_of(const Command& command) {
  return (std::holds_alternative<Commands>(command) || ...);
}

/// What was written must have arrived: a reader that went away is no failure, a full disk is one. Who sees it
/// must know that the command itself is not to be repeated.
void flush(Console& console, bool wrote) {
  console.out.flush();
  if (console.out || console.out_error() == EPIPE) return;
  throw Failure("the output could not be written: " + std::generic_category().message(console.out_error()),
                wrote ? "the journal has the change, only its answer is lost" : "check where it goes to");
}

int told(Console& console, ExitCode code, std::string_view what, std::string_view hint) {
  console.err << "detour: " << safe_line(what) << '\n';
  if (!hint.empty()) console.err << "        " << safe_line(hint) << '\n';
  console.err.flush();
  return static_cast<int>(code);
}

/// $DETOUR_NOW replaces the clock, so that runs can be repeated.
void set_clock(World& world) {
  const auto text = world.environment("DETOUR_NOW");
  if (!text) return;
  const auto now = parse_iso(*text, world.zone);
  if (!now) throw UsageError("DETOUR_NOW is not a date and time", "write it as 2026-03-04T17:20:00");
  if (now->seconds > last_stamp_second)
    throw UsageError("DETOUR_NOW is too far in the future", "a journal can be kept until the year 6429");
  world.now = *now;
}

/// The commands that open no journal work all the same, so that the mistake can be looked at.
void require_known_journal(const Config& config, const Command& command) {
  if (config.journal_unknown && !is_one_of<ShowConfig, Scan, Completions, Complete, Answer>(command))
    throw Failure("the journal that " + config.file.string() + " names cannot be read there",
                  "mend that line, or name the journal with --journal FILE");
}

/// What was left out must not pass for nothing.
void require_undamaged(const Session& session) {
  const auto damaged = session.damaged->size();
  if (damaged == 0) return;
  throw JournalError(damaged == 1 ? "1 entry is damaged; all others were read"
                                  : std::to_string(damaged) + " entries are damaged; all others were read",
                     "'detour doctor --rebuild' saves what is intact");
}

}  // namespace

int run(const std::vector<std::string>& arguments, World& world) {
  try {
    set_clock(world);
    std::optional<Invocation> invocation;
    std::optional<Session> session;
    understanding(arguments, world, [&] {
      invocation = parse(arguments);
      session.emplace(session_for(invocation->globals, world));
      require_known_journal(session->config, invocation->command);
    });
    std::visit([&session](const auto& command) { run(command, *session); }, invocation->command);
    flush(world.console, *session->wrote);
    require_undamaged(*session);
    return static_cast<int>(ExitCode::done);
  } catch (const Error& e) {
    world.console.out.flush();
    return told(world.console, e.code(), e.what(), e.hint());
  } catch (const std::exception& e) {
    world.console.out.flush();
    return told(world.console, ExitCode::failed, e.what(), "");
  }
}

}  // namespace detour::cli
