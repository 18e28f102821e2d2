#include "detour/cli/draft.hpp"

#include <fmt/format.h>

#include <fstream>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/private_file.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/entry_template.hpp"

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

std::optional<std::filesystem::path> keep_typed_text(const Session& session, std::string_view text) {
  const auto stem = stem_for("recovered", session.world.now);
  if (auto kept = new_file(session.state_folder, stem, text)) return kept;
  std::error_code none;
  const auto temporary = std::filesystem::temp_directory_path(none);
  return none ? std::nullopt : new_file(temporary, "detour-" + stem, text);
}

std::string all_typed(const Entry& entry) {
  auto text = to_template(entry);
  const auto add = [&text](std::string_view name, std::string_view value) {
    if (!value.empty()) text += std::string(name) + ": " + std::string(value) + '\n';
  };
  for (const auto& tag : entry.tags) add("tag", tag);
  for (const auto& person : entry.people) add("person", person);
  if (entry.whose != self) add("whose", entry.whose);
  add("source", entry.source.value_or(""));
  if (entry.kind) add("kind", to_string(*entry.kind));
  add("estimate", entry.estimate.value_or(""));
  add("actual", entry.actual.value_or(""));
  for (const auto& [cause, yes] : entry.marks) add("cause", cause);
  return text;
}

void saving(const Session& session, std::string_view typed, const std::function<void()>& save) {
  const auto hint_for = [&](const std::string& hint) {
    if (is_blank(typed)) return hint;
    if (const auto kept = keep_typed_text(session, typed)) return with_place(hint, *kept);
    session.world.console.err << safe_for_terminal(typed) << '\n';
    return hint + "; what you typed could not be kept in a file and stands above";
  };
  try {
    save();
  } catch (const Error& e) {
    throw Error(e.code(), e.what(), hint_for(e.hint()));
  } catch (const std::exception& e) {
    throw Failure(e.what(), hint_for("that should not happen"));
  }
}

}  // namespace detour::cli
