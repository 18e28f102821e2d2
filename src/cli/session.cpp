#include "detour/cli/session.hpp"

#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/base/when.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/detector.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

std::filesystem::path folder_for(const World& world, std::string_view variable, const char* under_home) {
  if (const auto folder = world.environment(variable)) return std::filesystem::path(*folder) / "detour";
  if (const auto home = world.environment("HOME"))
    return std::filesystem::path(*home) / under_home / "detour";
  throw UsageError("there is no home folder to keep a journal in",
                   "set $HOME, or name a file with --journal FILE");
}

bool wants_color(const Config& config, const World& world) {
  if (config.color != ColorMode::automatic) return config.color == ColorMode::always;
  if (world.environment("NO_COLOR")) return false;
  if (const auto force = world.environment("CLICOLOR_FORCE"); force && *force != "0") return true;
  return world.console.out_is_terminal && world.environment("TERM").value_or("") != "dumb";
}

/// Terminals of today speak UTF-8 unless the locale says otherwise.
bool speaks_unicode(const World& world) {
  for (const auto* variable : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const auto locale = world.environment(variable)) {
      const auto name = folded(*locale);
      return name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
    }
  return true;
}

/// A bar on stderr, drawn only once the work has gone on for a second's worth of steps and only on a
/// terminal.
Progress progress_on(Console& console) {
  if (!console.err_is_terminal) return {};
  return [&console, shown = -1, started = std::chrono::steady_clock::now()](std::size_t done,
                                                                            std::size_t total) mutable {
    constexpr int width = 30;
    if (std::chrono::steady_clock::now() - started < std::chrono::seconds(1)) return;
    const int percent = total == 0 ? 100 : static_cast<int>(100 * done / total);
    if (percent == shown) return;
    shown = percent;
    console.err << fmt::format("\r[{:<{}}] {:3}%",
                               std::string(static_cast<std::size_t>(percent * width / 100), '#'), width,
                               percent);
    if (percent == 100) console.err << "\r\x1b[K";
    console.err.flush();
  };
}

/// Tells of each damaged entry once.
std::function<void(const std::string&)> told_on(Console& console,
                                                const std::shared_ptr<std::set<std::string>>& damaged) {
  return [&console, damaged](const std::string& id) {
    if (damaged->insert(id).second)
      console.err << "detour: entry " << safe_line(id) << " is damaged and left out\n";
  };
}

}  // namespace

std::filesystem::path journal_path(const Config& config, const World& world) {
  if (!config.journal.empty()) return config.journal;
  return folder_for(world, "XDG_DATA_HOME", ".local/share") / "journal.db";
}

std::optional<std::filesystem::path> state_folder(const World& world) {
  if (!world.environment("HOME") && !world.environment("XDG_STATE_HOME")) return std::nullopt;
  return folder_for(world, "XDG_STATE_HOME", ".local/state");
}

Session session_for(const Globals& globals, World& world) {
  const auto& console = world.console;
  Session session{world, config_for(globals, world), {}, {}, {}, false};
  const auto& config = session.config;
  for (const auto& complaint : config.complaints) console.err << "detour: " << complaint << '\n';
  session.style = {wants_color(config, world), speaks_unicode(world), config.accessible, console.columns};
  session.may_ask = console.in_is_terminal && console.out_is_terminal && !globals.no_input;
  session.journal_path = journal_path(config, world);
  session.config.journal = session.journal_path.string();
  session.state_folder = state_folder(world).value_or(session.journal_path.parent_path());
  return session;
}

std::optional<Journal> Session::open() const {
  auto journal = Journal::open(journal_path, analysis());
  if (journal) journal->leave_out_damaged(told_on(world.console, damaged));
  return journal;
}

std::optional<Journal> Session::open_to_change() const {
  if (!Journal::exists(journal_path)) return std::nullopt;
  return open_or_create();
}

Journal Session::open_or_create() const {
  *wrote = true;
  auto journal = Journal::open_or_create(journal_path, analysis(), world.random, progress());
  // What is written is written: an entry left out is told, and no failure.
  journal.leave_out_damaged(told_on(world.console, std::make_shared<std::set<std::string>>()));
  return journal;
}

Progress Session::progress() const {
  return progress_on(world.console);
}

const CauseList& causes_of(const std::optional<Journal>& journal) {
  static const CauseList catalogue_alone;
  return journal ? journal->causes() : catalogue_alone;
}

Filter resolved(const FilterArguments& arguments, const World& world, const CauseList& causes) {
  Filter filter;
  if (!arguments.since.empty()) filter.since = parse_span(arguments.since, world.now, world.zone).first;
  if (!arguments.until.empty()) filter.until = parse_span(arguments.until, world.now, world.zone).last;
  for (const auto& tag : arguments.tags) filter.tags.push_back(normal_label(tag));
  for (const auto& person : arguments.people) filter.people.push_back(normal_label(person));
  for (const auto& id : arguments.causes) filter.causes.emplace_back(known_cause(id, causes).id);
  if (!arguments.whose.empty()) filter.whose = arguments.whose;
  if (!arguments.kind.empty()) filter.kind = known_kind(arguments.kind);
  return filter;
}

const Cause& known_cause(std::string_view id, const CauseList& causes) {
  if (const auto* cause = causes.find(id)) return *cause;
  const auto* nearest = causes.nearest(id);
  throw NotFound("no cause '" + truncated(safe_line(id), 40) + "'",
                 nearest != nullptr ? fmt::format("did you mean '{}'? 'detour causes' lists all", nearest->id)
                                    : "'detour causes' lists all");
}

Kind known_kind(std::string_view name) {
  if (const auto kind = kind_from(folded(name))) return *kind;
  throw UsageError("no kind '" + truncated(safe_line(name), 40) + "'",
                   "kinds are preventable, complex and intelligent (a risk worth taking)");
}

std::string known_effort(const std::string& text) {
  if (parse_effort(text)) return text;
  throw UsageError("'" + truncated(safe_line(text), 40) + "' is not an amount of work",
                   "write it as 45m, 3h, 2d or 1w; a day is eight hours, a week five days");
}

std::vector<std::string> evidence_against(const Journal& journal) {
  constexpr std::size_t enough = 20;
  Filter own;
  own.whose = self;
  std::vector<std::string> against;
  own.stage = Stage::went_well;
  for (const auto& entry : journal.entries(own, enough)) against.push_back(entry.what);
  own.stage.reset();
  own.attempt = detour::Status::worked;
  for (const auto& entry : journal.entries(own, enough))
    for (const auto& attempt : entry.next)
      if (attempt.status == detour::Status::worked) against.push_back(attempt.text);
  return against;
}

Analysis analysis() {
  const auto& detector = Detector::builtin();
  return {detector.version(),
          [&detector](const Entry& entry, const Personal& personal) {
            return detection_of(entry, detector, personal);
          },
          [&detector](std::span<const Entry> marked, std::vector<OwnCause> causes) {
            return detector.learn(marked, std::move(causes));
          }};
}

}  // namespace detour::cli
