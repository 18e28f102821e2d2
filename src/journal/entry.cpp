#include "detour/journal/entry.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace detour {
namespace {

template <class Enum, std::size_t n>
using Names = std::array<std::pair<Enum, std::string_view>, n>;

constexpr Names<Verdict, 3> verdicts{
    {{Verdict::unknown, "unknown"}, {Verdict::wrong, "wrong"}, {Verdict::held, "held"}}};
constexpr Names<Status, 5> statuses{{{Status::planned, "planned"},
                                     {Status::worked, "worked"},
                                     {Status::failed, "failed"},
                                     {Status::mixed, "mixed"},
                                     {Status::dropped, "dropped"}}};
constexpr Names<Kind, 3> kinds{
    {{Kind::preventable, "preventable"}, {Kind::complex, "complex"}, {Kind::intelligent, "intelligent"}}};

constexpr Names<Stage, 3> stages{
    {{Stage::setback, "setback"}, {Stage::plan, "plan"}, {Stage::went_well, "ok"}}};

template <class Enum, std::size_t n>
std::string_view name_in(const Names<Enum, n>& names, Enum value) {
  return std::ranges::find(names, value, &std::pair<Enum, std::string_view>::first)->second;
}

template <class Enum, std::size_t n>
std::optional<Enum> value_in(const Names<Enum, n>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, &std::pair<Enum, std::string_view>::second);
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  return name_in(verdicts, verdict);
}
std::string_view to_string(Status status) {
  return name_in(statuses, status);
}
std::string_view to_string(Kind kind) {
  return name_in(kinds, kind);
}
std::string_view to_string(Stage stage) {
  return name_in(stages, stage);
}
std::optional<Verdict> verdict_from(std::string_view name) {
  return value_in(verdicts, name);
}
std::optional<Status> status_from(std::string_view name) {
  return value_in(statuses, name);
}
std::optional<Kind> kind_from(std::string_view name) {
  return value_in(kinds, name);
}
std::optional<Stage> stage_from(std::string_view name) {
  return value_in(stages, name);
}

bool operator==(const Entry& a, const Entry& b) {
  const auto written = [](const Entry& e) {
    return std::tie(e.id, e.ref, e.happened_at, e.happened_at.offset_minutes, e.logged_at,
                    e.logged_at.offset_minutes, e.what, e.expected, e.assumptions, e.lessons, e.next, e.tags,
                    e.people, e.whose, e.source, e.kind, e.stage, e.outcome, e.follows, e.estimate, e.actual,
                    e.marks, e.heard, e.extra);
  };
  return written(a) == written(b);
}

bool tells(const Entry& entry, std::string_view cause) {
  return std::ranges::find(entry.causes, cause, &Finding::cause) != entry.causes.end();
}

const Moment& written_at(const Lesson& lesson, const Entry& entry) {
  return lesson.written_at ? *lesson.written_at : entry.happened_at;
}

std::optional<std::string_view> prose(const Entry& entry, Field field, std::size_t index) {
  const auto item = [index](const auto& list) -> std::optional<std::string_view> {
    return index < list.size() ? std::optional<std::string_view>(list[index].text) : std::nullopt;
  };
  switch (field) {
    case Field::what:
      return index == 0 ? std::optional<std::string_view>(entry.what) : std::nullopt;
    case Field::expected:
      return index == 0 && entry.expected ? std::optional<std::string_view>(*entry.expected) : std::nullopt;
    case Field::assumptions:
      return item(entry.assumptions);
    case Field::lessons:
      return item(entry.lessons);
    case Field::next:
      return item(entry.next);
  }
  return std::nullopt;
}

std::vector<Passage> passages(const Entry& entry) {
  std::vector<Passage> all;
  for (const Field field : {Field::what, Field::expected, Field::assumptions, Field::lessons, Field::next})
    for (std::size_t index = 0; const auto text = prose(entry, field, index); ++index)
      all.push_back({field, index, *text});
  return all;
}

bool is_reflected(const Entry& entry) {
  if (entry.stage != Stage::setback) return true;
  return !entry.assumptions.empty() && !entry.lessons.empty() && !entry.next.empty();
}

}  // namespace detour
