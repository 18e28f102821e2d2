#include "themes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "common_words.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/insight/statistics.hpp"

namespace detour {
namespace {

/// Newer entries say what is the matter now, and reading words is what takes time in a large journal.
constexpr std::size_t entries_read = 1000;
/// More themes than these nobody reads.
constexpr std::size_t most_themes = 10;
/// English prose has about two thirds of common words; other languages share a few spellings with them.
constexpr double common_share_of_english = 0.4;

using WordId = std::uint32_t;
using Phrase = std::array<WordId, 3>;  ///< 0 behind the end of a shorter one

struct Place {
  std::size_t entry = 0;  ///< position in the reader's entries
  Evidence evidence;      ///< without its text
};

struct Count {
  std::vector<Place> places;  ///< the first one in each entry
  std::int64_t known = 0;     ///< places whose words already carry a finding
};

/// Reads entries and counts words and phrases.
class Reader {
 public:
  void read(const Entry& entry);

  [[nodiscard]] const std::map<Phrase, Count>& phrases() const { return phrases_; }
  [[nodiscard]] const Entry& entry(std::size_t i) const { return *entries_[i]; }
  [[nodiscard]] const std::string& word(WordId id) const { return words_[id]; }
  /// Common in English, or a day or a month: no theme by itself.
  [[nodiscard]] bool says_little(WordId id) const { return common_[id] || is_calendar_word(words_[id]); }
  /// Times that the word was read, and words read at all.
  [[nodiscard]] std::int64_t times(WordId id) const { return times_[id]; }
  [[nodiscard]] std::int64_t total() const { return total_; }

 private:
  struct Read {
    WordId id;
    std::size_t start, end;
    bool joined;  ///< only blanks or a hyphen before it
  };

  WordId id_of(const std::string& word);
  std::vector<Read> words_in(std::string_view text);
  void count_phrases(const Passage& passage, const std::vector<Read>& words);
  void count(const Phrase& phrase, Evidence evidence);

  std::vector<const Entry*> entries_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::string> words_{""};
  std::vector<bool> common_{true};
  std::vector<std::int64_t> times_{0};
  std::int64_t total_ = 0;
  std::map<Phrase, Count> phrases_;
};

WordId Reader::id_of(const std::string& word) {
  const auto [place, is_new] = ids_.emplace(word, static_cast<WordId>(words_.size()));
  if (is_new) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c < 0; };
    words_.push_back(word);
    common_.push_back(word.size() < 3 || !std::ranges::all_of(word, is_letter) || is_common_word(word));
    times_.push_back(0);
  }
  return place->second;
}

std::vector<Reader::Read> Reader::words_in(std::string_view text) {
  std::vector<Read> read;
  std::size_t end = 0;
  for (const auto& word : words_of(text)) {
    const auto gap = text.substr(end, word.start - end);
    const bool joined = !read.empty() && (gap == " " || gap == "-");
    read.push_back({id_of(word.folded), word.start, word.end, joined});
    end = word.end;
  }
  return read;
}

void Reader::read(const Entry& entry) {
  std::vector<std::pair<Passage, std::vector<Read>>> texts;
  std::size_t words = 0, common = 0;
  for (const auto& passage : passages(entry)) {
    texts.emplace_back(passage, words_in(passage.text));
    words += texts.back().second.size();
    common += static_cast<std::size_t>(
        std::ranges::count_if(texts.back().second, [&](const Read& word) { return common_[word.id]; }));
  }
  if (static_cast<double>(common) < common_share_of_english * static_cast<double>(words)) return;
  entries_.push_back(&entry);
  for (const auto& [passage, read] : texts) count_phrases(passage, read);
}

void Reader::count_phrases(const Passage& passage, const std::vector<Read>& words) {
  total_ += std::ssize(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ++times_[words[i].id];
    if (common_[words[i].id]) continue;
    Phrase phrase{};
    for (std::size_t length = 1; length <= phrase.size() && i + length <= words.size(); ++length) {
      const auto& last = words[i + length - 1];
      if (length > 1 && !last.joined) break;
      phrase[length - 1] = last.id;
      // A phrase begins and ends with a word that says something.
      if (!common_[last.id]) count(phrase, {passage.field, passage.index, words[i].start, last.end, {}});
    }
  }
}

void Reader::count(const Phrase& phrase, Evidence evidence) {
  auto& count = phrases_[phrase];
  const auto current = entries_.size() - 1;
  if (!count.places.empty() && count.places.back().entry == current) return;
  const auto within = [&](const Evidence& known) {
    return known.field == evidence.field && known.index == evidence.index && known.start <= evidence.start &&
           evidence.end <= known.end;
  };
  const auto carries = [&](const Finding& finding) { return std::ranges::any_of(finding.evidence, within); };
  if (std::ranges::any_of(entries_.back()->causes, carries)) ++count.known;
  count.places.push_back({current, std::move(evidence)});
}

/// Words of the catalogue's ids and titles, and of the journal's tags and people.
std::set<std::string> known_words(const Occurrences& occurrences) {
  std::set<std::string> known;
  const auto add = [&](std::string_view text) {
    for (auto& word : words_of(text)) known.insert(std::move(word.folded));
  };
  for (const auto& cause : catalogue()) {
    add(cause.id);
    add(cause.title);
  }
  for (const auto* entry : occurrences.entries) {
    for (const auto& tag : entry->tags) add(tag);
    for (const auto& person : entry->people) add(person);
  }
  return known;
}

/// G² of the last word coming after the first ones, against its coming elsewhere; a word alone is held
/// against the highest rate that a word outside the list of common ones has. 0 when it comes less often than
/// expected.
double surprise(const Reader& reader, const Phrase& phrase, const Count& count) {
  constexpr std::int64_t background = 1'000'000;
  const auto seen = std::ssize(count.places);
  const auto ratio = [](std::int64_t k1, std::int64_t n1, std::int64_t k2, std::int64_t n2) {
    const bool more =
        static_cast<double>(k1) * static_cast<double>(n2) > static_cast<double>(k2) * static_cast<double>(n1);
    return more ? statistics::log_likelihood_ratio(k1, n1, k2, n2) : 0.0;
  };
  if (phrase[1] == 0)
    return ratio(seen, reader.total(), static_cast<std::int64_t>(rarer_word_rate * background), background);
  double least = HUGE_VAL;
  for (std::size_t i = 1; i < phrase.size() && phrase[i] != 0; ++i) {
    const auto before = reader.times(phrase[i - 1]), word = reader.times(phrase[i]);
    least =
        std::min(least, ratio(seen, before, std::max<std::int64_t>(0, word - seen), reader.total() - before));
  }
  return least;
}

bool contains(const Phrase& longer, const Phrase& shorter) {
  const auto end = std::ranges::find(shorter, WordId{0});
  return std::search(longer.begin(), longer.end(), shorter.begin(), end) != longer.end();
}

struct Candidate {
  const Phrase* phrase;
  const Count* count;
  double surprise;
};

/// What could be a theme, before looking at how surprising it is.
std::vector<Candidate> candidates(const Reader& reader, const std::set<std::string>& known) {
  std::vector<Candidate> found;
  const auto says_nothing_new = [&](WordId id) {
    return id == 0 || reader.says_little(id) || known.contains(reader.word(id));
  };
  for (const auto& [phrase, count] : reader.phrases()) {
    if (std::ssize(count.places) < recurrence_minimum || std::ranges::all_of(phrase, says_nothing_new))
      continue;
    if (2 * count.known >= std::ssize(count.places)) continue;
    found.push_back({&phrase, &count, surprise(reader, phrase, count)});
  }
  return found;
}

/// Keeps what is beyond chance; of phrases within each other the longer one when it is seen at least half as
/// often.
std::vector<Candidate> chosen(std::vector<Candidate> found) {
  const double tests = static_cast<double>(found.size());
  const auto by_chance = [&](const Candidate& candidate) {
    // The tail of the chi-squared distribution with one degree of freedom.
    return std::erfc(std::sqrt(candidate.surprise / 2)) * tests > false_discovery_rate;
  };
  std::erase_if(found, by_chance);
  const auto order = [](const Candidate& a, const Candidate& b) {
    return std::pair(a.count->places.size(), a.surprise) > std::pair(b.count->places.size(), b.surprise);
  };
  std::ranges::stable_sort(found, order);
  std::vector<Candidate> kept;
  for (const auto& candidate : found) {
    const auto covers = [&](const Candidate& other) {
      return other.phrase != candidate.phrase && contains(*other.phrase, *candidate.phrase) &&
             2 * other.count->places.size() >= candidate.count->places.size();
    };
    const auto within = [&](const Candidate& other) { return contains(*candidate.phrase, *other.phrase); };
    if (std::ranges::none_of(found, covers) && std::ranges::none_of(kept, within)) kept.push_back(candidate);
    if (kept.size() == most_themes) break;
  }
  return kept;
}

Theme theme_of(const Reader& reader, const Candidate& candidate) {
  Theme theme;
  for (const auto id : *candidate.phrase)
    if (id != 0) theme.phrase += (theme.phrase.empty() ? "" : " ") + reader.word(id);
  theme.entries = static_cast<int>(candidate.count->places.size());
  for (const auto& place : candidate.count->places) {
    const auto& entry = reader.entry(place.entry);
    auto evidence = place.evidence;
    const auto text = prose(entry, evidence.field, evidence.index).value_or("");
    evidence.text = text.substr(evidence.start, evidence.end - evidence.start);
    theme.evidence.push_back({entry.id, entry.ref, entry.happened_at, std::move(evidence)});
  }
  return theme;
}

}  // namespace

std::vector<Theme> themes_of(const Occurrences& occurrences) {
  Reader reader;
  // Newest first, and so is the evidence.
  const auto& entries = occurrences.entries;
  for (std::size_t i = 0; i < std::min(entries.size(), entries_read); ++i)
    reader.read(*entries[entries.size() - 1 - i]);
  std::vector<Theme> themes;
  for (const auto& candidate : chosen(candidates(reader, known_words(occurrences))))
    themes.push_back(theme_of(reader, candidate));
  return themes;
}

}  // namespace detour
