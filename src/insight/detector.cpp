#include "detour/insight/detector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "cues.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "evidence.hpp"
#include "features.hpp"
#include "hand_score.hpp"
#include "model.hpp"
#include "personal_layer.hpp"

namespace detour {
namespace embedded {
extern const std::string_view cues_fingerprint;  ///< changes with any byte of the cue files
}
namespace {

/// Raised whenever the code below, or the reading of language, would find something else.
constexpr int code_version = 7;
constexpr std::size_t most_findings = 4, most_quotations = 3;

/// From this score on `explain` tells of a cause that was not told.
constexpr double nearly = 0.08;
/// Before any word of it is read, a person's own cause is unlikely; one of their cues is nearly enough.
constexpr float own_start = -4, own_cue = 5;
/// An entry that carries marks was looked at: what the model did not tell in it, and nobody marked, is not
/// there.
constexpr float trust_in_silence = 1;
constexpr float least_weight = 0.02F;
/// A cause less likely than this is ruled out.
constexpr double least_inkling = 0.02;

/// A "not" that adds so much of what its clause tells is part of the telling ("did not open it"), not its
/// denial.
constexpr float telling_negation = 0.25F;

/// What detection works on, taken from an entry once.
struct Reading {
  std::vector<PassageFeatures> passages;
  std::vector<Occurrence> occurrences;
  std::vector<Value> values;
  std::vector<PersonalFeature> personal;
  std::vector<std::vector<CueHit>> own_hits;  ///< one list a passage
};

Reading read(const Entry& entry, const CueSet& cues, const Model& model, const Personal& personal) {
  Reading reading{features_of(entry, cues), {}, {}, {}, {}};
  reading.occurrences = occurrences_of(reading.passages, cues, model.classes);
  reading.values = values_of(model, reading.occurrences);
  reading.personal = personal_features(reading.occurrences);
  if (personal.cues)
    for (const auto& part : reading.passages)
      reading.own_hits.push_back(personal.cues->find(part.sentences, entry.whose == self ? plain : others));
  return reading;
}

bool is_builtin(std::size_t cause) {
  return cause < model_causes;
}

/// A cue that counts for a cause, and where its clause stands.
struct Support {
  double weight = 0;
  Evidence quotation;
};

/// The cues of one cause, strongest first: the plainest words for it. Of several in one clause the strongest
/// stays.
std::vector<Support> supports_of(std::string_view cause, const Reading& reading, const CueSet& cues,
                                 const Personal& personal) {
  std::vector<Support> supports;
  const auto add = [&](const PassageFeatures& part, const CueHit& hit, const Cue& cue) {
    if (!hit.counts || cue.cause != cause) return;
    Support support{cue.weight, quotation(part, hit.sentence, hit.first, hit.last)};
    const auto same = std::ranges::find(supports, support.quotation, &Support::quotation);
    if (same == supports.end())
      supports.push_back(std::move(support));
    else
      same->weight = std::max(same->weight, support.weight);
  };
  for (std::size_t i = 0; i < reading.passages.size(); ++i) {
    const auto& part = reading.passages[i];
    for (const auto& hit : part.hits) add(part, hit, cues.cues()[hit.cue]);
    if (personal.cues)
      for (const auto& hit : reading.own_hits[i]) add(part, hit, personal.cues->cues()[hit.cue]);
  }
  std::ranges::stable_sort(supports, std::ranges::greater(), &Support::weight);
  return supports;
}

/// Log odds of each cause of `personal` before the personal layer.
std::vector<float> odds_before(const Reading& reading, const CueSet& cues, const Model& model,
                               const Personal& personal) {
  const auto margins = after_rivalry(margins_of(model, reading.values, hand_scores(reading.passages, cues)));
  std::vector<float> odds(personal.ids.size(), own_start);
  for (std::size_t cause = 0; cause < model_causes; ++cause) odds[cause] = log_odds_of(model, margins[cause]);
  for (std::size_t cause = model_causes; cause < odds.size(); ++cause)
    if (const auto supports = supports_of(personal.ids[cause], reading, cues, personal); !supports.empty())
      odds[cause] += own_cue * static_cast<float>(supports.front().weight);
  return odds;
}

/// What of `odds`, the log odds after rivalry, each built-in cause lost to the first.
std::vector<double> lost_to_the_first(const std::vector<float>& odds) {
  std::vector<double> lost(odds.size());
  const float first = *std::ranges::max_element(std::span(odds).first(model_causes));
  for (std::size_t cause = 0; cause < model_causes; ++cause)
    lost[cause] = static_cast<double>(rivalry / (1 + rivalry) * (odds[cause] - first));
  return lost;
}

/// What each place adds to the log odds of a cause: the built-in model's share, then the personal layer's.
std::vector<Contribution> contributions_to(std::size_t cause, const Reading& reading, const Model& model,
                                           const CueSet& cues, const Personal& personal) {
  std::vector<Contribution> all;
  if (is_builtin(cause)) {
    all = contributions_to(cause, model, reading.occurrences, reading.values);
    std::ranges::move(hand_contributions(cause, model, reading.passages, cues), std::back_inserter(all));
    for (auto& contribution : all) contribution.amount *= model.header.slope;
  }
  if (personal.weights.empty()) return all;
  for (const auto& feature : reading.personal)
    for (const auto& weight : weights_of(personal, feature.key)) {
      if (weight.cause != cause) continue;
      const auto here = std::ranges::equal_range(reading.occurrences, feature.key, {}, &Occurrence::key);
      const auto times = static_cast<float>(here.size());
      for (const auto& occurrence : here)
        all.push_back({occurrence, weight.weight * feature.value / times, true});
    }
  return all;
}

/// Whether a "not" is part of what the clause tells, and no cue of the cause says that it denies one.
bool told_by_negation(std::string_view cause, const Clause& clause, const Reading& reading,
                      const CueSet& cues) {
  if (clause.from_negation < telling_negation) return false;
  const auto& place = clause.quotation;
  return std::ranges::none_of(reading.passages, [&](const PassageFeatures& part) {
    return part.passage.field == place.field && part.passage.index == place.index &&
           std::ranges::any_of(part.hits, [&](const CueHit& hit) {
             return !hit.counts && hit.start >= place.start && hit.end <= place.end &&
                    cues.cues()[hit.cue].cause == cause;
           });
  });
}

std::vector<Evidence> evidence_for(std::size_t cause, const Entry& entry, const Reading& reading,
                                   const CueSet& cues, const Model& model, const Personal& personal) {
  std::vector<Evidence> evidence;
  for (auto& support : supports_of(personal.ids[cause], reading, cues, personal))
    if (evidence.size() < most_quotations) evidence.push_back(std::move(support.quotation));
  if (!evidence.empty()) return evidence;
  // The model knows words, not what they stand under: without a cue, words that are denied, resolved or
  // somebody else's doing tell nothing.
  unsigned ignored = entry.whose == self ? plain : others;
  const auto clause =
      strongest_clause(reading.passages, contributions_to(cause, reading, model, cues, personal));
  if (clause && told_by_negation(personal.ids[cause], *clause, reading, cues)) ignored |= negated;
  if (clause && (clause->scope & (negated | resolved | others) & ~ignored) == 0)
    evidence.push_back(clause->quotation);
  return evidence;
}

double score_of_odds(float odds) {
  return 1 / (1 + std::exp(-static_cast<double>(odds)));
}

/// Contributions of one stretch of words together, strongest first, for and against.
std::vector<Reason> reasons_of(const Reading& reading, const std::vector<Contribution>& contributions) {
  using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  struct Sum {
    float amount = 0, taught = 0;
    bool cue = false;
  };
  std::map<Place, Sum> sums;
  for (const auto& [place, amount, taught] : contributions) {
    auto& sum = sums[{place.passage, place.sentence, place.first, place.last}];
    sum.amount += amount;
    if (taught) sum.taught += amount;
    sum.cue = sum.cue || place.family == Family::cue;
  }
  std::vector<Reason> reasons;
  for (const auto& [place, sum] : sums) {
    const auto [passage, number, first, last] = place;
    const auto& part = reading.passages[passage];
    const auto& tokens = part.sentences[number].tokens;
    const auto start = tokens[first].start, end = tokens[last].end;
    reasons.push_back({{part.passage.field, part.passage.index, start, end,
                        std::string(part.passage.text.substr(start, end - start))},
                       static_cast<double>(sum.amount),
                       sum.cue,
                       std::abs(sum.taught) > std::abs(sum.amount - sum.taught)});
  }
  std::ranges::stable_sort(reasons, std::ranges::greater(),
                           [](const Reason& reason) { return std::abs(reason.amount); });
  return reasons;
}

bool surer(const Finding& a, const Finding& b) {
  return a.score > b.score;
}

/// The first sentence of what happened, for a cause that no words carry.
Evidence first_sentence(const Entry& entry) {
  const auto sentences = sentences_of(entry.what);
  const auto text = sentences.empty() ? trimmed(entry.what)
                                      : std::string_view(entry.what)
                                            .substr(sentences.front().start,
                                                    sentences.front().end - sentences.front().start);
  const auto start = text.empty() ? 0 : static_cast<std::size_t>(text.data() - entry.what.data());
  return {Field::what, 0, start, start + text.size(), std::string(text)};
}

}  // namespace

struct Detector::Impl {
  const CueSet& cues;
  const Model& model;
  std::string version;
};

Detector::Detector(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Detector::~Detector() = default;

const Detector& Detector::builtin() {
  static const Detector detector([] {
    const auto& model = Model::builtin();
    auto version = fmt::format("{}.{}-{}-{:016x}", code_version, catalogue_version,
                               embedded::cues_fingerprint, model.header.fingerprint);
    return std::make_unique<const Impl>(Impl{CueSet::builtin(), model, std::move(version)});
  }());
  return detector;
}

const std::string& Detector::version() const {
  return impl_->version;
}

std::vector<Finding> Detector::detect(const Entry& entry) const {
  static const Personal nobody;
  return detect(entry, nobody);
}

std::vector<Finding> Detector::detect(const Entry& entry, const Personal& personal) const {
  return weigh(entry, personal).findings;
}

Detection Detector::weigh(const Entry& entry, const Personal& personal) const {
  const auto& [cues, model, version] = *impl_;
  const auto reading = read(entry, cues, model, personal);
  const auto odds = odds_before(reading, cues, model, personal);
  const auto shifts = shifts_of(personal, reading.personal);
  Detection detection;
  auto& [findings, inklings] = detection;
  for (std::size_t cause = 0; cause < odds.size(); ++cause) {
    const double score = score_of_odds(odds[cause] + shifts[cause]);
    if (score < least_inkling || personal.causes.is_hidden(personal.ids[cause])) continue;
    if (score < told_from(model)) {
      inklings.push_back({personal.ids[cause], score});
      continue;
    }
    auto evidence = evidence_for(cause, entry, reading, cues, model, personal);
    if (!evidence.empty())
      findings.push_back({personal.ids[cause], score, std::string(by_text), std::move(evidence)});
  }
  std::ranges::stable_sort(findings, surer);
  for (; findings.size() > most_findings; findings.pop_back())
    inklings.push_back({findings.back().cause, findings.back().score});
  return detection;
}

Personal Detector::learn(std::span<const Entry> marked, std::vector<OwnCause> causes) const {
  const auto& [cues, model, version] = *impl_;
  Personal personal(std::move(causes));
  // The examples of a person's own causes are read as entries that are marked with the cause alone.
  std::vector<Entry> entries(marked.begin(), marked.end());
  for (const auto& own : personal.causes.own())
    for (const auto& example : own.examples) {
      Entry entry;
      entry.what = example;
      entry.marks = {{own.id, true}};
      entries.push_back(std::move(entry));
    }
  std::vector<std::vector<PersonalFeature>> features;
  std::vector<std::vector<float>> odds;
  for (const auto& entry : entries) {
    auto reading = read(entry, cues, model, personal);
    odds.push_back(odds_before(reading, cues, model, personal));
    features.push_back(std::move(reading.personal));
  }
  const Learner learner(std::move(features));
  for (std::size_t cause = 0; cause < personal.ids.size(); ++cause) {
    std::vector<Taught> lessons;
    bool any = false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto mark = entries[i].marks.find(personal.ids[cause]);
      const bool said = mark != entries[i].marks.end();
      const double before = score_of_odds(odds[i][cause]);
      const double silent = before >= told_from(model) ? before : 0;
      lessons.push_back({odds[i][cause], static_cast<float>(said ? (mark->second ? 1 : 0) : silent),
                         said ? 1 : trust_in_silence, said});
      any = any || said;
    }
    if (any) learner.learn(personal, cause, lessons);
  }
  std::erase_if(personal.weights,
                [](const PersonalWeight& weight) { return std::abs(weight.weight) < least_weight; });
  std::ranges::stable_sort(personal.weights, {}, &PersonalWeight::key);
  return personal;
}

std::vector<Explanation> Detector::explain(const Entry& entry, const Personal& personal) const {
  const auto& [cues, model, version] = *impl_;
  const auto reading = read(entry, cues, model, personal);
  const auto odds = odds_before(reading, cues, model, personal);
  const auto shifts = shifts_of(personal, reading.personal);
  const auto lost = lost_to_the_first(odds);
  const auto told = detect(entry, personal);
  std::vector<Explanation> all;
  for (std::size_t cause = 0; cause < odds.size(); ++cause) {
    const double score = score_of_odds(odds[cause] + shifts[cause]);
    if (score < nearly || personal.causes.is_hidden(personal.ids[cause])) continue;
    const bool is_told = std::ranges::find(told, personal.ids[cause], &Finding::cause) != told.end();
    const float start = is_builtin(cause) ? log_odds_of(model, model.header.bias[cause]) : own_start;
    Explanation explanation{personal.ids[cause],
                            score,
                            is_told,
                            static_cast<double>(start),
                            0,
                            lost[cause],
                            reasons_of(reading, contributions_to(cause, reading, model, cues, personal))};
    // Words that were taught stand among the reasons; the rest of what was taught is what is missing to the
    // score.
    explanation.shift = odds[cause] + shifts[cause] - explanation.start - explanation.outshone;
    for (const auto& reason : explanation.reasons) explanation.shift -= reason.amount;
    all.push_back(std::move(explanation));
  }
  std::ranges::stable_sort(all, std::ranges::greater(), &Explanation::score);
  return all;
}

Detection detection_of(const Entry& entry, const Detector& detector, const Personal& personal) {
  auto [found, inklings] = detector.weigh(entry, personal);
  for (const auto& heard : entry.heard)
    if (std::ranges::find(found, heard.cause, &Finding::cause) == found.end()) found.push_back(heard);
  found = apply_marks(std::move(found), entry);
  // A mark may be of a cause that was taken out since, or that another journal had.
  std::erase_if(found, [&](const Finding& finding) {
    return personal.causes.find(finding.cause) == nullptr || personal.causes.is_hidden(finding.cause);
  });
  std::erase_if(inklings, [&found = found, &entry](const Inkling& inkling) {
    return entry.marks.contains(inkling.cause) ||
           std::ranges::find(found, inkling.cause, &Finding::cause) != found.end();
  });
  return {std::move(found), std::move(inklings)};
}

std::vector<Finding> apply_marks(std::vector<Finding> found, const Entry& entry) {
  for (const auto& [cause, yes] : entry.marks) {
    const auto place = std::find_if(found.begin(), found.end(), [&cause = cause](const Finding& finding) {
      return finding.cause == cause;
    });
    if (!yes) {
      if (place != found.end()) found.erase(place);
    } else if (place != found.end()) {
      place->by = by_person;
      place->score = 1;
    } else {
      found.push_back({cause, 1, std::string(by_person), {first_sentence(entry)}});
    }
  }
  std::stable_sort(found.begin(), found.end(), surer);
  return found;
}

}  // namespace detour
