#include "detour/exchange/library.hpp"

#include <string_view>

#include "detour/journal/entry_json.hpp"
#include "detour/journal/rules.hpp"

extern "C" {
// Written by the assembler: see cmake/embedded.S.in.
extern const char detour_library_begin[];
extern const char detour_library_end[];
}

namespace detour {

std::vector<Entry> starter_library() {
  std::string_view lines(detour_library_begin,
                         static_cast<std::size_t>(detour_library_end - detour_library_begin));
  std::vector<Entry> entries;
  for (std::size_t end = 0; (end = lines.find('\n')) != std::string_view::npos;
       lines.remove_prefix(end + 1)) {
    auto entry = entry_from_json(lines.substr(0, end), Moment{}, fixed_zone(0));
    entry.id = entry.ref.value_or("");
    settle(entry);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace detour
