// What the words of a sentence stand under: negation, hypotheticals, other people, resolved matters, advice.
#pragma once

#include <string_view>

#include "detour/insight/language.hpp"

namespace detour {

/// Sets Token::scope of every token; clauses must have been numbered.
void mark_scopes(Sentence& sentence);

/// A word that negates what follows it in its clause.
[[nodiscard]] bool is_negator(const Token& token);

}  // namespace detour
