// Checking a journal: pages, checksums, and whether the derived tables follow from the log.
#include "database.hpp"
#include "detour/base/error.hpp"
#include "schema.hpp"
#include "state.hpp"
#include "taught.hpp"

namespace detour {
namespace {

void check_pages(const SQLite::Database& db, CheckReport& report) {
  SQLite::Statement query(db, "PRAGMA integrity_check(20)");
  while (query.executeStep())
    if (const auto line = query.getColumn(0).getString(); line != "ok")
      report.damage.push_back("page structure: " + line);
}

void check_revisions(const SQLite::Database& db, CheckReport& report) {
  SQLite::Statement rows(db,
                         std::string("SELECT ") + store::revision_columns + " FROM revision r ORDER BY seq");
  for (; rows.executeStep(); ++report.revisions)
    if (!store::is_intact(rows))
      report.damage.push_back("revision " + std::to_string(rows.getColumn(0).getInt64()) + " of " +
                              rows.getColumn(2).getString() + " is not what was written");
}

void check_derived(SQLite::Database& db, const Analysis& analysis, bool findings_are_current,
                   CheckReport& report) {
  auto fresh = store::copy_of_log(db);
  store::write_findings(fresh, "main", analysis,
                        store::personal_for(fresh, analysis, store::version_of(fresh, analysis)), {});
  for (const std::string table : store::derived_tables) {
    if ((table == "finding" || table == "inkling") && !findings_are_current) continue;
    if (store::dump(db, table) != store::dump(fresh, table))
      report.drift.push_back("table '" + table + "' does not follow from the log");
  }
}

}  // namespace

CheckReport Journal::check() const {
  return store::guarded(impl_->path, [&] {
    // What another program writes meanwhile must not look like drift.
    const SQLite::Transaction look(impl_->db);
    CheckReport report;
    check_pages(impl_->db, report);
    check_revisions(impl_->db, report);
    report.entries = count();
    if (report.damage.empty())
      check_derived(impl_->db, impl_->analysis, impl_->findings_are_current(), report);
    return report;
  });
}

}  // namespace detour
