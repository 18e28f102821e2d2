// What may go wrong with a plan, before it has: the causes that a wise friend would warn of.
#pragma once

#include <string_view>
#include <vector>

namespace detour {

struct Risk {
  std::string_view cause;  ///< an id of the catalogue
  double size = 0;         ///< 0 to 1
};
/// Strongest first, those above one in twenty. A linear model over words and word classes, trained from
/// one-line plans (data/plans).
[[nodiscard]] std::vector<Risk> risks_of(std::string_view plan);

}  // namespace detour
