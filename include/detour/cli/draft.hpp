// A text that a person edits, and keeping what was typed when something fails.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/session.hpp"

namespace detour::cli {

/// Lets the person edit `text` in $VISUAL, $EDITOR or vi and hands the result to `use`. The draft is removed
/// once `use` returns; when the editor or `use` fails it stays, and the error's hint names it.
void edit_in_editor(const Session& session, std::string_view text,
                    const std::function<void(std::string_view)>& use);

/// Runs `save`; if it fails, keeps `typed` in a recovery file (state folder, else the temporary folder) and
/// throws the same error with a hint that names the file. Where no file can be written, the text is printed
/// on stderr. A text that grows meanwhile is asked for only then. `taken_up` says in the hint how the file
/// may be used.
void saving(const Session& session, std::string_view typed, const std::function<void()>& save,
            std::string_view taken_up = {});
void saving(const Session& session, const std::function<std::string()>& typed,
            const std::function<void()>& save, std::string_view taken_up = {});

/// The same for a command line that could not be understood, before there is a session: it is kept as the
/// shell would read it, if it is that of a command that writes and holds a text, a word with a blank in it.
void understanding(const std::vector<std::string>& arguments, World& world,
                   const std::function<void()>& understand);

}  // namespace detour::cli
