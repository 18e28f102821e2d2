#include "detour/exchange/outside.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "detour/base/display.hpp"
#include "detour/journal/entry_json.hpp"

namespace detour {
namespace {

using nlohmann::json;

constexpr std::size_t most_complaints = 5;

std::string shown(std::string_view text) {
  return "'" + truncated(safe_line(text), 40) + "'";
}

/// What could not be used; after the first few only that there was more.
class Complaints {
 public:
  explicit Complaints(std::vector<std::string>& list) : list_(list) {}
  void add(std::size_t line, const std::string& what) {
    if (++count_ <= most_complaints) list_.push_back("line " + std::to_string(line) + ": " + what);
    if (count_ == most_complaints + 1) list_.emplace_back("and more of the kind");
  }

 private:
  std::vector<std::string>& list_;
  std::size_t count_ = 0;
};

/// Where the quoted text stands: in the named field first, else anywhere.
std::optional<Evidence> located(const json& quotation, const Entry& entry) {
  const auto text = quotation.is_string()   ? quotation.get<std::string>()
                    : quotation.is_object() ? quotation.value("text", std::string())
                                            : std::string();
  if (text.empty()) return std::nullopt;
  const auto wanted =
      quotation.is_object() ? field_from(quotation.value("field", std::string("what"))) : std::nullopt;
  std::optional<Evidence> found;
  for (const auto& passage : passages(entry)) {
    const auto at = passage.text.find(text);
    if (at == std::string_view::npos) continue;
    Evidence evidence{passage.field, passage.index, at, at + text.size(), text};
    if (wanted == passage.field) return evidence;
    if (!found) found = std::move(evidence);
  }
  return found;
}

const Entry* named(const json& answer, std::span<const Entry> asked) {
  for (const auto* key : {"id", "ref"}) {
    const auto name = answer.find(key);
    if (name == answer.end() || !name->is_string()) continue;
    const auto& said = name->get_ref<const std::string&>();
    const auto found = std::ranges::find_if(
        asked, [&](const Entry& entry) { return entry.id == said || (entry.ref && *entry.ref == said); });
    if (found != asked.end()) return &*found;
  }
  return nullptr;
}

struct Reader {
  std::span<const Entry> asked;
  std::string_view name;
  const CauseList& causes;
  OutsideAnswer& answer;
  Complaints complaints;

  void read_finding(std::size_t line, const json& o, const Entry& entry, std::vector<Finding>& findings) {
    const auto cause = o.is_object() ? o.value("cause", std::string()) : std::string();
    if (causes.find(cause) == nullptr) return complaints.add(line, "no cause " + shown(cause));
    Finding finding{cause, std::clamp(o.value("score", 0.5), 0.0, 1.0), std::string(name), {}};
    if (const auto evidence = o.find("evidence"); evidence != o.end() && evidence->is_array())
      for (const auto& quotation : *evidence)
        if (auto place = located(quotation, entry)) finding.evidence.push_back(std::move(*place));
    if (finding.evidence.empty())
      return complaints.add(line, "for " + shown(cause) + " it quotes no words of the entry");
    if (std::ranges::find(findings, cause, &Finding::cause) == findings.end())
      findings.push_back(std::move(finding));
  }

  void read_line(std::size_t line, std::string_view text) {
    const auto o = json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (o.is_discarded() || !o.is_object()) return complaints.add(line, "not a JSON object");
    const auto* entry = named(o, asked);
    if (entry == nullptr) return complaints.add(line, "names no entry that was asked about");
    const auto list = o.find("causes");
    if (list == o.end() || !list->is_array()) return complaints.add(line, "has no list of causes");
    auto& findings = answer.findings[static_cast<std::size_t>(entry - asked.data())].emplace();
    for (const auto& finding : *list) read_finding(line, finding, *entry, findings);
  }
};

}  // namespace

std::string question_for(std::span<const Entry> entries) {
  std::string lines;
  for (const auto& entry : entries) lines += to_json(entry, Causes::without) + '\n';
  return lines;
}

OutsideAnswer read_answer(std::string_view lines, std::span<const Entry> asked, std::string_view name,
                          const CauseList& causes) {
  OutsideAnswer answer;
  answer.findings.resize(asked.size());
  Reader reader{asked, name, causes, answer, Complaints(answer.complaints)};
  for (std::size_t line = 1; !lines.empty(); ++line) {
    const auto end = std::min(lines.find('\n'), lines.size());
    if (const auto text = lines.substr(0, end); text.find_first_not_of(" \t\r") != std::string_view::npos)
      try {
        reader.read_line(line, text);
      } catch (const json::exception&) {  // a field of another type than it should be
        reader.complaints.add(line, "has a field of the wrong kind");
      }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return answer;
}

}  // namespace detour
