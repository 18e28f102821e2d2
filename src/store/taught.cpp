#include "taught.hpp"

#include <stdexcept>

#include "derived.hpp"
#include "detour/base/id.hpp"
#include "state.hpp"

namespace detour::store {
namespace {

/// Changes with every mark of a setback (what went well tells what its words did not lead to), the text of a
/// marked entry, and the person's causes; empty when nothing was taught.
std::string fingerprint(const SQLite::Database& db) {
  std::string bytes;
  SQLite::Statement marks(db,
                          "SELECT m.cause, m.yes, r.id FROM mark m JOIN entry e ON e.num=m.entry JOIN "
                          "revision r ON r.seq=e.revision WHERE e.stage='setback' ORDER BY m.entry, m.cause");
  while (marks.executeStep())
    bytes += marks.getColumn(0).getString() + (marks.getColumn(1).getInt() != 0 ? '+' : '-') +
             marks.getColumn(2).getString() + '\n';
  for (const auto& cause : own_causes(db)) bytes += to_json(cause) + '\n';
  return bytes.empty() ? bytes : content_id(bytes);
}

std::vector<Entry> marked_entries(const SQLite::Database& db) {
  SQLite::Statement rows(
      db, select_entries + "WHERE e.num IN (SELECT entry FROM mark) AND e.stage='setback' ORDER BY e.num");
  std::vector<Entry> marked;
  while (rows.executeStep())
    if (const auto logged = intact_revision_at(rows, 1)) marked.push_back(entry_in(logged->revision));
  return marked;
}

}  // namespace

std::vector<OwnCause> own_causes(const SQLite::Database& db) {
  SQLite::Statement query(db, "SELECT body FROM own_cause ORDER BY id");
  std::vector<OwnCause> causes;
  while (query.executeStep()) causes.push_back(own_cause_from_json(query.getColumn(0).getString()));
  return causes;
}

std::string version_of(const SQLite::Database& db, const Analysis& analysis) {
  const auto taught = fingerprint(db);
  return taught.empty() ? analysis.version : analysis.version + '+' + taught;
}

Personal personal_for(const SQLite::Database& db, const Analysis& analysis, const std::string& version) {
  if (version == analysis.version) return {};
  SQLite::Statement kept(db, "SELECT weights FROM personal WHERE version=?");
  kept.bind(1, version);
  if (kept.executeStep()) {
    const auto column = kept.getColumn(0);
    const std::string_view bytes(static_cast<const char*>(column.getBlob()),
                                 static_cast<std::size_t>(column.getBytes()));
    try {
      return personal_from_bytes(bytes, own_causes(db));
    } catch (const std::invalid_argument&) {
      // Weights of another detour: learn them anew.
    }
  }
  return analysis.learn(marked_entries(db), own_causes(db));
}

void keep(SQLite::Database& db, const Personal& personal, const std::string& version) {
  db.exec("DELETE FROM personal");
  if (version.empty()) return;
  SQLite::Statement insert(db, "INSERT INTO personal VALUES(?,?)");
  const auto bytes = weights_to_bytes(personal);
  insert.bind(1, version);
  insert.bind(2, bytes.data(), static_cast<int>(bytes.size()));
  insert.exec();
}

}  // namespace detour::store
