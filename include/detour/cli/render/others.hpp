// Other people's failures as a person reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/render/style.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// `vasa`: what a person types for an entry of the library; for one of the journal its ref or id.
[[nodiscard]] std::string name_of(const Entry& entry);

/// A row each; one alone in full.
[[nodiscard]] std::string render_others(const std::vector<Entry>& others, const CauseList& causes,
                                        const Style& style);
/// Who of these told this cause, a line each, at most three; empty when nobody did.
[[nodiscard]] std::string render_others_with(std::string_view cause, const std::vector<Entry>& others,
                                             const Style& style);
[[nodiscard]] std::string render_other(const Entry& other, const CauseList& causes, const Style& style);

}  // namespace detour::cli
