#include "detour/insight/detector.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cues.hpp"
#include "detour/base/id.hpp"
#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "features.hpp"

namespace detour {
namespace embedded {
extern const std::string_view cues_fingerprint;  ///< changes with any byte of the cue files
}
namespace {

/// Raised whenever the code below, or the reading of language, would find something else.
constexpr int code_version = 1;
constexpr double threshold = 0.6;
constexpr std::size_t most_findings = 4, most_quotations = 3;

/// A cue that counts for a cause, and where its clause stands.
struct Support {
  double weight = 0;
  Evidence quotation;
};

struct Score {
  double value = 0;
  std::vector<Support> supports;  ///< strongest first
};

Evidence quotation(const PassageFeatures& features, const CueHit& hit) {
  const auto span = clauses_around(features.sentences[hit.sentence], hit.first, hit.last);
  const auto& passage = features.passage;
  return {passage.field, passage.index, span.start, span.end,
          std::string(passage.text.substr(span.start, span.end - span.start))};
}

/// The cues of one cause in the whole entry: overlapping ones tell the same thing, only the strongest of a
/// clause counts.
std::vector<Support> supports_of(std::string_view cause, const std::vector<PassageFeatures>& features,
                                 const CueSet& cues) {
  std::vector<Support> supports;
  for (const auto& part : features)
    for (const auto& hit : part.hits) {
      const auto& cue = cues.cues()[hit.cue];
      if (!hit.counts || cue.cause != cause) continue;
      Support support{cue.weight, quotation(part, hit)};
      const auto same = std::find_if(supports.begin(), supports.end(), [&support](const Support& other) {
        return other.quotation == support.quotation;
      });
      if (same == supports.end())
        supports.push_back(std::move(support));
      else
        same->weight = std::max(same->weight, support.weight);
    }
  std::stable_sort(supports.begin(), supports.end(),
                   [](const Support& a, const Support& b) { return a.weight > b.weight; });
  return supports;
}

/// Noisy-or: each support is right on its own with its weight. Pearl (1988), Probabilistic Reasoning,
/// section 4.3.2.
Score score_of(std::string_view cause, const std::vector<PassageFeatures>& features, const CueSet& cues) {
  Score score{0, supports_of(cause, features, cues)};
  double wrong = 1;
  for (const auto& support : score.supports) wrong *= 1 - support.weight;
  score.value = 1 - wrong;
  return score;
}

Finding finding_of(std::string_view cause, Score score) {
  Finding finding;
  finding.cause = cause;
  finding.score = score.value;
  for (auto& support : score.supports)
    if (finding.evidence.size() < most_quotations) finding.evidence.push_back(std::move(support.quotation));
  return finding;
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
  std::string version;
};

Detector::Detector(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Detector::~Detector() = default;

const Detector& Detector::builtin() {
  static const Detector detector([] {
    return std::make_unique<const Impl>(Impl{CueSet::builtin(), "cues-" + std::to_string(code_version) + '.' +
                                                                    std::to_string(catalogue_version) + '-' +
                                                                    std::string(embedded::cues_fingerprint)});
  }());
  return detector;
}

const std::string& Detector::version() const {
  return impl_->version;
}

std::vector<Finding> Detector::detect(const Entry& entry) const {
  const auto features = features_of(entry, impl_->cues);
  std::vector<Finding> found;
  for (const auto& cause : catalogue()) {
    auto score = score_of(cause.id, features, impl_->cues);
    if (score.value >= threshold) found.push_back(finding_of(cause.id, std::move(score)));
  }
  std::stable_sort(found.begin(), found.end(), surer);
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
