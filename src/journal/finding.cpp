#include "detour/journal/finding.hpp"

#include <array>
#include <utility>

namespace detour {
namespace {

constexpr std::array<std::pair<Field, std::string_view>, 5> field_names{{{Field::what, "what"},
                                                                         {Field::expected, "expected"},
                                                                         {Field::assumptions, "assumptions"},
                                                                         {Field::lessons, "lessons"},
                                                                         {Field::next, "next"}}};

}  // namespace

std::string_view to_string(Field field) {
  for (const auto& [value, name] : field_names)
    if (value == field) return name;
  return {};
}

std::optional<Field> field_from(std::string_view name) {
  for (const auto& [value, known] : field_names)
    if (known == name) return value;
  return std::nullopt;
}

}  // namespace detour
