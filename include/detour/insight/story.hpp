// A chain of entries told as a short story in the STAR-L form: situation, task, action, result, lesson.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

class Redaction;

/// Plain text as it was stored, empty where nothing was: only to_markdown() makes it safe to show.
struct Story {
  std::string title;      ///< the first sentence of the situation, in one short line
  std::string situation;  ///< what happened first, with its day
  std::string task;       ///< what was expected, or else the first thing taken for granted
  /// What was planned, tried and met on the way, in order of time, each with its day: that of an attempt is
  /// the day its outcome was told; one whose outcome has no day stands at its entry's, as planned.
  std::vector<std::string> actions;
  std::string result;  ///< how it stands by what was recorded last
  std::string count;   ///< how far it was to there, how many attempts; nothing of it is personal
  std::vector<std::string> lessons;  ///< no two alike; then assumptions that turned out to be wrong
};

/// From the entries of one chain, oldest first (each `follows` the one before or an earlier one). Throws
/// UsageError when there is none.
[[nodiscard]] Story story_of(std::span<const Entry> chain);

/// The story without people and numbers.
[[nodiscard]] Story redacted(const Story& story, const Redaction& redaction);

/// With a heading for every section that has content. Nothing in the stored text can become a heading, a
/// list, a link or HTML, and no control character is left in it.
[[nodiscard]] std::string to_markdown(const Story& story);

}  // namespace detour
