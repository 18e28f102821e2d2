#include "detour/journal/review.hpp"

#include <nlohmann/json.hpp>

#include "detour/base/error.hpp"
#include "detour/base/text.hpp"

namespace detour {

std::string to_json(const Review& review) {
  nlohmann::ordered_json o{{"id", review.id}, {"started_at", to_iso(review.started_at)}};
  if (review.finished_at) o["finished_at"] = to_iso(*review.finished_at);
  o["from"] = to_iso(review.from);
  o["to"] = to_iso(review.to);
  o["entries"] = review.entries;
  o["experiment"] = repaired_utf8(review.experiment);  // dump() throws at other bytes
  if (!review.answers.empty()) {
    o["answers"] = nlohmann::ordered_json::array();
    for (const auto& [question, answer] : review.answers)
      o["answers"].push_back({{"question", repaired_utf8(question)}, {"answer", repaired_utf8(answer)}});
  }
  if (!review.passed.empty()) o["passed"] = review.passed;
  return o.dump();
}

Review review_from_json(std::string_view text) {
  try {
    const auto o = nlohmann::json::parse(text);
    const auto moment = [&o](const char* key) {
      return parse_iso(o.at(key).get<std::string>(), fixed_zone(0)).value();
    };
    Review review;
    review.id = o.at("id").get<std::string>();
    review.started_at = moment("started_at");
    if (o.contains("finished_at") && !o["finished_at"].is_null()) review.finished_at = moment("finished_at");
    review.from = parse_iso_date(o.at("from").get<std::string>()).value();
    review.to = parse_iso_date(o.at("to").get<std::string>()).value();
    review.entries = o.at("entries").get<std::vector<std::string>>();
    review.experiment = o.at("experiment").get<std::string>();
    if (o.contains("answers"))
      for (const auto& answer : o["answers"])
        review.answers.push_back(
            {answer.at("question").get<std::string>(), answer.at("answer").get<std::string>()});
    if (o.contains("passed")) review.passed = o["passed"].get<std::vector<std::string>>();
    return review;
  } catch (const std::exception&) {
    throw UsageError("not a review");
  }
}

}  // namespace detour
