// Checking a journal: pages, checksums, and whether the derived tables follow from the log.
#include "check.hpp"

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

void check_parts(const SQLite::Database& db, CheckReport& report) {
  if (store::needs_migration(db)) return;
  for (auto& missing : store::missing_parts(db)) report.damage.push_back(std::move(missing));
}

void check_revisions(const SQLite::Database& db, CheckReport& report) {
  SQLite::Statement rows(db,
                         std::string("SELECT ") + store::revision_columns + " FROM revision r ORDER BY seq");
  for (; rows.executeStep(); ++report.revisions)
    if (!store::is_intact(rows))
      report.damage.push_back("revision " + std::to_string(rows.getColumn(0).getInt64()) + " of " +
                              rows.getColumn(2).getString() + " is not what was written");
}

void count_entries(SQLite::Database& db, CheckReport& report) {
  report.entries = static_cast<std::size_t>(db.execAndGet("SELECT count(*) FROM entry").getInt64());
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

/// A check that comes upon damage ends there; the others go on.
template <class Check>
void reporting(CheckReport& report, const Check& check) {
  try {
    check();
  } catch (const SQLite::Exception& e) {
    if (!store::is_damage(e)) throw;
    report.damage.emplace_back(e.what());
  }
}

}  // namespace

void store::check_file(SQLite::Database& db, CheckReport& report) {
  for (const auto check : {check_pages, check_parts, check_revisions})
    reporting(report, [&] { check(db, report); });
}

CheckReport Journal::check() const {
  return store::guarded(impl_->path, [&] {
    // What another program writes meanwhile must not look like drift.
    const SQLite::Transaction look(impl_->db);
    CheckReport report;
    store::check_file(impl_->db, report);
    reporting(report, [&] { count_entries(impl_->db, report); });
    if (report.damage.empty())
      reporting(report,
                [&] { check_derived(impl_->db, impl_->analysis, impl_->findings_are_current(), report); });
    return report;
  });
}

}  // namespace detour
