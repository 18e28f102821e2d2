// What matters to a plan, as a person and as a program reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/render/patterns.hpp"
#include "detour/cli/render/style.hpp"
#include "detour/insight/recall.hpp"

namespace detour::cli {

struct RecalledEntry {
  Entry entry;
  std::string short_id;  ///< empty for one of the library
  Match match;
};

struct RecallView {
  std::string plan;
  std::vector<RecalledEntry> matches;    ///< one's own setbacks, best first
  std::vector<RecalledEntry> went_well;  ///< times it went well
  std::vector<RecalledEntry> others;     ///< other people's setbacks, of the journal and of the library
  std::optional<EstimateRecord> record;
  std::optional<std::string> estimate;  ///< as typed
  std::string logged;                   ///< id of the plan that went on record
};

[[nodiscard]] std::string render_recall(const RecallView& view, const CauseList& causes, const Style& style);
/// The question that makes a person connect the nearest past case to this one; a reminder alone does not
/// help: Buehler, Griffin and Ross (1994), J. Pers. Soc. Psychol. 67, 366–381. Empty when nothing matters.
[[nodiscard]] std::string connecting_question(const RecallView& view, const CauseList& causes);
[[nodiscard]] std::string to_json(const RecallView& view);

}  // namespace detour::cli
