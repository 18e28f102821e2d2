#include "reference.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/id.hpp"

namespace detour::store {
namespace {

std::string as_typed(std::string_view reference) {
  return "'" + truncated(safe_line(reference), 40) + "'";
}

[[noreturn]] void throw_no_entry(std::string_view reference) {
  throw NotFound("no entry " + as_typed(reference), "'detour list' shows ids, 'detour search' finds words");
}

/// The ids that `query` gives for `values`: at most two, so that more than one is seen.
std::vector<std::string> ids(const SQLite::Database& db, const std::string& query,
                             const std::vector<std::string>& values) {
  SQLite::Statement rows(db, query + " LIMIT 2");
  for (int i = 0; const auto& value : values) rows.bind(++i, value);
  std::vector<std::string> ids;
  while (rows.executeStep()) ids.push_back(rows.getColumn(0).getString());
  return ids;
}

/// By its `ref`, which stands in the log alone, or by its id or a prefix of it.
std::vector<std::string> deleted_ids(const SQLite::Database& db, const std::string& prefix) {
  if (auto by_ref =
          ids(db,
              "SELECT DISTINCT record FROM revision r WHERE type='entry' AND json_valid(body) AND "
              "json_extract(body, '$.ref') = ? AND NOT EXISTS(SELECT 1 FROM entry e WHERE e.id = r.record)",
              {prefix});
      !by_ref.empty())
    return by_ref;
  if (!looks_like_id(prefix) || prefix.size() < shortest_prefix) return {};
  return ids(db, "SELECT DISTINCT record FROM revision WHERE type='entry' AND record >= ? AND record < ?",
             {prefix, prefix + '~'});
}

std::string only(const std::vector<std::string>& ids, std::string_view reference) {
  if (ids.empty()) throw_no_entry(reference);
  if (ids.size() > 1)
    throw UsageError(as_typed(reference) + " fits more than one entry",
                     "type more of the id, for example " + ids.front());
  return ids.front();
}

std::string nth_newest(const SQLite::Database& db, std::string_view reference) {
  std::int64_t n = 0;
  const auto digits = reference.substr(1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (error != std::errc() || end != digits.data() + digits.size() || n < 1)
    throw UsageError(as_typed(reference) + " is not a place in the list",
                     "@1 is the newest entry, @2 the one before");
  SQLite::Statement query(db, "SELECT id FROM entry ORDER BY happened DESC, num DESC LIMIT 1 OFFSET ?");
  query.bind(1, n - 1);
  if (!query.executeStep()) throw_no_entry(reference);
  return query.getColumn(0).getString();
}

/// The ids of entries that are there: none, one or more than one. What a source calls its entry never hides
/// an entry that is shown under that name: a place in the list and a whole id come first, and where a `ref`
/// is also the beginning of another entry's id, both are meant.
std::vector<std::string> present_ids(const SQLite::Database& db, std::string_view reference) {
  const std::string text(reference);
  if (reference.starts_with('@') && reference.find_first_not_of("0123456789", 1) == std::string_view::npos &&
      reference.size() > 1)
    return {nth_newest(db, reference)};
  const bool may_be_id = looks_like_id(text);
  if (may_be_id && text.size() == id_length)
    if (auto by_id = ids(db, "SELECT id FROM entry WHERE id=?", {text}); !by_id.empty()) return by_id;
  auto found = ids(db, "SELECT id FROM entry WHERE ref=?", {text});
  if (may_be_id && text.size() >= shortest_prefix)
    for (auto& id : ids(db, "SELECT id FROM entry WHERE id >= ? AND id < ?", {text, text + '~'}))
      if (std::ranges::find(found, id) == found.end()) found.push_back(std::move(id));
  if (!found.empty()) return found;
  if (reference.starts_with('@')) return {nth_newest(db, reference)};
  if (may_be_id && text.size() < shortest_prefix)
    throw UsageError(
        "'" + text + "' is too short for an id",
        "type at least " + std::to_string(shortest_prefix) + " characters of it, or @1 for the newest entry");
  return {};
}

}  // namespace

std::string resolved(const SQLite::Database& db, std::string_view reference) {
  const auto present = present_ids(db, reference);
  if (present.empty() && !deleted_ids(db, std::string(reference)).empty())
    throw NotFound("entry " + as_typed(reference) + " is deleted",
                   "'detour restore " + safe_line(reference) + "' brings it back");
  return only(present, reference);
}

std::string resolved_also_deleted(const SQLite::Database& db, std::string_view reference) {
  const auto present = present_ids(db, reference);
  return only(present.empty() ? deleted_ids(db, std::string(reference)) : present, reference);
}

}  // namespace detour::store
