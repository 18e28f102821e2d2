// Option definitions that several commands share; private to the parser.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "detour/cli/command.hpp"

namespace detour::cli {

/// CLI11 reads a word in square brackets as a list; words are shielded before it sees them and freed after.
[[nodiscard]] std::string shielded(std::string word);
[[nodiscard]] std::string unshielded(std::string word);

/// The variant's alternative as the command being filled.
template <class T>
T& as(Command& command) {
  return command.emplace<T>();
}

/// One value, kept as typed.
inline CLI::Option* add_text(CLI::App& app, const std::string& name, std::string& value,
                             const std::string& help) {
  return app.add_option(name, value, help)->transform(unshielded)->type_name("TEXT");
}
/// A list; on the command line one value for each time the option is given, so that it never eats the text.
inline CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                             const std::string& help) {
  auto* option = app.add_option(name, values, help)->transform(unshielded)->type_name("TEXT");
  return name.starts_with('-') ? option->allow_extra_args(false) : option;
}

void add_filter(CLI::App& app, FilterArguments& filter);
void add_fields(CLI::App& app, FieldArguments& fields);

void define_log(CLI::App& app, Command& command);
void define_ok(CLI::App& app, Command& command);
void define_edit(CLI::App& app, Command& command);
void define_show(CLI::App& app, Command& command);
void define_list(CLI::App& app, Command& command);
void define_search(CLI::App& app, Command& command);
void define_delete(CLI::App& app, Command& command);
void define_undo(CLI::App& app, Command& command);
void define_history(CLI::App& app, Command& command);
void define_restore(CLI::App& app, Command& command);
void define_review(CLI::App& app, Command& command);
void define_next(CLI::App& app, Command& command);
void define_tried(CLI::App& app, Command& command);
void define_before(CLI::App& app, Command& command);
void define_others(CLI::App& app, Command& command);
void define_story(CLI::App& app, Command& command);
void define_assumptions(CLI::App& app, Command& command);
void define_stats(CLI::App& app, Command& command);
void define_patterns(CLI::App& app, Command& command);
void define_causes(CLI::App& app, Command& command);
void define_scan(CLI::App& app, Command& command);
void define_import(CLI::App& app, Command& command);
void define_export(CLI::App& app, Command& command);
void define_config(CLI::App& app, Command& command);
void define_doctor(CLI::App& app, Command& command);
void define_completions(CLI::App& app, Command& command);

}  // namespace detour::cli
