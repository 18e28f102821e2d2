// Detectors outside detour: what they are asked, and how their answers are read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detour/insight/catalogue.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// The entries as JSON Lines, without what was found in them.
[[nodiscard]] std::string question_for(std::span<const Entry> entries);

struct OutsideAnswer {
  /// One an entry asked about; nothing where it was not spoken of.
  std::vector<std::optional<std::vector<Finding>>> findings;
  std::vector<std::string> complaints;  ///< what of the answer could not be used, in words
};

/// Reads lines as `detour scan` writes them. An entry is named by its `id` or `ref`. Of a quotation the text
/// counts: it may stand elsewhere in the entry than its offsets say, but it must stand there; a finding
/// without any is left out, as is a cause that `causes` does not have. `name` becomes Finding::by. Nothing in
/// the answer can make this throw.
[[nodiscard]] OutsideAnswer read_answer(std::string_view lines, std::span<const Entry> asked,
                                        std::string_view name, const CauseList& causes);

}  // namespace detour
