// The tables derived from the log: made by one function, and always possible to make anew.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

#include "detour/journal/entry.hpp"
#include "detour/journal/review.hpp"
#include "detour/store/journal.hpp"
#include "log.hpp"

namespace detour::store {

/// Statements prepared once and used for every row: an import writes hundreds of thousands.
class Derived {
 public:
  explicit Derived(SQLite::Database& db);
  /// `num` is the place of the entry's first revision in the log, `seq` of the one that is shown.
  void insert(const Entry& entry, std::int64_t num, std::int64_t seq);
  /// `entry` as it was inserted: a full-text index without contents forgets only what it is told.
  void remove(const Entry& entry, std::int64_t num);
  void insert(const Review& review);
  void insert(const OwnCause& cause);
  void remove_own_cause(const std::string& id);
  void remove_review(const std::string& id);

 private:
  void insert_labels(SQLite::Statement& into, const std::vector<std::string>& labels, std::int64_t num);
  void insert_items(const Entry& entry, std::int64_t num);

  SQLite::Statement entry_, assumption_, lesson_, attempt_, tag_, person_, finding_, inkling_, text_, untext_,
      review_, mark_, own_cause_;
  SQLite::Statement drop_entry_, drop_assumption_, drop_lesson_, drop_attempt_, drop_tag_, drop_person_,
      drop_finding_, drop_inkling_, drop_review_, drop_mark_, drop_own_cause_;
};

/// Reads what insert_findings() wrote; the quoted words come from the entry itself.
[[nodiscard]] std::vector<Finding> findings_of(const SQLite::Database& db, const Entry& entry,
                                               std::int64_t num);

/// Reads what insert_inklings() wrote of a row's text.
[[nodiscard]] std::vector<Inkling> inklings_in(const std::string& text);

/// The entry a revision holds, without findings.
[[nodiscard]] Entry entry_in(const Revision& revision);

/// Empties the derived tables and fills them from the log, all but the findings; runs inside the caller's
/// transaction.
void rebuild(SQLite::Database& db);
/// The same log in memory, of the schema of this program, its tables made anew, all but the findings.
[[nodiscard]] SQLite::Database copy_of_log(const SQLite::Database& db);
/// Works out the findings and inklings of all entries into the tables of a schema: `main`, or `temp` for ones
/// that stand in for those.
void write_findings(SQLite::Database& db, const std::string& schema, const Analysis& analysis,
                    const Personal& personal, const Progress& progress);

/// Every row of the derived tables as text, in order: two journals with the same log give the same.
[[nodiscard]] std::vector<std::string> dump(SQLite::Database& db, const std::string& table);
inline constexpr const char* derived_tables[] = {"entry",  "assumption", "lesson",  "attempt",
                                                 "tag",    "person",     "finding", "inkling",
                                                 "review", "entry_text", "mark",    "own_cause"};

}  // namespace detour::store
