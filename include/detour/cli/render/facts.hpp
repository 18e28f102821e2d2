// What stands in an entry beside its text, as a person reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/render/style.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// One field, or one item of a list: `learned`, "ask design first".
struct Fact {
  std::string_view label;
  std::string text;
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// In the order in which an entry is shown; tags, people, marks and findings are not among them.
[[nodiscard]] std::vector<Fact> facts_of(const Entry& entry);
/// A fact with its label at the left, wrapped; items of one list show their label once.
[[nodiscard]] std::string render_facts(const std::vector<Fact>& facts, const Style& style);

}  // namespace detour::cli
