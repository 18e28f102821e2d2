// A revision: one record's whole state at one moment, as the append-only log keeps it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"

namespace detour {

/// A hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16, so that
/// stamps of one device always rise and stay close to real time. Kulkarni et al. (2014), Logical Physical
/// Clocks.
using Stamp = std::int64_t;
/// The last second that a stamp can hold, in the year 6429.
inline constexpr std::int64_t last_stamp_second = (std::int64_t{1} << 47) / 1000 - 1;
/// `now` not behind last_stamp_second.
[[nodiscard]] Stamp next_stamp(Stamp last, const Moment& now);
[[nodiscard]] std::int64_t seconds_of(Stamp stamp);

/// The kinds of record the log keeps.
inline constexpr std::string_view entry_record = "entry", review_record = "review", cause_record = "cause";

struct Revision {
  std::string id;      ///< follows from everything below
  std::string record;  ///< the entry's, review's or cause's id
  std::string type;    ///< entry_record, review_record or cause_record
  std::string device;
  Stamp stamp = 0;
  std::string step;                  ///< the same for all revisions that one command wrote
  std::string action;                ///< that command in words: `log`, `edit`, `undo: log`
  std::vector<std::string> parents;  ///< the revisions this one follows
  std::string body;                  ///< canonical JSON; empty: the record is deleted

  [[nodiscard]] bool is_tombstone() const { return body.empty(); }
  friend bool operator==(const Revision&, const Revision&) = default;
};

/// The bytes that id and checksum are taken over: every field but the id, each behind its length.
[[nodiscard]] std::string canonical_bytes(const Revision& revision);

}  // namespace detour
