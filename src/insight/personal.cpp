#include "detour/insight/personal.hpp"

#include <cstring>
#include <stdexcept>

#include "cues.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"

namespace detour {
namespace {

/// In the language of cue files, beyond plain words.
bool is_pattern(const std::string& cue) {
  if (cue.find_first_of("<>()=~^$|*?;") == std::string::npos && cue.find("...") == std::string::npos)
    return false;
  try {
    static_cast<void>(CueSet("[own]\n9 " + folded(cue) + '\n'));
    return true;
  } catch (const std::invalid_argument&) {
    if (cue.find_first_of("<>()=~^$") != std::string::npos) throw;  // meant as one
    return false;
  }
}

/// A pattern, or else the plain words of the cue; both as texts are read.
std::string readable(const std::string& cue) {
  if (is_pattern(cue)) return folded(cue);
  std::string words;
  for (const auto& word : words_of(cue)) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

/// A cue file of the person's own causes: plain words are cues too.
std::string cue_file(const std::vector<OwnCause>& own) {
  std::string text;
  for (const auto& cause : own) {
    if (cause.cues.empty() || find_cause(cause.id) != nullptr) continue;
    text += '[' + cause.id + "]\n";
    for (const auto& cue : cause.cues) text += "9 " + readable(cue) + '\n';
  }
  return text;
}

/// Cues with the text that they look at.
struct KeptCues {
  std::string text;
  CueSet cues;
  explicit KeptCues(std::string file) : text(std::move(file)), cues(text) {}
};

template <class Item>
void put(std::string& bytes, const std::vector<Item>& items) {
  const auto count = static_cast<std::uint32_t>(items.size());
  bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
  bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(Item));
}

template <class Item>
std::vector<Item> take(std::string_view& bytes) {
  std::uint32_t count = 0;
  if (bytes.size() < sizeof count) throw std::invalid_argument("not personal weights");
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes.remove_prefix(sizeof count);
  if (bytes.size() / sizeof(Item) < count) throw std::invalid_argument("not personal weights");
  std::vector<Item> items(count);
  if (count > 0) std::memcpy(items.data(), bytes.data(), count * sizeof(Item));
  bytes.remove_prefix(count * sizeof(Item));
  return items;
}

}  // namespace

Personal::Personal() : Personal(std::vector<OwnCause>{}) {}

Personal::Personal(std::vector<OwnCause> own) : causes(std::move(own)) {
  for (const auto& cause : catalogue()) ids.emplace_back(cause.id);
  const std::vector<OwnCause> mine(causes.own().begin(), causes.own().end());
  for (const auto& cause : mine)
    if (find_cause(cause.id) == nullptr) ids.push_back(cause.id);
  bias.resize(ids.size());
  limit.resize(ids.size());
  try {
    auto text = cue_file(mine);
    if (text.empty()) return;
    const auto kept = std::make_shared<const KeptCues>(std::move(text));
    cues = {kept, &kept->cues};
  } catch (const std::invalid_argument& e) {
    throw UsageError("a cue cannot be read", "plain words will do: --cue \"stayed up late\"");
  }
}

std::string weights_to_bytes(const Personal& personal) {
  std::string bytes;
  put(bytes, personal.bias);
  put(bytes, personal.limit);
  put(bytes, personal.weights);
  return bytes;
}

Personal personal_from_bytes(std::string_view bytes, std::vector<OwnCause> own) {
  Personal personal(std::move(own));
  auto bias = take<float>(bytes);
  auto limit = take<float>(bytes);
  auto weights = take<PersonalWeight>(bytes);
  if (bias.size() != personal.ids.size() || limit.size() != bias.size())
    throw std::invalid_argument("weights of other causes");
  for (const auto& weight : weights)
    if (weight.cause >= bias.size()) throw std::invalid_argument("weights of other causes");
  personal.bias = std::move(bias);
  personal.limit = std::move(limit);
  personal.weights = std::move(weights);
  return personal;
}

}  // namespace detour
