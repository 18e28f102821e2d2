// Entries as a person reads them: a row, in full, after logging or a change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detour/cli/render/style.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/journal/entry.hpp"

namespace detour::cli {

/// What reading commands say when there is no journal yet.
inline constexpr std::string_view nothing_logged_yet =
    "Nothing is logged yet. Write down a first setback:  detour log \"what happened\"\n";

/// `7f3k  2026-03-04  Told Meridian we'd ship Friday; we didn't. #meridian @sam   overpromising`, in one
/// line.
[[nodiscard]] std::string render_row(const Entry& entry, std::string_view short_id, const Style& style);
/// Everything written, with the words that carry a cause marked, and the causes.
[[nodiscard]] std::string render_entry(const Entry& entry, std::string_view short_id, const CauseList& causes,
                                       const Style& style);
/// A row with the stretch of text that a search found.
[[nodiscard]] std::string render_hit(const Entry& entry, std::string_view short_id, std::string_view snippet,
                                     const Style& style);
/// What an edit changed.
[[nodiscard]] std::string render_changed(const Entry& before, const Entry& after, std::string_view short_id,
                                         const CauseList& causes, const Style& style);
/// What a mark changed: the causes before and after.
[[nodiscard]] std::string render_marked(const Entry& before, const Entry& after, std::string_view short_id,
                                        const CauseList& causes, const Style& style);

/// What `log` answers with.
struct LogAnswer {
  Entry entry;
  std::string short_id;
  int times_in_month = 0;  ///< entries of its month with its first cause, this one the last of them
  bool is_this_month = true;
  std::optional<std::string> last_lesson;  ///< the last one on that cause
};
[[nodiscard]] std::string render_logged(const LogAnswer& answer, const CauseList& causes, const Style& style);

/// What outside detectors found in an entry.
[[nodiscard]] std::string render_heard(const Entry& entry, const CauseList& causes, const Style& style);

}  // namespace detour::cli
