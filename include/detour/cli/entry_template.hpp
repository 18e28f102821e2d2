// An entry as a text to edit: questions with room under them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// The template for an entry: each question as a line of its own, the entry's text under it; list items begin
/// with
/// "- "; a confidence, verdict, due date or status stands in brackets behind an item: "(80%, wrong)",
/// "(due 2026-03-20)".
[[nodiscard]] std::string to_template(const Entry& entry);

/// The entry after `text`, an edited template, has been applied to it; nothing when `text` holds no word
/// under any question (that cancels). Only lines of the template itself are dropped. Items keep their ids
/// where the text is the same, or else, where as many are left, the place. The result is settled. Throws
/// UsageError for a due date or a time that is none.
[[nodiscard]] std::optional<Entry> apply_template(const Entry& entry, std::string_view text,
                                                  const Moment& now, const Zone& zone);

/// An item as typed: "design signs off on time 80%", "when … I will … (due friday)". Notes in brackets are
/// taken as such only where all of them are understood; a due date that is none throws UsageError.
[[nodiscard]] Assumption assumption_from(std::string_view text);
[[nodiscard]] Attempt attempt_from(std::string_view text, const Moment& now, const Zone& zone);

}  // namespace detour::cli
