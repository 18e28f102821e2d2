// From the text of one entry to the causes it tells: text → features → scores → findings.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detour/journal/entry.hpp"

namespace detour {

/// Finds causes in words. A value without state that changes; may be used from several threads.
class Detector {
 public:
  /// The detector that comes with detour.
  [[nodiscard]] static const Detector& builtin();

  /// What the words of the entry tell, surest first, each with at least one exact quotation; `by` is "text".
  /// The marks are not looked at: see apply_marks().
  [[nodiscard]] std::vector<Finding> detect(const Entry& entry) const;

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

/// Findings after what the person said of them: rejected ones removed, confirmed ones `by` "you" with score 1
/// (keeping the quotations), confirmed ones that no words carry added with the first sentence of `what` as
/// evidence.
[[nodiscard]] std::vector<Finding> apply_marks(std::vector<Finding> found, const Entry& entry);

}  // namespace detour
