#include "detour/cli/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/private_file.hpp"
#include "detour/base/text.hpp"

namespace detour::cli {
namespace {

/// A new file that nobody else can read, named after the moment; its descriptor is closed again.
std::optional<std::filesystem::path> new_file(const std::filesystem::path& folder, const std::string& stem,
                                              std::string_view text) {
  if (!make_private_folder(folder)) return std::nullopt;
  for (int copy = 1; copy < 1000; ++copy) {
    const auto path = folder / (copy == 1 ? stem + ".md" : fmt::format("{}-{}.md", stem, copy));
    switch (write_private_file(path, text)) {
      case Written::yes:
        return path;
      case Written::exists:
        continue;
      case Written::no:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string stem_for(std::string_view what, const Moment& now) {
  const auto [hour, minute, second] = local_time(now);
  return fmt::format("{}-{}T{:02}{:02}{:02}", what, to_iso(local_date(now)), hour, minute, second);
}

std::string with_place(const std::string& hint, const std::filesystem::path& kept) {
  return (hint.empty() ? "" : hint + "; ") + "what you typed is kept in " + kept.string();
}

std::string editor_of(const World& world) {
  for (const auto* variable : {"VISUAL", "EDITOR"})
    if (const auto editor = world.environment(variable)) return *editor;
  return "vi";
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Failure("the draft " + path.string() + " cannot be read", "check the file");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Keeps what was typed in a recovery file and returns its path; nothing if there is no place left to write
/// to.
std::optional<std::filesystem::path> keep_typed_text(const std::filesystem::path& folder, const Moment& now,
                                                     std::string_view text) {
  const auto stem = stem_for("recovered", now);
  if (auto kept = new_file(folder, stem, text)) return kept;
  std::error_code none;
  const auto temporary = std::filesystem::temp_directory_path(none);
  return none ? std::nullopt : new_file(temporary, "detour-" + stem, text);
}

struct Place {
  std::filesystem::path folder;
  World& world;
};

void keeping(const Place& place, const std::function<std::string()>& typed, const std::function<void()>& work,
             std::string_view taken_up = {}) {
  const auto hint_for = [&](const std::string& hint) {
    const auto text = typed();
    if (is_blank(text)) return hint;
    if (const auto kept = keep_typed_text(place.folder, place.world.now, text))
      return with_place(hint + (hint.empty() || taken_up.empty() ? "" : "; ") + std::string(taken_up), *kept);
    place.world.console.err << safe_for_terminal(text) << '\n';
    return hint + "; what you typed could not be kept in a file and stands above";
  };
  try {
    work();
  } catch (const Error& e) {
    throw Error(e.code(), e.what(), hint_for(e.hint()));
  } catch (const std::exception& e) {
    throw Failure(e.what(), hint_for("that should not happen"));
  }
}

std::string shell_quoted(std::string_view word) {
  const bool plain = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_./:@%+=,").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

}  // namespace

void edit_in_editor(const Session& session, std::string_view text,
                    const std::function<void(std::string_view)>& use) {
  const auto draft = new_file(session.state_folder, stem_for("draft", session.world.now), text);
  if (!draft)
    throw Failure("no draft can be written in " + session.state_folder.string(),
                  "check that folder, or give the text on the command line");
  try {
    const auto editor = editor_of(session.world);
    if (!session.world.edit_file(editor, *draft))
      throw Failure("the editor '" + editor + "' did not end well", "set $EDITOR to an editor you have");
    use(text_of(*draft));
  } catch (const Error& e) {
    throw Error(e.code(), e.what(), with_place(e.hint(), *draft));
  }
  std::error_code ignored;
  std::filesystem::remove(*draft, ignored);
}

void saving(const Session& session, std::string_view typed, const std::function<void()>& save,
            std::string_view taken_up) {
  saving(
      session, [typed] { return std::string(typed); }, save, taken_up);
}

void saving(const Session& session, const std::function<std::string()>& typed,
            const std::function<void()>& save, std::string_view taken_up) {
  keeping({session.state_folder, session.world}, typed, save, taken_up);
}

void understanding(const std::vector<std::string>& arguments, World& world,
                   const std::function<void()>& understand) {
  static constexpr std::array<std::string_view, 7> writing{"log",   "ok",     "edit",  "next",
                                                           "tried", "before", "causes"};
  const auto typed = [&arguments] {
    const auto writes = [](const std::string& word) {
      return std::ranges::find(writing, word) != writing.end();
    };
    const auto is_text = [](const std::string& word) {
      return trimmed(word).find(' ') != std::string_view::npos;
    };
    const bool text = std::ranges::any_of(arguments, writes) && std::ranges::any_of(arguments, is_text);
    std::string line = "detour";
    for (const auto& word : arguments) line += ' ' + shell_quoted(word);
    return text ? line + '\n' : std::string();
  };
  keeping({state_folder(world).value_or(std::filesystem::path()), world}, typed, understand);
}

}  // namespace detour::cli
