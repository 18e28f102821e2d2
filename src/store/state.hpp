// What the functions of a Journal work on; private to the store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <variant>

#include "derived.hpp"
#include "detour/store/journal.hpp"
#include "log.hpp"

namespace detour {

struct Journal::Impl {
  std::filesystem::path path;   ///< empty: in memory
  mutable SQLite::Database db;  ///< SQLiteCpp's reading functions are not const
  Analysis analysis;
  std::string device{};
  Progress progress{};  ///< told of long work
  Personal personal{};
  std::string version{};                                      ///< what `personal` follows from
  std::function<void(const std::string& id)> tell_damaged{};  ///< if set, damaged entries are left out
  std::string step{}, action{"amend"};                        ///< the last that this journal wrote
  bool taught = false;  ///< something was written that findings of other entries may follow from

  /// True if there is nothing to prepare; reads the device's name.
  [[nodiscard]] bool is_ready_for_writing();
  /// Makes a new file's tables, takes migration steps, brings findings of another version up to date.
  void prepare_for_writing(const Randomness& random);
  /// Findings of another version are worked out into a table in memory that stands in for the one on disk.
  void prepare_for_reading();
  [[nodiscard]] bool findings_are_current() const;
  /// Findings of all entries anew, and what they follow from; runs inside the caller's transaction.
  void refresh_findings();
  /// Learns what was taught, as version_of() names it.
  void learn(std::string current);
  /// Learns what another program taught since. One's own teaching shows once the findings are refreshed.
  void catch_up();
  /// The entry in a row of `e.num` and the revision's columns.
  [[nodiscard]] Entry entry_at(SQLite::Statement& row) const;
  /// The same for one of several: nothing when it is damaged and may be left out.
  [[nodiscard]] std::optional<Entry> entry_of_several_at(SQLite::Statement& row) const;

 private:
  [[nodiscard]] Entry entry_with_findings(const Revision& revision, std::int64_t num) const;
};

struct Writer::Impl {
  SQLite::Database& db;
  const Analysis& analysis;
  const Personal& personal;
  bool& taught;
  store::Derived derived;
  std::string device, step, action;
  Moment now;
  Stamp stamp;

  Impl(Journal::Impl& journal, std::string_view action_words, const Moment& at);
  using Head = std::optional<store::LoggedRevision>;
  /// The one function through which everything is written: appends a revision behind `head`, then brings the
  /// tables up to date. `shown` is what the body says, or nothing for a tombstone.
  using Record = std::variant<std::monostate, Entry, Review, OwnCause>;
  void append(const Head& head, std::string record, std::string_view type, std::string body,
              const Record& shown);
  /// What a body says, with the findings of an entry.
  [[nodiscard]] Record record_in(const Revision& revision) const;
  /// Works out what an entry's words tell.
  void add_detection(Entry& entry) const;

 private:
  [[nodiscard]] std::int64_t first_seq(const std::string& record) const;
};

namespace store {

[[nodiscard]] bool has_entry(const SQLite::Database& db, std::string_view id);

/// `SELECT e.num, r.*` of entries with their shown revision; a condition or an order may follow.
inline const std::string select_entries =
    std::string("SELECT e.num, ") + revision_columns + " FROM entry e JOIN revision r ON r.seq = e.revision ";

}  // namespace store
}  // namespace detour
