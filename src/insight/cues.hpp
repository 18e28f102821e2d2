// Cues: hand-written phrases that tell a cause, with gaps, alternatives and word classes; data/cues/README.md
// shows how they are written. The matcher only says which cues stand where; what they are worth together is
// another step's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detour/insight/language.hpp"

namespace detour {

namespace cue_tables {
struct Tables;
class OwnedTables;
}  // namespace cue_tables

struct Cue {
  /// Follows from cause and pattern alone: stays when cues are added, moved or reweighted.
  std::uint32_t number = 0;
  std::string_view cause;       ///< an id of the catalogue
  double weight = 0;            ///< 0 to 1: how sure this cue alone makes one
  std::uint8_t blocked_by = 0;  ///< scopes under which it does not count
  std::uint8_t needs = 0;       ///< it counts only under one of these, if there are any
  std::string_view pattern;     ///< as written
};

/// A cue that stands in a text.
struct CueHit {
  std::size_t cue = 0;  ///< index into CueSet::cues()
  std::size_t sentence = 0;
  std::size_t first = 0, last = 0;  ///< tokens of the sentence, both within
  std::size_t start = 0, end = 0;   ///< bytes of the text
  std::uint8_t scope = plain;       ///< what it stands under
  bool counts = true;               ///< false: its scopes block it (somebody else's fault, negated, …)
};

/// Cues ready to be looked for. Does not change once built; may be used from several threads.
class CueSet {
 public:
  /// Reads cue files one after another. Throws std::invalid_argument with the line when one cannot be read.
  explicit CueSet(std::string_view text);
  ~CueSet();
  CueSet(const CueSet&) = delete;
  CueSet& operator=(const CueSet&) = delete;

  /// The cues that come with detour.
  [[nodiscard]] static const CueSet& builtin();

  [[nodiscard]] std::span<const Cue> cues() const;
  /// Every cue at most once a sentence (one that counts, if any does), in reading order.
  /// Scopes in `ignored` block nothing: for other people's entries, `others`.
  [[nodiscard]] std::vector<CueHit> find(std::span<const Sentence> sentences,
                                         std::uint8_t ignored = plain) const;

 private:
  explicit CueSet(const cue_tables::Tables& builtin);
  class Search;
  std::unique_ptr<const cue_tables::OwnedTables> owned_;  ///< null for the built-in cues
  std::unique_ptr<const cue_tables::Tables> tables_;
};

}  // namespace detour
