#include "detour/cli/render/facts.hpp"

#include <fmt/format.h>

#include "detour/base/display.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

std::string in_brackets(const std::string& notes) {
  return notes.empty() ? notes : " (" + notes + ")";
}

std::string notes_of(const Assumption& assumption) {
  std::string notes = assumption.confidence ? fmt::format("{}% sure", *assumption.confidence) : "";
  if (assumption.verdict != Verdict::unknown)
    notes += (notes.empty() ? "" : ", ") + std::string(to_string(assumption.verdict));
  return notes;
}

std::string notes_of(const Attempt& attempt) {
  std::string notes(attempt.status == Status::planned ? "" : to_string(attempt.status));
  if (attempt.due && attempt.status == Status::planned) notes = "due " + to_iso(*attempt.due);
  if (!attempt.note.empty()) notes += (notes.empty() ? "" : ": ") + attempt.note;
  return notes;
}

}  // namespace

std::vector<Fact> facts_of(const Entry& entry) {
  std::vector<Fact> facts;
  const auto add = [&facts](std::string_view label, const std::optional<std::string>& text) {
    if (text) facts.push_back({label, *text});
  };
  add("expected", entry.expected);
  for (const auto& one : entry.assumptions) add("assumed", one.text + in_brackets(notes_of(one)));
  for (const auto& one : entry.lessons) add("learned", one.text);
  for (const auto& one : entry.next) add("next", one.text + in_brackets(notes_of(one)));
  if (entry.whose != self) add("whose", entry.whose);
  add("source", entry.source);
  if (entry.kind) add("kind", std::string(to_string(*entry.kind)));
  if (entry.stage == Stage::plan) add("stage", "a plan: its outcome is open");
  if (entry.stage == Stage::went_well) add("stage", "went well");
  if (entry.outcome) add("plan", std::string(to_string(*entry.outcome)));
  add("estimate", entry.estimate);
  add("actual", entry.actual);
  add("ref", entry.ref);
  // Enough of an id to be the only one.
  if (entry.follows) add("follows", entry.follows->substr(0, 8));
  return facts;
}

std::string render_facts(const std::vector<Fact>& facts, const Style& style) {
  std::string text;
  for (std::string_view before; const auto& fact : facts) {
    text += labelled(fact.label == before ? "" : fact.label, fact.text, style);
    before = fact.label;
  }
  return text;
}

}  // namespace detour::cli
