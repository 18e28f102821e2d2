// From the text of one entry to the causes it tells: text → features → scores → findings.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "detour/insight/personal.hpp"
#include "detour/journal/entry.hpp"

namespace detour {

/// Why a cause was told or not: words of the entry with what they added to the log odds of the cause.
struct Reason {
  Evidence words;
  double amount = 0;
  bool cue = false;     ///< a hand-written phrase matched here
  bool taught = false;  ///< most of it comes from what the person taught
};
struct Explanation {
  std::string cause;
  double score = 0;
  bool told = false;    ///< false: the score is too low, or its words are denied, resolved or somebody else's
  double start = 0;     ///< log odds before any word
  double shift = 0;     ///< what the person taught, without the words among the reasons
  double outshone = 0;  ///< log odds lost, ≤ 0: another cause is told much more clearly
  std::vector<Reason> reasons;  ///< strongest first, for and against
};

/// Finds causes in words. A value without state that changes; may be used from several threads.
class Detector {
 public:
  /// The detector that comes with detour.
  [[nodiscard]] static const Detector& builtin();

  /// What the words of the entry tell, surest first, each with at least one exact quotation; `by` is "text".
  /// The marks are not looked at: see apply_marks().
  [[nodiscard]] std::vector<Finding> detect(const Entry& entry) const;
  /// The same with what a person taught: their own causes among the findings, hidden ones not.
  [[nodiscard]] std::vector<Finding> detect(const Entry& entry, const Personal& personal) const;
  /// The same and the causes that come near being told.
  [[nodiscard]] Detection weigh(const Entry& entry, const Personal& personal) const;

  /// Learns from entries with marks and from a person's causes. What was marked counts; in an entry
  /// that has marks, a cause that was neither told nor marked counts as absent.
  [[nodiscard]] Personal learn(std::span<const Entry> marked, std::vector<OwnCause> causes) const;

  /// Every cause that is told or nearly told, surest first.
  [[nodiscard]] std::vector<Explanation> explain(const Entry& entry, const Personal& personal) const;

  /// Names this detector; changes whenever it would find something else. Stored with findings.
  [[nodiscard]] const std::string& version() const;

  ~Detector();
  Detector(const Detector&) = delete;
  Detector& operator=(const Detector&) = delete;

 private:
  struct Impl;
  explicit Detector(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// Everything that is said of an entry: by its words, by outside detectors where the words did not say it,
/// and by the person.
[[nodiscard]] Detection detection_of(const Entry& entry, const Detector& detector, const Personal& personal);

/// Findings after what the person said of them: rejected ones removed, confirmed ones `by` "you" with score 1
/// (keeping the quotations), confirmed ones that no words carry added with the first sentence of `what` as
/// evidence.
[[nodiscard]] std::vector<Finding> apply_marks(std::vector<Finding> found, const Entry& entry);

}  // namespace detour
