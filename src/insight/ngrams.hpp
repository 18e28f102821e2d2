// The words of an entry as features of the linear model: stems, pairs of them, classes of words and their
// pairs, cues. A feature is known by a hash of its family and content; no text is kept.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "features.hpp"

namespace detour {

enum class Family : std::uint8_t {
  stem,        ///< one word
  pair,        ///< two words in a row, the sentence's ends among them
  skip,        ///< two words with one or two between
  word_class,  ///< a word or phrase of a class (data/words)
  class_pair,  ///< two classes in order, within ten words
  class_stem,  ///< a class and a word within three words of it
  cue,         ///< a hand-written cue that counts
  blocked,     ///< one that its scope blocks: denied, hypothetical, somebody else's
};
inline constexpr std::size_t family_count = 8;

/// Classes of words by the hash of their stems; a phrase's is that of its stems in a row.
struct WordClasses {
  std::span<const std::uint64_t> keys;  ///< sorted; a key stands once for each of its classes
  std::span<const std::uint8_t> classes;
};
inline constexpr std::size_t longest_phrase = 5;

[[nodiscard]] std::uint64_t stem_hash(std::string_view stem);
/// The hash of a phrase grows word by word: start with 0.
[[nodiscard]] std::uint64_t phrase_hash(std::uint64_t before, std::uint64_t stem);

/// A feature where it stands.
struct Occurrence {
  std::uint32_t key = 0;
  Family family = Family::stem;
  std::uint32_t passage = 0, sentence = 0;
  std::uint32_t first = 0, last = 0;  ///< tokens of the sentence
};

[[nodiscard]] std::vector<Occurrence> occurrences_of(std::span<const PassageFeatures> passages,
                                                     const CueSet& cues, const WordClasses& classes);

}  // namespace detour
