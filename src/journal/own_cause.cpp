#include "detour/journal/own_cause.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "detour/base/error.hpp"
#include "detour/base/text.hpp"

namespace detour {
namespace {

constexpr std::size_t longest_id = 40;

std::vector<std::string> repaired(std::vector<std::string> texts) {
  for (auto& text : texts) text = repaired_utf8(text);  // dump() throws at other bytes
  return texts;
}

}  // namespace

std::string to_json(const OwnCause& cause) {
  return nlohmann::ordered_json{{"id", cause.id},
                                {"title", repaired_utf8(cause.title)},
                                {"meaning", repaired_utf8(cause.meaning)},
                                {"question", repaired_utf8(cause.question)},
                                {"counter_move", repaired_utf8(cause.counter_move)},
                                {"cues", repaired(cause.cues)},
                                {"examples", repaired(cause.examples)},
                                {"hidden", cause.hidden}}
      .dump();
}

OwnCause own_cause_from_json(std::string_view text) {
  try {
    const auto o = nlohmann::json::parse(text);
    const auto text_at = [&o](const char* key) { return o.at(key).get<std::string>(); };
    const auto list_at = [&o](const char* key) { return o.at(key).get<std::vector<std::string>>(); };
    return {text_at("id"),           text_at("title"), text_at("meaning"),  text_at("question"),
            text_at("counter_move"), list_at("cues"),  list_at("examples"), o.at("hidden").get<bool>()};
  } catch (const std::exception&) {
    throw UsageError("not a cause");
  }
}

bool is_cause_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= longest_id && text.front() >= 'a' && text.front() <= 'z' &&
         text.back() != '-' && std::ranges::all_of(text, fits);
}

}  // namespace detour
