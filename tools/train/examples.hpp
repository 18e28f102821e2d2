// Labelled texts and word classes as the trainer reads them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detour/journal/entry.hpp"
#include "insight/ngrams.hpp"

namespace detour::train {

struct Example {
  std::string source;  ///< the file it stands in, with its folder and without ending
  Entry entry;
  std::vector<bool> causes;  ///< by place in catalogue()
  double weight = 1;         ///< it counts as much as so many
};

/// A file of examples (`text`, `causes`). Throws std::runtime_error that names file and line.
[[nodiscard]] std::vector<Example> read_examples(const std::string& path, double weight);
/// Entries with their causes in a file beside it (`id`, `causes`): for measuring.
[[nodiscard]] std::vector<Example> read_labelled(const std::string& entries, const std::string& labels);

/// Word classes with the memory they stand in. A line: `NAME: word "several words" …`
struct OwnedClasses {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint8_t> classes;
  std::vector<std::string> names;
  [[nodiscard]] WordClasses view() const { return {keys, classes}; }
};
[[nodiscard]] OwnedClasses read_classes(const std::vector<std::string>& paths);

}  // namespace detour::train
