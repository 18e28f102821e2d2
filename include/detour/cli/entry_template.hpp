// An entry as a text to edit: questions with room under them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detour/base/moment.hpp"
#include "detour/cli/command.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// The template for an entry: each question as a line of its own, the entry's text under it; list items begin
/// with
/// "- "; a confidence, verdict, due date or status stands in brackets behind an item: "(80%, wrong)",
/// "(due 2026-03-20)".
[[nodiscard]] std::string to_template(const Entry& entry);

/// What was typed of an entry on the command line, before it is understood: the template, and under one more
/// heading the fields that the template has no room for, a line each ("tag: meridian").
[[nodiscard]] std::string to_template(std::string_view what, const FieldArguments& fields);
/// The template for an entry, and of what was typed the fields that it has no room for.
[[nodiscard]] std::string to_template(const Entry& entry, const FieldArguments& fields);
/// True for a text that begins as a template does.
[[nodiscard]] bool is_template(std::string_view text);
/// What stands under that heading. Throws UsageError for a line that names no field.
[[nodiscard]] FieldArguments further_fields(std::string_view text);

/// The entry after `text`, an edited template, has been applied to it; nothing when `text` holds no word
/// under any question (that cancels). Only the template's own questions are dropped, also where a text was
/// typed in the same line; further fields are not looked at. Items keep their ids
/// where the text is the same, or else, where as many are left, the place. The result is settled. Throws
/// UsageError for a due date or a time that is none.
[[nodiscard]] std::optional<Entry> apply_template(const Entry& entry, std::string_view text,
                                                  const Moment& now, const Zone& zone);

/// An item as the template has it: "they sign on time (80%, wrong)", "when … I will … (due 2026-03-20)".
[[nodiscard]] std::string in_words(const Assumption& assumption);
[[nodiscard]] std::string in_words(const Attempt& attempt);

/// An item as typed: "design signs off on time 80%", "when … I will … (due friday)". Notes in brackets are
/// taken as such only where all of them are understood; a due date that is none throws UsageError.
[[nodiscard]] Assumption assumption_from(std::string_view text);
[[nodiscard]] Attempt attempt_from(std::string_view text, const Moment& now, const Zone& zone);

}  // namespace detour::cli
