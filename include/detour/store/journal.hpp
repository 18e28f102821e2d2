// The journal on disk: an append-only log of revisions in SQLite and the tables derived from it.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/id.hpp"
#include "detour/base/moment.hpp"
#include "detour/insight/personal.hpp"
#include "detour/journal/entry.hpp"
#include "detour/journal/review.hpp"
#include "detour/journal/revision.hpp"
#include "detour/store/filter.hpp"

namespace detour {

/// How entries are read for causes. Findings are kept with `version` and what the person taught; when either
/// changes they are worked out anew.
struct Analysis {
  std::string version;
  std::function<Detection(const Entry&, const Personal&)> detect;
  /// From entries with marks and the person's own causes; called only when there are any.
  std::function<Personal(std::span<const Entry>, std::vector<OwnCause>)> learn =
      [](std::span<const Entry>, std::vector<OwnCause> causes) { return Personal(std::move(causes)); };
};

/// Told of long work: how much is done, of how much.
using Progress = std::function<void(std::size_t done, std::size_t total)>;
/// Tells of every 256th step and the last.
void tell_progress(const Progress& progress, std::size_t done, std::size_t total);

struct Hit {
  Entry entry;
  double score = 0;     ///< BM25, higher is better
  std::string snippet;  ///< a stretch of the entry's text around the first match
};

/// An entry as it was when it was deleted.
struct Deleted {
  Entry entry;
  Stamp at = 0;  ///< of the deletion
};

/// What a check found; every list is empty when all is well.
struct CheckReport {
  std::vector<std::string> damage;  ///< pages or revisions that are not what was written
  std::vector<std::string> drift;   ///< derived tables that do not follow from the log: rebuild() mends them
  std::size_t revisions = 0, entries = 0;
};

/// What was saved of a damaged journal.
struct Salvaged {
  std::size_t revisions = 0;
  std::size_t lost = 0;                ///< revisions known to have been there, and not found intact
  std::filesystem::path damaged_file;  ///< the file as it was, under another name
};

/// What undo took back, in words, newest first.
struct Undone {
  std::string action;  ///< the command that was undone
  std::vector<std::string>
      words;  ///< one line per record: "'Told Meridian …' is gone", "… is as it was before"
};

class Journal;

/// The hand that writes, inside one transaction: everything it does is one step, kept whole or not at all.
class Writer {
 public:
  /// The entry as it stands now. Throws NotFound.
  [[nodiscard]] Entry entry(std::string_view id) const;
  /// True when there is an entry with this full id (a deleted one does not count).
  [[nodiscard]] bool has(std::string_view id) const;
  /// Settles and writes an entry, new (no id yet, or one the journal does not have) or changed. Nothing is
  /// written when it is the same as before. Returns it as kept, with id and findings.
  Entry put(Entry entry);
  Review put(Review review);
  void put(const OwnCause& cause);
  void remove(std::string_view id);
  /// Nothing happens when there is no such cause.
  void remove_cause(std::string_view id);

 private:
  friend class Journal;
  struct Impl;
  explicit Writer(Impl& impl) : impl_(impl) {}
  Impl& impl_;
};

/// Const functions read and never write to the file; the others write. Every failure of SQLite comes out as a
/// JournalError that says what to do.
class Journal {
 public:
  /// True when a first write has made a journal at `path`.
  [[nodiscard]] static bool exists(const std::filesystem::path& path);
  /// For reading: nothing when there is no journal at `path` yet.
  [[nodiscard]] static std::optional<Journal> open(const std::filesystem::path& path, Analysis analysis);
  /// For writing: creates folder (0700) and file (0600) where needed, migrates an older schema.
  [[nodiscard]] static Journal open_or_create(const std::filesystem::path& path, Analysis analysis,
                                              const Randomness& random, const Progress& progress = {});
  [[nodiscard]] static Journal in_memory(Analysis analysis, const Randomness& random);

  /// True when every page, revision and table of the file at `path` is as it should be.
  [[nodiscard]] static bool is_sound(const std::filesystem::path& path);
  /// Puts a new journal with every intact revision of the damaged one at `path` in its place, and keeps that
  /// one beside it under a name with the date. Throws JournalError, and changes nothing, when it holds none.
  static Salvaged salvage(const std::filesystem::path& path, const Date& today);

  /// From now on a damaged entry is no error where several are read, but left out, and `tell` is told its id.
  void leave_out_damaged(std::function<void(const std::string& id)> tell);

  /// `id`, a prefix of it of at least 4 characters, `@n` (the n-th newest) or a `ref`.
  /// Throws NotFound, or UsageError when it fits several entries.
  [[nodiscard]] Entry entry(std::string_view reference) const;
  /// The shortest prefix of at least 4 characters that no other entry shares.
  [[nodiscard]] std::string short_id(std::string_view id) const;

  /// True when there is an entry with this full id (a deleted one does not count).
  [[nodiscard]] bool has(std::string_view id) const;

  [[nodiscard]] std::size_t count(const Filter& filter = {}) const;
  /// Newest first; `limit` 0 is all.
  [[nodiscard]] std::vector<Entry> entries(const Filter& filter = {}, std::size_t limit = 0) const;
  /// The same entries with their inklings.
  [[nodiscard]] std::vector<Entry> with_inklings(std::vector<Entry> entries) const;
  /// The chain an entry is part of: where it began and everything that followed, oldest first.
  [[nodiscard]] std::vector<Entry> chain_of(std::string_view id) const;
  /// Oldest first, one at a time: memory does not grow with the journal.
  void for_each(const Filter& filter, const std::function<void(const Entry&)>& visit) const;
  /// Best first. Words are matched by stem and without case or accents, all of them, or some where no entry
  /// has all; "quoted words" stand together; any text is a valid query.
  [[nodiscard]] std::vector<Hit> search(std::string_view query, const Filter& filter = {},
                                        std::size_t limit = 0) const;

  /// The newest lesson of one's own entries that carry this cause (of the last hundred logged), leaving out
  /// one entry.
  [[nodiscard]] std::optional<std::string> last_lesson(std::string_view cause,
                                                       std::string_view except_id) const;

  /// Runs `work`, whose reading sees one and the same state, whatever others write meanwhile.
  void snapshot(const std::function<void()>& work) const;

  /// All revisions of an entry, also of a deleted one, oldest first; `reference` as for entry().
  [[nodiscard]] std::vector<Revision> history(std::string_view reference) const;
  /// Entries that are deleted now, without findings, the one deleted last first.
  [[nodiscard]] std::vector<Deleted> deleted() const;
  /// Newest first.
  [[nodiscard]] std::vector<Review> reviews() const;
  /// The causes as this person sees them.
  [[nodiscard]] const CauseList& causes() const;
  /// What this person taught.
  [[nodiscard]] const Personal& personal() const;
  [[nodiscard]] CheckReport check() const;

  /// Runs `work` in one transaction as one step called `action`; everything or nothing of it is kept.
  void write(std::string_view action, const Moment& now, const std::function<void(Writer&)>& work);
  /// The same as part of the step that this Journal wrote last, so that one undo takes both back; a step of
  /// its own where another program wrote one meanwhile.
  void amend(const Moment& now, const std::function<void(Writer&)>& work);
  /// Takes back the last `steps` commands of this device in one step; undoing that step brings them back.
  /// Throws NotFound when there is nothing to take back.
  Undone undo(const Moment& now, int steps = 1);
  /// Brings the findings of all entries up to date after marks, causes or the text of marked entries changed.
  /// Closing the journal does it too: this is for those who want to read them before.
  void refresh();
  /// Makes all derived tables anew from the log.
  void rebuild();

  ~Journal();
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;

 private:
  friend class Writer;
  struct Impl;
  explicit Journal(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace detour
