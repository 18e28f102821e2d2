// What a command works with: the world, where the journal is, how to show things, whether it may ask.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "detour/cli/command.hpp"
#include "detour/cli/config.hpp"
#include "detour/cli/render/style.hpp"
#include "detour/cli/world.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/store/journal.hpp"

namespace detour::cli {

struct Session {
  World& world;
  Config config;
  std::filesystem::path journal_path;
  std::filesystem::path state_folder;  ///< drafts and recovery files go here
  Style style;
  bool may_ask = false;  ///< stdin and stdout are terminals and --no-input is not given
  /// A journal was opened for writing.
  std::shared_ptr<bool> wrote = std::make_shared<bool>(false);
  /// Entries that a journal opened for reading left out, being damaged.
  std::shared_ptr<std::set<std::string>> damaged = std::make_shared<std::set<std::string>>();

  /// For reading: nothing when there is no journal yet. Damaged entries are told on stderr and left out.
  [[nodiscard]] std::optional<Journal> open() const;
  /// For changing what is there: nothing when there is no journal yet, and none is made.
  [[nodiscard]] std::optional<Journal> open_to_change() const;
  /// For writing: made where there is none; long work shows a bar on stderr.
  [[nodiscard]] Journal open_or_create() const;
  /// A bar on stderr for work that takes longer than a second; nothing where that is no terminal.
  [[nodiscard]] Progress progress() const;
};

/// Where the journal is: what the settings say, $XDG_DATA_HOME/detour/journal.db, ~/.local/share/….
[[nodiscard]] std::filesystem::path journal_path(const Config& config, const World& world);

/// Where drafts and recovery files go; nothing where the person has no home.
[[nodiscard]] std::optional<std::filesystem::path> state_folder(const World& world);

/// Tells on stderr what of the settings cannot be used.
[[nodiscard]] Session session_for(const Globals& globals, World& world);

/// The filter as the store understands it. Throws UsageError for a bad date or kind, NotFound for an unknown
/// cause.
[[nodiscard]] Filter resolved(const FilterArguments& arguments, const World& world, const CauseList& causes);

/// The causes as this person sees them; the catalogue when there is no journal yet.
[[nodiscard]] const CauseList& causes_of(const std::optional<Journal>& journal);

/// The cause with this id. Throws NotFound that names the nearest one.
[[nodiscard]] const Cause& known_cause(std::string_view id, const CauseList& causes);
/// The kind of this name. Throws UsageError that names them all.
[[nodiscard]] Kind known_kind(std::string_view name);

/// The amount of work as typed. Throws UsageError when it is none.
[[nodiscard]] std::string known_effort(const std::string& text);

/// What speaks against words of permanence, newest first: what went well, attempts that worked.
[[nodiscard]] std::vector<std::string> evidence_against(const Journal& journal);

/// How entries are read for causes: the built-in detector and what the person marked.
[[nodiscard]] Analysis analysis();

}  // namespace detour::cli
