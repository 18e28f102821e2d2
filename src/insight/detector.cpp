#include "detour/insight/detector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cues.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "evidence.hpp"
#include "features.hpp"
#include "hand_score.hpp"
#include "model.hpp"

namespace detour {
namespace embedded {
extern const std::string_view cues_fingerprint;  ///< changes with any byte of the cue files
}
namespace {

/// Raised whenever the code below, or the reading of language, would find something else.
constexpr int code_version = 2;
constexpr double threshold = 0.5;
constexpr std::size_t most_findings = 4, most_quotations = 3;

/// What detection works on, taken from an entry once.
struct Reading {
  std::vector<PassageFeatures> passages;
  std::vector<Occurrence> occurrences;
  std::vector<Value> values;
};

/// A cue that counts for a cause, and where its clause stands.
struct Support {
  double weight = 0;
  Evidence quotation;
};

/// The cues of one cause, strongest first: the plainest words for it. Of several in one clause the strongest
/// stays.
std::vector<Support> supports_of(std::string_view cause, const std::vector<PassageFeatures>& passages,
                                 const CueSet& cues) {
  std::vector<Support> supports;
  for (const auto& part : passages)
    for (const auto& hit : part.hits) {
      const auto& cue = cues.cues()[hit.cue];
      if (!hit.counts || cue.cause != cause) continue;
      Support support{cue.weight, quotation(part, hit.sentence, hit.first, hit.last)};
      const auto same = std::ranges::find(supports, support.quotation, &Support::quotation);
      if (same == supports.end())
        supports.push_back(std::move(support));
      else
        same->weight = std::max(same->weight, support.weight);
    }
  std::ranges::stable_sort(supports, std::ranges::greater(), &Support::weight);
  return supports;
}

std::vector<Evidence> evidence_for(std::size_t cause, const Entry& entry, const Reading& reading,
                                   const CueSet& cues, const Model& model) {
  std::vector<Evidence> evidence;
  for (auto& support : supports_of(catalogue()[cause].id, reading.passages, cues))
    if (evidence.size() < most_quotations) evidence.push_back(std::move(support.quotation));
  if (!evidence.empty()) return evidence;
  // The model knows words, not what they stand under: without a cue, words that are denied, resolved or
  // somebody else's doing tell nothing.
  const auto ignored = entry.whose == self ? plain : others;
  const auto clause = strongest_clause(model, cause, reading.passages, reading.occurrences, reading.values);
  if (clause && (clause->scope & (negated | resolved | others) & ~ignored) == 0)
    evidence.push_back(clause->quotation);
  return evidence;
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
  const auto& [cues, model, version] = *impl_;
  Reading reading{features_of(entry, cues), {}, {}};
  reading.occurrences = occurrences_of(reading.passages, cues, model.classes);
  reading.values = values_of(model, reading.occurrences);
  const auto margins = margins_of(model, reading.values, hand_scores(reading.passages, cues));
  std::vector<Finding> found;
  for (std::size_t cause = 0; cause < margins.size(); ++cause) {
    const double score = score_of(model, margins[cause]);
    if (score < threshold) continue;
    auto evidence = evidence_for(cause, entry, reading, cues, model);
    if (!evidence.empty())
      found.push_back({std::string(catalogue()[cause].id), score, std::string(by_text), std::move(evidence)});
  }
  std::ranges::stable_sort(found, surer);
  if (found.size() > most_findings) found.resize(most_findings);
  return found;
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
