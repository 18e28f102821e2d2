#include "features.hpp"

namespace detour {

std::vector<PassageFeatures> features_of(const Entry& entry, const CueSet& cues) {
  std::vector<PassageFeatures> all;
  const std::uint8_t ignored = entry.whose == self ? plain : others;
  for (const auto& passage : passages(entry)) {
    PassageFeatures features{passage, sentences_of(passage.text), {}};
    if (passage.field == Field::lessons || passage.field == Field::next)
      for (auto& sentence : features.sentences)
        for (auto& token : sentence.tokens) token.scope = static_cast<std::uint8_t>(token.scope | advice);
    features.hits = cues.find(features.sentences, ignored);
    all.push_back(std::move(features));
  }
  return all;
}

Span clauses_around(const Sentence& sentence, std::size_t first, std::size_t last) {
  const auto& tokens = sentence.tokens;
  while (first > 0 && tokens[first - 1].clause == tokens[first].clause) --first;
  while (last + 1 < tokens.size() && tokens[last + 1].clause == tokens[last].clause) ++last;
  return {tokens[first].start, tokens[last].end};
}

}  // namespace detour
