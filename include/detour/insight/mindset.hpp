// Words in which a writer turns a setback into a verdict on themselves: for ever ("I'll never learn to …"),
// about everything ("I can't do anything right"), as a label ("I'm just not a numbers person").
//
// The three dimensions are those of explanatory style (permanent, pervasive, personal): Seligman (1990),
// Learned Optimism. That a label leaves nothing to learn: Dweck (2006), Mindset. Taking them from what people
// wrote anyway, in exact quotations: Peterson, Schulman, Castellon and Seligman (1988), CAVE: content
// analysis of verbatim explanations; here by a table of phrases in place of raters, for English.
#pragma once

#include <string_view>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

enum class MindsetKind { permanence, pervasiveness, self_label };

struct MindsetHit {
  MindsetKind kind = MindsetKind::self_label;
  Evidence words;  ///< the clause or clauses that say it, exactly
};

/// `permanence`, `pervasiveness`, `self-label`
[[nodiscard]] std::string_view to_string(MindsetKind kind);

/// The verdicts in a text, in reading order, at most one for a clause; of a clause that is several kinds the
/// first of the enumeration. Not counted: what others say or the writer once thought, what is quoted,
/// denied, supposed, taken back in the next sentence, bounded in time ("useless today"), resolved ("never
/// again will I …") or still being learned ("not good at it yet"), and verdicts on things, deeds and other
/// people.
[[nodiscard]] std::vector<MindsetHit> mindset_in(std::string_view text);

/// The same of all prose of an entry; nothing when it is somebody else's (`whose`).
[[nodiscard]] std::vector<MindsetHit> mindset_of(const Entry& entry);

}  // namespace detour
