// What was found in an entry: a cause, how sure, who says so, and the words that carry it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detour {

/// The parts of an entry that hold prose.
enum class Field { what, expected, assumptions, lessons, next };

/// `what`, `expected`, `assumptions`, `lessons`, `next`
[[nodiscard]] std::string_view to_string(Field field);
[[nodiscard]] std::optional<Field> field_from(std::string_view name);

/// A quotation: bytes [start, end) of that field (of item `index` in a list), and exactly those bytes.
struct Evidence {
  Field field = Field::what;
  std::size_t index = 0, start = 0, end = 0;
  std::string text;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Values of Finding::by that are not the name of an outside detector.
inline constexpr std::string_view by_text = "text", by_person = "you";

struct Finding {
  std::string cause;
  double score = 0;  ///< 0 to 1
  std::string by{by_text};
  std::vector<Evidence> evidence;
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A cause that is not told of an entry, but not ruled out either.
struct Inkling {
  std::string cause;
  double score = 0;  ///< 0 to 1
  friend bool operator==(const Inkling&, const Inkling&) = default;
};

/// What reading an entry for causes gives.
struct Detection {
  std::vector<Finding> findings;  ///< surest first
  std::vector<Inkling> inklings;  ///< of no cause among the findings
};

}  // namespace detour
