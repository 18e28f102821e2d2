// An entry as a text to edit: questions with room under them; and keeping what was typed when something fails.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "detour/cli/session.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// The template for an entry: each question as a line of its own, the entry's text under it; list items begin with
/// "- "; a confidence, verdict, due date or status stands in brackets behind an item: "(80%, wrong)", "(due 2026-03-20)".
[[nodiscard]] std::string to_template(const Entry& entry);

/// The entry after `text`, an edited template, has been applied to it; nothing when `text` holds no word under any
/// question (that cancels). Only lines of the template itself are dropped. Items keep their ids where the text is the
/// same, or else, where as many are left, the place.
[[nodiscard]] std::optional<Entry> apply_template(const Entry& entry, std::string_view text, const Moment& now, const Zone& zone);

/// An item as typed: "design signs off on time 80%", "when … I will … (due friday)".
[[nodiscard]] Assumption assumption_from(std::string_view text);
[[nodiscard]] Attempt attempt_from(std::string_view text, const Moment& now, const Zone& zone);

/// Lets the person edit `text` in $VISUAL, $EDITOR or vi. The draft stays where the error names it when the editor
/// fails. Returns the edited text and the draft's path, to be removed once it is saved.
struct Draft {
  std::string text;
  std::filesystem::path path;
};
[[nodiscard]] Draft edit_in_editor(const Session& session, std::string_view text);

/// Keeps what was typed in a recovery file (state folder, else the temporary folder) and returns its path;
/// nothing if there is no place left to write to.
[[nodiscard]] std::optional<std::filesystem::path> keep_typed_text(const Session& session, std::string_view text);

/// Runs `save`; if it fails, keeps `typed` and throws the same error with a hint that names the recovery file.
void saving(const Session& session, std::string_view typed, const std::function<void()>& save);

}  // namespace detour::cli
