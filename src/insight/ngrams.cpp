#include "ngrams.hpp"

#include <algorithm>

namespace detour {
namespace {

constexpr std::size_t widest_skip = 3, class_window = 10, stem_window = 3;
/// Stand for the sentence's ends in pairs.
constexpr std::uint64_t beginning = 0x62656769, ending = 0x656e64;

/// The finaliser of SplitMix64: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::uint32_t key_of(Family family, std::uint64_t a, std::uint64_t b = 0) {
  return static_cast<std::uint32_t>(
      mixed(mixed(a + static_cast<std::uint64_t>(family) * 0x9e3779b97f4a7c15U) ^ b));
}

/// A class that stands at these tokens of a sentence.
struct ClassHit {
  std::uint32_t first = 0, last = 0;
  std::uint8_t name = 0;
};

/// Features of one sentence.
class Reader {
 public:
  Reader(const Sentence& sentence, std::uint32_t passage, std::uint32_t number, std::vector<Occurrence>& out)
      : passage_(passage), number_(number), out_(out) {
    for (const auto& token : sentence.tokens) stems_.push_back(stem_hash(token.stem));
  }
  void read(const WordClasses& classes) {
    add_words();
    find_classes(classes);
    add_classes();
  }

 private:
  void add(Family family, std::size_t first, std::size_t last, std::uint64_t a, std::uint64_t b = 0) {
    out_.push_back({key_of(family, a, b), family, passage_, number_, static_cast<std::uint32_t>(first),
                    static_cast<std::uint32_t>(last)});
  }
  void add_words();
  void find_classes(const WordClasses& classes);
  void add_classes();

  std::vector<std::uint64_t> stems_;
  std::vector<ClassHit> hits_;  ///< by their first token
  std::uint32_t passage_, number_;
  std::vector<Occurrence>& out_;
};

void Reader::add_words() {
  if (stems_.empty()) return;
  add(Family::pair, 0, 0, beginning, stems_.front());
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    add(Family::stem, i, i, stems_[i]);
    add(Family::pair, i, std::min(i + 1, stems_.size() - 1), stems_[i],
        i + 1 < stems_.size() ? stems_[i + 1] : ending);
    for (std::size_t j = i + 2; j <= i + widest_skip && j < stems_.size(); ++j)
      add(Family::skip, i, j, stems_[i], stems_[j]);
  }
}

void Reader::find_classes(const WordClasses& classes) {
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    std::uint64_t phrase = 0;
    for (std::size_t length = 1; length <= longest_phrase && i + length <= stems_.size(); ++length) {
      phrase = phrase_hash(phrase, stems_[i + length - 1]);
      const auto found = std::ranges::equal_range(classes.keys, phrase);
      for (auto key = found.begin(); key != found.end(); ++key)
        hits_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + length - 1),
                         classes.classes[static_cast<std::size_t>(key - classes.keys.begin())]});
    }
  }
}

void Reader::add_classes() {
  for (std::size_t h = 0; h < hits_.size(); ++h) {
    const auto& hit = hits_[h];
    add(Family::word_class, hit.first, hit.last, hit.name);
    for (auto other = h + 1; other < hits_.size() && hits_[other].first <= hit.last + class_window; ++other)
      if (hits_[other].first > hit.last)
        add(Family::class_pair, hit.first, hits_[other].last, hit.name, hits_[other].name);
    const std::size_t from = hit.first > stem_window ? hit.first - stem_window : 0;
    const auto to = std::min<std::size_t>(stems_.size(), hit.last + 1 + stem_window);
    // Before and behind the class are different features.
    for (std::size_t i = from; i < hit.first; ++i)
      add(Family::class_stem, i, hit.last, stems_[i], hit.name + 1U);
    for (std::size_t i = hit.last + 1U; i < to; ++i)
      add(Family::class_stem, hit.first, i, stems_[i], hit.name + 1001U);
  }
}

}  // namespace

std::uint64_t stem_hash(std::string_view stem) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a, 64 bits
  for (const char c : stem) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::uint64_t phrase_hash(std::uint64_t before, std::uint64_t stem) {
  return mixed(before ^ stem);
}

std::vector<Occurrence> occurrences_of(std::span<const PassageFeatures> passages, const CueSet& cues,
                                       const WordClasses& classes) {
  std::vector<Occurrence> all;
  for (std::uint32_t passage = 0; passage < passages.size(); ++passage) {
    const auto& part = passages[passage];
    for (std::uint32_t number = 0; number < part.sentences.size(); ++number)
      Reader(part.sentences[number], passage, number, all).read(classes);
    for (const auto& hit : part.hits) {
      const auto family = hit.counts ? Family::cue : Family::blocked;
      all.push_back({key_of(family, cues.cues()[hit.cue].number), family, passage,
                     static_cast<std::uint32_t>(hit.sentence), static_cast<std::uint32_t>(hit.first),
                     static_cast<std::uint32_t>(hit.last)});
    }
  }
  return all;
}

}  // namespace detour
