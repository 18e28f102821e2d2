// Which entries a command looks at: the same filters everywhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// An entry passes when it meets every condition; several tags (people, causes) must all be there.
struct Filter {
  std::optional<Date> since, until;  ///< first and last local day
  std::vector<std::string> tags, people, causes;
  std::optional<std::string> whose;
  std::optional<Kind> kind;
  std::optional<Stage> stage;
  std::optional<Status> attempt;  ///< has one of this status
  std::optional<bool> reflected;  ///< is_reflected()
};

}  // namespace detour
