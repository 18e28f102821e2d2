#include "detour/insight/recall.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "common_words.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/language.hpp"
#include "detour/insight/risks.hpp"
#include "detour/journal/rules.hpp"
#include "stemmer.hpp"

namespace detour {
namespace {

/// BM25's usual constants: how soon repetition stops counting, how much length does.
constexpr double saturation = 1.2, length_share = 0.5;
/// What shared dangers and an association with a tag or person weigh against the words, and a cause that is
/// hardly told against one that is: chosen on plans for the development journals (data/README.md).
constexpr double danger_weight = 0.5, label_weight = 0.5, inkling_weight = 0.5;
/// A tag or person that the plan does not name is told as a reason from this association on; a danger from
/// this size on, as about half of those given so much are ones that the plan's writer named.
constexpr double told_association = 0.3, told_danger = 0.1;
/// Dangers that are smaller together than this make no whole, nor do causes that are hardly told.
constexpr double least_dangers = 0.2, least_told = 1;
constexpr double open_bonus = 0.02, wrong_bonus = 0.02, recent_bonus = 0.05, recent_days = 180;
constexpr double least_score = 0.03;
/// What a word that any English text is full of weighs against another one as rare here.
constexpr double common_share = 0.7;
/// Of a tag the words count as often as if they stood in the text so many times.
constexpr int label_times = 2;
constexpr std::size_t words_named = 4;

/// What the ranking looks at in an entry.
struct Reading {
  std::map<std::string, double> stems;  ///< how often
  double length = 0;
};

/// Words that a hyphen joins, as one: who writes "on-call" has the tag `oncall`.
std::vector<std::string> joined_words(const Sentence& sentence, std::string_view text) {
  std::vector<std::string> joined;
  for (std::size_t i = 1; i < sentence.tokens.size(); ++i) {
    const auto &left = sentence.tokens[i - 1], &right = sentence.tokens[i];
    if (text.substr(left.end, right.start - left.end) == "-") joined.push_back(left.word + right.word);
  }
  return joined;
}

void add_words(Reading& reading, std::string_view text, int times = 1) {
  for (const auto& sentence : sentences_of(text)) {
    for (const auto& token : sentence.tokens) {
      reading.stems[token.stem] += times;
      reading.length += times;
    }
    for (const auto& word : joined_words(sentence, text)) reading.stems[thread_stemmer().stem(word)] += times;
  }
}

/// `client/ost` → "client ost"
std::string words_in(std::string label) {
  std::ranges::replace_if(
      label, [](char c) { return std::string_view("_./").find(c) != std::string_view::npos; }, ' ');
  return label;
}

Reading reading_of(const Entry& entry) {
  Reading reading;
  for (const auto& passage : passages(entry)) add_words(reading, passage.text);
  for (const auto* labels : {&entry.tags, &entry.people})
    for (const auto& label : *labels) add_words(reading, words_in(label), label_times);
  return reading;
}

std::vector<std::string> labels_of(const Entry& entry) {
  auto labels = entry.tags;
  labels.insert(labels.end(), entry.people.begin(), entry.people.end());
  return labels;
}

/// The plan, taken apart once.
class Plan {
 public:
  explicit Plan(std::string_view text) : risks_(risks_of(text)) {
    for (const auto& sentence : sentences_of(text)) {
      for (const auto& token : sentence.tokens) words_.try_emplace(token.stem, token.word);
      for (const auto& word : joined_words(sentence, text)) {
        joined_words_.try_emplace(thread_stemmer().stem(word), word);
        rarer_words_.insert(word);
      }
    }
    const auto labels = inline_labels(text);
    labels_.insert(labels.tags.begin(), labels.tags.end());
    labels_.insert(labels.people.begin(), labels.people.end());
    for (const auto& word : words_of(text))
      if (!is_common_word(word.folded)) rarer_words_.insert(word.folded);
  }
  /// By stem, the word as typed.
  [[nodiscard]] const std::map<std::string, std::string>& words() const { return words_; }
  /// Of joined words only those count that entries have: no one writes all of them as one.
  template <class Known>
  void keep_joined_words(Known known) {
    for (const auto& [stem, word] : joined_words_)
      if (known(stem)) words_.try_emplace(stem, word);
  }
  [[nodiscard]] double risk_of(std::string_view cause) const {
    const auto found = std::ranges::find(risks_, cause, &Risk::cause);
    return found == risks_.end() ? 0 : found->size;
  }
  [[nodiscard]] double size_of_risks() const {
    double squares = 0;
    for (const auto& risk : risks_) squares += risk.size * risk.size;
    return std::sqrt(squares);
  }
  /// A tag or a person that is named, or a word of it that is no common one.
  [[nodiscard]] bool names(const std::string& label) const {
    if (labels_.contains(label)) return true;
    return std::ranges::any_of(words_of(words_in(label)),
                               [this](const Word& word) { return rarer_words_.contains(word.folded); });
  }

 private:
  std::vector<Risk> risks_;
  std::map<std::string, std::string> words_, joined_words_;
  std::set<std::string> labels_, rarer_words_;
};

class Ranking {
 public:
  Ranking(std::string_view plan, std::span<const Entry> candidates, const Moment& now)
      : plan_(plan), candidates_(candidates), now_(now) {
    for (const auto& candidate : candidates) readings_.push_back(reading_of(candidate));
    for (const auto& reading : readings_) {
      for (const auto& [stem, times] : reading.stems) ++documents_[stem];
      mean_length_ += reading.length / static_cast<double>(readings_.size());
    }
    plan_.keep_joined_words([this](const std::string& stem) { return documents_.contains(stem); });
    associate();
  }

  [[nodiscard]] std::vector<Match> best_first() const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (auto match = matched(i); match.score >= least_score) matches.push_back(std::move(match));
    std::ranges::stable_sort(matches, std::ranges::greater(), &Match::score);
    return matches;
  }

 private:
  /// Of few entries none can be said to be rare: at least so many are taken to be there.
  [[nodiscard]] double rarity(const std::string& stem, const std::string& word) const {
    constexpr double fewest = 30;
    const auto found = documents_.find(stem);
    const double with = found == documents_.end() ? 0 : found->second;
    const double all = std::max(fewest, static_cast<double>(readings_.size()));
    return std::log(1 + (all - with + 0.5) / (with + 0.5)) * (is_common_word(word) ? common_share : 1);
  }

  /// Which tags and people the plan's words speak of: how much more often they stand in entries with those
  /// words, which are given one entry more as common as all, so that one entry proves little.
  void associate() {
    std::map<std::string, double> everywhere;
    for (const auto& entry : candidates_)
      for (const auto& label : labels_of(entry))
        everywhere[label] += 1 / static_cast<double>(readings_.size());
    double whole = 0;
    for (const auto& [stem, word] : plan_.words()) {
      if (is_common_word(word) || !documents_.contains(stem)) continue;
      const double weight = rarity(stem, word);
      whole += weight;
      std::map<std::string, double> there;
      for (std::size_t i = 0; i < readings_.size(); ++i)
        if (readings_[i].stems.contains(stem))
          for (const auto& label : labels_of(candidates_[i])) there[label] += 1;
      for (const auto& [label, times] : there) {
        const double usual = everywhere[label];
        const double share = (times + usual) / (documents_[stem] + 1);
        associations_[label] += weight * std::max(0.0, share - usual);
      }
    }
    for (auto& [label, association] : associations_) association /= whole;
  }

  /// BM25 as a share of what all of the plan's words would give, each standing once in an entry of mean
  /// length.
  double add_words(const Reading& reading, Match& match) const {
    double sum = 0, whole = 0;
    std::vector<std::pair<double, std::string>> shared;
    for (const auto& [stem, word] : plan_.words()) {
      const double weight = rarity(stem, word);
      whole += weight;
      const auto found = reading.stems.find(stem);
      if (found == reading.stems.end()) continue;
      const double length = 1 - length_share + length_share * reading.length / mean_length_;
      sum += weight * 2 * found->second / (found->second + saturation * length);
      if (!is_common_word(word)) shared.emplace_back(weight, word);
    }
    std::ranges::stable_sort(shared, std::ranges::greater(), &std::pair<double, std::string>::first);
    std::string named;
    for (std::size_t i = 0; i < std::min(shared.size(), words_named); ++i)
      named += (named.empty() ? "" : " ") + shared[i].second;
    if (!named.empty()) match.why.push_back({WhyKind::words, named});
    return whole == 0 ? 0 : std::min(1.0, sum / whole);
  }

  /// The cosine of the plan's dangers and what the entry tells of causes; by the square root, so that a cause
  /// told with some doubt counts nearly as much as a sure one.
  double add_dangers(const Entry& entry, Match& match) const {
    double product = 0, told = 0, best = 0;
    std::string_view strongest;
    for (const auto& finding : entry.causes) {
      const double risk = plan_.risk_of(finding.cause), amount = risk * std::sqrt(finding.score);
      product += amount;
      told += finding.score;
      if (risk >= told_danger && amount > best) best = amount, strongest = finding.cause;
    }
    for (const auto& inkling : entry.inklings) {
      const double score = inkling_weight * inkling.score;
      product += plan_.risk_of(inkling.cause) * std::sqrt(score);
      told += score;
    }
    if (!strongest.empty()) match.why.push_back({WhyKind::cause, std::string(strongest)});
    return product / std::sqrt(std::max(least_told, told)) / std::max(least_dangers, plan_.size_of_risks());
  }

  double add_labels(const Entry& entry, Match& match) const {
    double strongest = 0;
    const auto add = [&](WhyKind kind, const std::string& label) {
      const auto found = associations_.find(label);
      const double association = found == associations_.end() ? 0 : found->second;
      strongest = std::max(strongest, association);
      if (association >= told_association || plan_.names(label)) match.why.push_back({kind, label});
    };
    for (const auto& tag : entry.tags) add(WhyKind::tag, tag);
    for (const auto& person : entry.people) add(WhyKind::person, person);
    return strongest;
  }

  double add_extras(const Entry& entry, Match& match) const {
    constexpr double seconds_a_day = 24 * 3600;
    const double age =
        std::max(0.0, static_cast<double>(now_.seconds - entry.happened_at.seconds) / seconds_a_day);
    double extras = recent_bonus * std::exp2(-age / recent_days);
    const auto open = std::ranges::find(entry.next, Status::planned, &Attempt::status);
    if (open != entry.next.end()) {
      extras += open_bonus;
      match.why.push_back({WhyKind::open_attempt, open->text});
    }
    const auto wrong = std::ranges::find(entry.assumptions, Verdict::wrong, &Assumption::verdict);
    if (wrong != entry.assumptions.end()) {
      extras += wrong_bonus;
      match.why.push_back({WhyKind::wrong_assumption, wrong->text});
    }
    return extras;
  }

  [[nodiscard]] Match matched(std::size_t i) const {
    Match match{i, 0, {}};
    const auto& entry = candidates_[i];
    const double dangers = add_dangers(entry, match);
    const double labels = add_labels(entry, match);
    const double words = add_words(readings_[i], match);
    const double sum = words + danger_weight * dangers + label_weight * labels;
    const double most = 1 + danger_weight + label_weight;
    if (match.why.empty()) return match;  // common words alone say nothing
    const double extras = add_extras(entry, match);
    match.score = std::min(1.0, sum / most * (1 + extras));
    return match;
  }

  Plan plan_;
  std::span<const Entry> candidates_;
  Moment now_;
  std::vector<Reading> readings_;
  std::map<std::string, double> documents_, associations_;
  double mean_length_ = 0;
};

}  // namespace

std::string_view to_string(WhyKind kind) {
  switch (kind) {
    case WhyKind::cause:
      return "cause";
    case WhyKind::tag:
      return "tag";
    case WhyKind::person:
      return "person";
    case WhyKind::words:
      return "words";
    case WhyKind::open_attempt:
      return "open attempt";
    case WhyKind::wrong_assumption:
      return "wrong assumption";
  }
  return {};
}

std::vector<Match> recall(std::string_view plan, std::span<const Entry> candidates, const Moment& now) {
  return Ranking(plan, candidates, now).best_first();
}

std::optional<EstimateRecord> estimate_record(std::span<const Entry> entries) {
  std::vector<double> ratios;
  for (const auto& entry : entries) {
    if (entry.whose != self || !entry.estimate || !entry.actual) continue;
    const auto estimate = parse_effort(*entry.estimate), actual = parse_effort(*entry.actual);
    if (estimate && actual) ratios.push_back(*actual / *estimate);
  }
  if (std::ssize(ratios) < estimates_minimum) return std::nullopt;
  std::ranges::sort(ratios);
  const auto middle = ratios.size() / 2;
  const double median = ratios.size() % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
  return EstimateRecord{static_cast<int>(ratios.size()), median, ratios.front(), ratios.back()};
}

}  // namespace detour
