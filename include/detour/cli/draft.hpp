// A text that a person edits, and keeping what was typed when something fails.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "detour/cli/session.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// Lets the person edit `text` in $VISUAL, $EDITOR or vi and hands the result to `use`. The draft is removed
/// once `use` returns; when the editor or `use` fails it stays, and the error's hint names it.
void edit_in_editor(const Session& session, std::string_view text,
                    const std::function<void(std::string_view)>& use);

/// Keeps what was typed in a recovery file (state folder, else the temporary folder) and returns its path;
/// nothing if there is no place left to write to.
[[nodiscard]] std::optional<std::filesystem::path> keep_typed_text(const Session& session,
                                                                   std::string_view text);

/// Runs `save`; if it fails, keeps `typed` and throws the same error with a hint that names the recovery
/// file. Where no file can be written, the text is printed on stderr.
void saving(const Session& session, std::string_view typed, const std::function<void()>& save);

/// Everything a person typed of an entry: the template, and behind it what the template has no place for.
[[nodiscard]] std::string all_typed(const Entry& entry);

}  // namespace detour::cli
