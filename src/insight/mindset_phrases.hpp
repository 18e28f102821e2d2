// The phrases of mindset.hpp: what is a verdict, and what beside it makes it none.
//
// Phrases stand between semicolons, word by word, contractions spelled out, "an" as "a", fillers left out:
//   do|get  one of these words       <awful>  a word of that list    [ruin]  a word of that list, in any form
//   @never  what that rule says      x?       may be missing         !x      not followed by x
//   &x      followed by x            *        any word               ..      up to five words of the clause
//   ^       the sentence starts      $        a clause ends here     ~       the clause goes on
//   =       the verdict starts
#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "detour/insight/mindset.hpp"

namespace detour::mindset {

struct Table {
  MindsetKind kind;
  std::string_view phrases;
};
/// One for each kind.
[[nodiscard]] std::span<const Table> tables();

/// The words of a list or the phrases of a rule; the name has its mark: `<awful>`, `[ruin]`, `@never`.
[[nodiscard]] std::string_view text_of(std::string_view name);
/// Whether a word is in a list.
[[nodiscard]] bool lists_word(std::string_view name, std::string_view word);

/// Anywhere in the sentence: somebody else's words, not said in earnest, not so.
[[nodiscard]] std::string_view frames();
/// Anywhere behind the verdict: it is changing, or no matter.
[[nodiscard]] std::string_view ways_out();
/// In the clause of the verdict or one that depends on it: it is so only then.
[[nodiscard]] std::string_view bounds();
/// At the start of the clause before: the same.
[[nodiscard]] std::string_view conditions();
/// Right before the verdict: reported, thought once, denied.
[[nodiscard]] std::string_view introductions();
/// These overrule reports and bounds.
[[nodiscard]] std::string_view insistences();
/// In the next sentence: taken back.
[[nodiscard]] std::string_view corrections();

/// Says nothing here: "just", "really".
[[nodiscard]] bool is_filler(std::string_view word);
/// The words of a contraction; the second is empty for any other word.
[[nodiscard]] std::pair<std::string_view, std::string_view> spelled_out(std::string_view word);

/// Takes the first part off a text whose parts are divided by a mark.
std::string_view take(std::string_view& text, char mark);
/// Takes the first phrase off a table, the first word off a list.
std::string_view take_phrase(std::string_view& phrases);
std::string_view take_word(std::string_view& words);

}  // namespace detour::mindset
