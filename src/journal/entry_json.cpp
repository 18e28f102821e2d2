#include "detour/journal/entry_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/id.hpp"
#include "detour/base/text.hpp"
#include "detour/journal/rules.hpp"

namespace detour {
namespace {

using nlohmann::json;
using Out = nlohmann::ordered_json;

// ---- writing
// ------------------------------------------------------------------------------------------------

Out optional_text(const std::optional<std::string>& text) {
  return text ? Out(*text) : Out(nullptr);
}

void add_extra(Out& object, const std::string& extra) {
  if (extra.empty()) return;
  const auto fields = Out::parse(extra);
  // A value that did not fit a field of ours gives way once the field is set.
  for (const auto& [key, value] : fields.items())
    if (!object.contains(key)) object[key] = value;
}

Out out(const Assumption& assumption) {
  Out o{{"id", assumption.id}, {"text", assumption.text}};
  if (assumption.confidence) o["confidence"] = *assumption.confidence;
  o["verdict"] = to_string(assumption.verdict);
  add_extra(o, assumption.extra);
  return o;
}

Out out(const Lesson& lesson) {
  Out o{{"id", lesson.id}, {"text", lesson.text}};
  if (lesson.written_at) o["at"] = to_iso(*lesson.written_at);
  if (lesson.rehearsals > 0) o["rehearsals"] = lesson.rehearsals;
  if (lesson.rehearsed_on) o["rehearsed_on"] = to_iso(*lesson.rehearsed_on);
  add_extra(o, lesson.extra);
  return o;
}

Out out(const Attempt& attempt) {
  Out o{{"id", attempt.id}, {"text", attempt.text}};
  if (attempt.due) o["due"] = to_iso(*attempt.due);
  o["status"] = to_string(attempt.status);
  if (attempt.decided_at) o["decided_at"] = to_iso(*attempt.decided_at);
  if (!attempt.note.empty()) o["note"] = attempt.note;
  add_extra(o, attempt.extra);
  return o;
}

Out out(const Finding& finding) {
  Out evidence = Out::array();
  for (const auto& e : finding.evidence)
    evidence.push_back({{"field", to_string(e.field)},
                        {"index", e.index},
                        {"start", e.start},
                        {"end", e.end},
                        {"text", e.text}});
  // Two decimals are what a score means; more would make exports differ for nothing.
  return {{"cause", finding.cause},
          {"score", std::round(finding.score * 100) / 100},
          {"by", finding.by},
          {"evidence", evidence}};
}

template <class Item>
Out list_of(const std::vector<Item>& items) {
  Out list = Out::array();
  for (const auto& item : items) list.push_back(out(item));
  return list;
}

constexpr std::uint64_t most_rehearsals = 1'000'000;

// ---- reading
// ------------------------------------------------------------------------------------------------

[[noreturn]] void wrong(const std::string& field, const std::string& expected) {
  throw UsageError("field '" + field + "' should be " + expected);
}

/// Takes fields out of an object one by one; what is left at the end is what detour does not know.
class Fields {
 public:
  explicit Fields(json object) : object_(std::move(object)) {}

  /// The value, or nothing where it is absent or null.
  std::optional<json> take(const char* key) {
    const auto found = object_.find(key);
    if (found == object_.end()) return std::nullopt;
    json value = std::move(*found);
    object_.erase(found);
    return value.is_null() ? std::nullopt : std::optional(std::move(value));
  }
  std::optional<std::string> text(const char* key) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    if (!value->is_string()) wrong(key, "text");
    return value->get<std::string>();
  }
  /// Taken only where it is text that `fits`.
  template <class Fits>
  std::optional<std::string> text_if(const char* key, Fits fits) {
    const auto found = object_.find(key);
    if (found == object_.end() || !found->is_string() || !fits(found->get_ref<const std::string&>()))
      return std::nullopt;
    return text(key);
  }
  std::optional<Moment> moment(const char* key, const Zone& zone) {
    const auto written = text(key);
    if (!written) return std::nullopt;
    const auto moment = parse_iso(*written, zone);
    if (!moment) wrong(key, "a date and time such as 2026-03-04T17:20:00+01:00");
    return moment;
  }
  std::optional<Date> day(const char* key, const Zone& zone) {
    const auto written = text(key);
    if (!written) return std::nullopt;
    const auto moment = parse_iso(*written, zone);
    if (!moment) wrong(key, "a date such as 2026-03-20");
    return local_date(*moment);
  }
  std::vector<json> list(const char* key) {
    auto value = take(key);
    if (!value) return {};
    if (!value->is_array()) wrong(key, "a list");
    return std::move(*value).get<std::vector<json>>();
  }
  template <class Read>
  auto name(const char* key, Read read, const std::string& names) -> decltype(read(std::string_view())) {
    const auto written = text(key);
    if (!written) return std::nullopt;
    const auto value = read(*written);
    if (!value) wrong(key, names);
    return value;
  }
  [[nodiscard]] std::string rest() const { return object_.empty() ? std::string() : object_.dump(); }

 private:
  json object_;
};

/// Items may be plain strings.
Fields item_fields(json item, const char* list) {
  if (item.is_string()) return Fields(json{{"text", std::move(item)}});
  if (!item.is_object()) wrong(list, "a list of texts or objects");
  return Fields(std::move(item));
}

Assumption read_assumption(Fields fields) {
  Assumption a{fields.text("id").value_or(""), fields.text("text").value_or(""), {}};
  if (const auto confidence = fields.take("confidence")) {
    if (!confidence->is_number() || confidence->get<double>() < 0 || confidence->get<double>() > 100)
      wrong("confidence", "a percentage from 0 to 100");
    a.confidence = static_cast<int>(std::lround(confidence->get<double>()));
  }
  a.verdict = fields.name("verdict", verdict_from, "wrong, held or unknown").value_or(Verdict::unknown);
  a.extra = fields.rest();
  return a;
}

Lesson read_lesson(Fields fields, const Zone& zone) {
  Lesson lesson{fields.text("id").value_or(""), fields.text("text").value_or("")};
  if (const auto rehearsals = fields.take("rehearsals")) {
    if (!rehearsals->is_number_unsigned() || rehearsals->get<std::uint64_t>() > most_rehearsals)
      wrong("rehearsals", "a number of times");
    lesson.rehearsals = rehearsals->get<int>();
  }
  lesson.rehearsed_on = fields.day("rehearsed_on", fixed_zone(0));
  const auto is_moment = [&zone](const std::string& text) { return parse_iso(text, zone).has_value(); };
  if (const auto at = fields.text_if("at", is_moment)) lesson.written_at = parse_iso(*at, zone);
  lesson.extra = fields.rest();
  return lesson;
}

Attempt read_attempt(Fields fields, const Zone& zone) {
  Attempt attempt{fields.text("id").value_or(""), fields.text("text").value_or(""), {}, Status::planned, {}};
  attempt.due = fields.day("due", zone);
  attempt.status = fields.name("status", status_from, "planned, worked, failed, mixed or dropped")
                       .value_or(Status::planned);
  attempt.decided_at = fields.moment("decided_at", zone);
  attempt.note = fields.text("note").value_or("");
  attempt.extra = fields.rest();
  return attempt;
}

Evidence read_evidence(Fields fields) {
  Evidence e;
  e.field =
      fields.name("field", field_from, "what, expected, assumptions, lessons or next").value_or(Field::what);
  const auto number = [&fields](const char* key) -> std::size_t {
    const auto value = fields.take(key);
    if (!value) return 0;
    if (!value->is_number_unsigned()) wrong(key, "a number of bytes");
    return value->get<std::size_t>();
  };
  e.index = number("index");
  e.start = number("start");
  e.end = number("end");
  e.text = fields.text("text").value_or("");
  return e;
}

Finding read_finding(Fields fields) {
  Finding finding;
  finding.cause = fields.text("cause").value_or("");
  if (finding.cause.empty()) wrong("causes", "a list of objects with a 'cause'");
  if (const auto score = fields.take("score")) {
    if (!score->is_number()) wrong("score", "a number from 0 to 1");
    finding.score = score->get<double>();
  }
  finding.by = fields.text("by").value_or(std::string(by_text));
  for (auto& evidence : fields.list("evidence"))
    finding.evidence.push_back(read_evidence(item_fields(std::move(evidence), "evidence")));
  return finding;
}

std::vector<std::string> read_labels(Fields& fields, const char* key) {
  std::vector<std::string> labels;
  for (const auto& label : fields.list(key)) {
    if (!label.is_string()) wrong(key, "a list of words");
    labels.push_back(label.get<std::string>());
  }
  return labels;
}

/// The library writes and copies a value by recursion: without a bound, one line could exhaust the stack.
bool is_nested_too_deeply(std::string_view text) {
  constexpr int deepest = 100;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size() && depth <= deepest; ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted && c == '\\') ++i;
    if (!quoted && (c == '[' || c == '{')) ++depth;
    if (!quoted && (c == ']' || c == '}')) --depth;
  }
  return depth > deepest;
}

json parsed_object(std::string_view text) {
  if (is_nested_too_deeply(text))
    throw UsageError("nested too deeply", "no entry needs more than 100 levels");
  json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded()) throw UsageError("not valid JSON", "each line is one entry: {\"what\": \"…\"}");
  if (!object.is_object()) throw UsageError("not a JSON object", "each line is one entry: {\"what\": \"…\"}");
  return object;
}

}  // namespace

std::string to_json(const Entry& entry, Causes causes) {
  Out o{{"id", entry.id}};
  if (entry.ref) o["ref"] = *entry.ref;
  o["happened_at"] = to_iso(entry.happened_at);
  o["logged_at"] = to_iso(entry.logged_at);
  o["what"] = entry.what;
  if (entry.expected) o["expected"] = *entry.expected;
  o["assumptions"] = list_of(entry.assumptions);
  o["lessons"] = list_of(entry.lessons);
  o["next"] = list_of(entry.next);
  o["tags"] = entry.tags;
  o["people"] = entry.people;
  o["whose"] = entry.whose;
  o["source"] = optional_text(entry.source);
  o["kind"] = entry.kind ? Out(to_string(*entry.kind)) : Out(nullptr);
  if (entry.stage != Stage::setback) o["stage"] = to_string(entry.stage);
  if (entry.outcome) o["outcome"] = to_string(*entry.outcome);
  if (entry.follows) o["follows"] = *entry.follows;
  if (entry.estimate) o["estimate"] = *entry.estimate;
  if (entry.actual) o["actual"] = *entry.actual;
  if (causes == Causes::with) o["causes"] = list_of(entry.causes);
  if (!entry.marks.empty()) o["marks"] = entry.marks;
  if (!entry.heard.empty()) o["heard"] = list_of(entry.heard);
  add_extra(o, entry.extra);
  // What was typed may hold any bytes until it is settled: they must not keep it from being kept.
  auto text = o.dump(-1, ' ', false, Out::error_handler_t::replace);
  return causes == Causes::with ? safe_json(text) : text;  // what goes out may go to a terminal
}

Entry entry_from_json(std::string_view text, const Moment& now, const Zone& zone) {
  // Invalid UTF-8 would make the parser refuse the whole line: repair it, the words around it matter more.
  Fields fields(parsed_object(is_valid_utf8(text) ? text : repaired_utf8(text)));
  Entry entry;
  if (const auto id = fields.take("id")) entry.id = id->is_string() ? id->get<std::string>() : id->dump();
  entry.ref = fields.text("ref");
  entry.happened_at = fields.moment("happened_at", zone).value_or(now);
  entry.logged_at = fields.moment("logged_at", zone).value_or(now);
  entry.what = fields.text("what").value_or("");
  if (is_blank(entry.what)) wrong("what", "a text that tells what happened");
  entry.expected = fields.text("expected");
  for (auto& item : fields.list("assumptions"))
    entry.assumptions.push_back(read_assumption(item_fields(std::move(item), "assumptions")));
  for (auto& item : fields.list("lessons"))
    entry.lessons.push_back(read_lesson(item_fields(std::move(item), "lessons"), zone));
  for (auto& item : fields.list("next"))
    entry.next.push_back(read_attempt(item_fields(std::move(item), "next"), zone));
  entry.tags = read_labels(fields, "tags");
  entry.people = read_labels(fields, "people");
  entry.whose = fields.text("whose").value_or(std::string(self));
  entry.source = fields.text("source");
  entry.kind = fields.name("kind", kind_from, "preventable, complex or intelligent");
  // Fields that came later: another program's of the same name stay what they are.
  if (const auto stage =
          fields.text_if("stage", [](const std::string& s) { return stage_from(s).has_value(); }))
    entry.stage = *stage_from(*stage);
  if (const auto outcome =
          fields.text_if("outcome", [](const std::string& s) { return status_from(s).has_value(); }))
    entry.outcome = *status_from(*outcome);
  entry.follows = fields.text_if("follows", looks_like_id);
  entry.estimate =
      fields.text_if("estimate", [](const std::string& s) { return parse_effort(s).has_value(); });
  entry.actual = fields.text_if("actual", [](const std::string& s) { return parse_effort(s).has_value(); });
  for (auto& item : fields.list("heard"))
    entry.heard.push_back(read_finding(item_fields(std::move(item), "heard")));
  for (auto& item : fields.list("causes"))
    entry.causes.push_back(read_finding(item_fields(std::move(item), "causes")));
  if (const auto marks = fields.take("marks")) {
    if (!marks->is_object()) wrong("marks", "an object of causes, each true or false");
    for (const auto& [cause, yes] : marks->items()) {
      if (!yes.is_boolean()) wrong("marks", "an object of causes, each true or false");
      entry.marks[cause] = yes.get<bool>();
    }
  }
  entry.extra = fields.rest();
  return entry;
}

std::string findings_to_json(const std::vector<Finding>& findings) {
  return safe_json(list_of(findings).dump(-1, ' ', false, Out::error_handler_t::replace));
}

}  // namespace detour
