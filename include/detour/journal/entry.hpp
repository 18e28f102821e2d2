// What an entry is: a setback with what was expected, assumed, learned and tried next.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"
#include "detour/journal/finding.hpp"

namespace detour {

enum class Verdict { unknown, wrong, held };
enum class Status { planned, worked, failed, mixed, dropped };
enum class Kind { preventable, complex, intelligent };
/// What an entry tells of: a setback; a plan whose outcome is still open; a known trigger that went well.
enum class Stage { setback, plan, went_well };

[[nodiscard]] std::string_view to_string(Verdict verdict);
[[nodiscard]] std::string_view to_string(Status status);
[[nodiscard]] std::string_view to_string(Kind kind);
/// `setback`, `plan`, `ok`
[[nodiscard]] std::string_view to_string(Stage stage);
[[nodiscard]] std::optional<Verdict> verdict_from(std::string_view name);
[[nodiscard]] std::optional<Status> status_from(std::string_view name);
[[nodiscard]] std::optional<Kind> kind_from(std::string_view name);
[[nodiscard]] std::optional<Stage> stage_from(std::string_view name);

/// Items of lists have an id of their own, so that two machines can add to the same list. `extra` holds
/// fields that detour does not know, as one JSON object, or is empty.
struct Assumption {
  std::string id, text;
  std::optional<int> confidence;  ///< percent
  Verdict verdict = Verdict::unknown;
  std::string extra{};
  friend bool operator==(const Assumption&, const Assumption&) = default;
};

struct Lesson {
  std::string id, text;
  int rehearsals = 0;                  ///< how often it was rehearsed
  std::optional<Date> rehearsed_on{};  ///< the last time
  std::optional<Moment> written_at{};  ///< if on another day than its entry happened
  std::string extra{};
  friend bool operator==(const Lesson&, const Lesson&) = default;
};

/// A next attempt: a commitment, best as "when … I will …".
struct Attempt {
  std::string id, text;
  std::optional<Date> due;
  Status status = Status::planned;
  std::optional<Moment> decided_at;  ///< when the outcome was told
  std::string note{};                ///< what was said of the outcome
  std::string extra{};
  friend bool operator==(const Attempt&, const Attempt&) = default;
};

/// Entries of the journal's owner carry this in `whose`.
inline constexpr std::string_view self = "self";

struct Entry {
  std::string id;
  std::optional<std::string> ref;  ///< the id it had where it came from
  Moment happened_at, logged_at;
  std::string what;
  std::optional<std::string> expected;
  std::vector<Assumption> assumptions;
  std::vector<Lesson> lessons;
  std::vector<Attempt> next;
  std::vector<std::string> tags, people;  ///< without # and @, folded, sorted as first given, no doubles
  std::string whose{self};
  std::optional<std::string> source;
  std::optional<Kind> kind;
  Stage stage = Stage::setback;
  std::optional<Status> outcome;                ///< of a plan on record: how it went, see settle_plan()
  std::optional<std::string> follows;           ///< id of the entry it came out of: the chain
  std::optional<std::string> estimate, actual;  ///< durations as people write them: `3d`, see parse_effort()
  std::map<std::string, bool> marks;            ///< what the person said of a cause: yes or no
  std::vector<Finding> heard;                   ///< what outside detectors said of this text
  std::vector<Finding> causes;    ///< worked out from the text and the marks; not part of a revision
  std::vector<Inkling> inklings;  ///< worked out likewise; filled only where patterns are looked for
  std::string extra;              ///< unknown fields, one JSON object or empty

  /// Equal when the written parts are equal; `causes` follow from those.
  friend bool operator==(const Entry& a, const Entry& b);
};

/// True when this cause was found in the entry, or the person marked it.
[[nodiscard]] bool tells(const Entry& entry, std::string_view cause);

/// When a lesson of the entry was written down.
[[nodiscard]] const Moment& written_at(const Lesson& lesson, const Entry& entry);

/// The prose of a field, or of item `index` of a list field; nothing where there is none.
[[nodiscard]] std::optional<std::string_view> prose(const Entry& entry, Field field, std::size_t index = 0);

/// Every piece of prose in reading order: what, expected, assumptions, lessons, next.
struct Passage {
  Field field;
  std::size_t index;
  std::string_view text;
};
[[nodiscard]] std::vector<Passage> passages(const Entry& entry);

/// True when a weekly review has nothing left to ask of the entry's text: something was assumed, learned and
/// planned next, or it is no setback.
[[nodiscard]] bool is_reflected(const Entry& entry);

}  // namespace detour
