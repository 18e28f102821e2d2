// The rules every entry keeps, however it came in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

/// A tag or a person as it is kept: folded, without leading # or @, blanks inside as '-'.
/// Throws UsageError when nothing is left of it.
[[nodiscard]] std::string normal_label(std::string_view text);

/// The `#tag`s and `@person`s written in a text. A label starts after a blank or an opening bracket, with a
/// letter, and runs over letters, digits, '-', '_', '.' and '/' (no trailing punctuation): `#1`, `a@b.c`,
/// `C#` are none.
struct InlineLabels {
  std::vector<std::string> tags, people;
};
[[nodiscard]] InlineLabels inline_labels(std::string_view text);

/// An amount of work in hours: `45m`, `3h`, `2d`, `1w 2d`, "2.5 days"; a day is eight hours, a week five
/// days, a month 21. Nothing when it is none or not above 0.
[[nodiscard]] std::optional<double> parse_effort(std::string_view text);

/// Gives an entry another text; labels that were written in the old one go with it.
void replace_what(Entry& entry, std::string_view what);

/// Tells how a plan on record went, `worked`, `mixed` or `failed`: from now on it is what went well, or a
/// setback (what was assumed stays as it was). `note` is added to its text. Throws UsageError for a plan that
/// was dropped: it has no outcome.
void settle_plan(Entry& plan, Status outcome, std::string_view note, const Moment& now);

/// Dates the lessons that have no id yet, if the entry happened on another day than today.
void date_new_lessons(Entry& entry, const Moment& now);

/// Brings an entry into the form in which it is kept: text trimmed and valid UTF-8, labels normal, inline
/// labels of `what` added, no doubles, items without text dropped, items without an id given one that follows
/// from the entry, the list and the text. Throws UsageError when `what` is blank or a confidence is outside
/// 0–100.
void settle(Entry& entry);

}  // namespace detour
