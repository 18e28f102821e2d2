// Entries in and out as JSON Lines: one object a line.
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "detour/base/moment.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// A line that could not be read as an entry.
struct BadLine {
  std::string source;  ///< the file's name
  std::size_t number = 0;
  std::string reason;
};
/// `entries.jsonl:3: field 'what' should be …`
[[nodiscard]] std::string in_words(const BadLine& line);

/// Reads entries line by line; blank lines are passed over. `entry` is told of each entry with the line it
/// stands in, `bad` of each bad line; memory does not grow with the input.
void read_jsonl(std::istream& in, std::string_view source, const Moment& now, const Zone& zone,
                const std::function<void(Entry, std::string_view line)>& entry,
                const std::function<void(BadLine)>& bad);

/// Entries as they are to come into a journal: a foreign `id` becomes the `ref`, and the entry's own id
/// follows from what the source said, so that the same record is the same entry however often it comes in.
/// The n-th equal record of one input is an entry of its own, unless the source gave it a name. Causes that the
/// person marked come in as marks.
class Incoming {
 public:
  /// `line` is what read_jsonl() read the entry from: the id follows from it alone, neither from the clock
  /// nor from the zone. Throws UsageError as settle() does.
  [[nodiscard]] Entry settled(Entry entry, std::string_view line);

 private:
  std::unordered_set<std::string> given_ids_;
};

}  // namespace detour
