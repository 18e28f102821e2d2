#include "derived.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "database.hpp"
#include "detour/journal/entry_json.hpp"
#include "detour/journal/rules.hpp"
#include "fulltext.hpp"
#include "schema.hpp"
#include "state.hpp"

namespace detour::store {
namespace {

void bind_optional(SQLite::Statement& statement, int index, const std::optional<std::string>& text) {
  if (text)
    statement.bind(index, *text);
  else
    statement.bind(index);
}

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
  statement.clearBindings();
}

void run_for(SQLite::Statement& statement, std::int64_t num) {
  statement.bind(1, num);
  run(statement);
}

void bind_text(SQLite::Statement& statement, std::int64_t num, const Entry& entry) {
  const auto text = indexed_text(entry);
  statement.bind(1, num);
  statement.bind(2, text.what);
  statement.bind(3, text.more);
  statement.bind(4, text.labels);
}

/// `field index start end`, one quotation a line.
std::string encoded(const std::vector<Evidence>& evidence) {
  std::ostringstream text;
  for (const auto& e : evidence)
    text << to_string(e.field) << ' ' << e.index << ' ' << e.start << ' ' << e.end << '\n';
  return text.str();
}

std::vector<Evidence> decoded(const std::string& text, const Entry& entry) {
  std::vector<Evidence> evidence;
  std::istringstream lines(text);
  std::string field;
  for (Evidence e; lines >> field >> e.index >> e.start >> e.end;) {
    e.field = field_from(field).value_or(Field::what);
    const auto words = prose(entry, e.field, e.index);
    if (!words || e.start > e.end || e.end > words->size()) continue;
    e.text = words->substr(e.start, e.end - e.start);
    evidence.push_back(e);
  }
  return evidence;
}

void insert_findings(SQLite::Statement& into, const std::vector<Finding>& findings, std::int64_t num) {
  for (const auto& finding : findings) {
    into.bind(1, finding.cause);
    into.bind(2, num);
    into.bind(3, finding.score);
    into.bind(4, finding.by);
    into.bind(5, encoded(finding.evidence));
    run(into);
  }
}

void insert_inklings(SQLite::Statement& into, const std::vector<Inkling>& inklings, std::int64_t num) {
  if (inklings.empty()) return;
  std::string lines;
  for (const auto& inkling : inklings) lines += fmt::format("{} {:.2f}\n", inkling.cause, inkling.score);
  into.bind(1, num);
  into.bind(2, lines);
  run(into);
}

void clear(SQLite::Database& db) {
  for (const auto* table : derived_tables)
    if (std::string_view(table) != "entry_text") db.exec(std::string("DELETE FROM ") + table);
  db.exec("INSERT INTO entry_text(entry_text) VALUES('delete-all')");
}

}  // namespace

Derived::Derived(SQLite::Database& db)
    : entry_(db, "INSERT INTO entry VALUES(?,?,?,?,?,?,?,?,?,?,?)"),
      assumption_(db, "INSERT INTO assumption VALUES(?,?,?,?,?,?)"),
      lesson_(db, "INSERT INTO lesson VALUES(?,?,?,?)"),
      attempt_(db, "INSERT INTO attempt VALUES(?,?,?,?,?,?)"),
      tag_(db, "INSERT INTO tag VALUES(?,?)"),
      person_(db, "INSERT INTO person VALUES(?,?)"),
      finding_(db, "INSERT INTO finding(cause, entry, score, by, evidence) VALUES(?,?,?,?,?)"),
      inkling_(db, "INSERT INTO inkling VALUES(?,?)"),
      text_(db, "INSERT INTO entry_text(rowid, what, more, labels) VALUES(?,?,?,?)"),
      untext_(db, "INSERT INTO entry_text(entry_text, rowid, what, more, labels) VALUES('delete',?,?,?,?)"),
      review_(db, "INSERT INTO review VALUES(?,?,?)"),
      mark_(db, "INSERT INTO mark VALUES(?,?,?)"),
      own_cause_(db, "INSERT INTO own_cause VALUES(?,?)"),
      drop_entry_(db, "DELETE FROM entry WHERE num=?"),
      drop_assumption_(db, "DELETE FROM assumption WHERE entry=?"),
      drop_lesson_(db, "DELETE FROM lesson WHERE entry=?"),
      drop_attempt_(db, "DELETE FROM attempt WHERE entry=?"),
      drop_tag_(db, "DELETE FROM tag WHERE label=? AND entry=?"),
      drop_person_(db, "DELETE FROM person WHERE label=? AND entry=?"),
      drop_finding_(db, "DELETE FROM finding WHERE entry=?"),
      drop_inkling_(db, "DELETE FROM inkling WHERE entry=?"),
      drop_review_(db, "DELETE FROM review WHERE id=?"),
      drop_mark_(db, "DELETE FROM mark WHERE entry=?"),
      drop_own_cause_(db, "DELETE FROM own_cause WHERE id=?") {}

void Derived::insert(const Entry& entry, std::int64_t num, std::int64_t seq) {
  entry_.bind(1, num);
  entry_.bind(2, entry.id);
  entry_.bind(3, seq);
  bind_optional(entry_, 4, entry.ref);
  entry_.bind(5, entry.happened_at.seconds);
  entry_.bind(6, to_iso(local_date(entry.happened_at)));
  entry_.bind(7, entry.whose);
  if (entry.kind) entry_.bind(8, std::string(to_string(*entry.kind)));
  entry_.bind(9, is_reflected(entry) ? 1 : 0);
  entry_.bind(10, std::string(to_string(entry.stage)));
  bind_optional(entry_, 11, entry.follows);
  run(entry_);
  insert_items(entry, num);
  insert_labels(tag_, entry.tags, num);
  insert_labels(person_, entry.people, num);
  insert_findings(finding_, entry.causes, num);
  insert_inklings(inkling_, entry.inklings, num);
  for (const auto& [cause, yes] : entry.marks) {
    mark_.bind(1, num);
    mark_.bind(2, cause);
    mark_.bind(3, yes ? 1 : 0);
    run(mark_);
  }
  bind_text(text_, num, entry);
  run(text_);
}

void Derived::insert_items(const Entry& entry, std::int64_t num) {
  const auto begin = [num](SQLite::Statement& into, std::size_t position, const auto& item) {
    into.bind(1, num);
    into.bind(2, static_cast<std::int64_t>(position));
    into.bind(3, item.id);
    into.bind(4, item.text);
  };
  for (std::size_t i = 0; i < entry.assumptions.size(); ++i) {
    begin(assumption_, i, entry.assumptions[i]);
    if (const auto confidence = entry.assumptions[i].confidence) assumption_.bind(5, *confidence);
    assumption_.bind(6, std::string(to_string(entry.assumptions[i].verdict)));
    run(assumption_);
  }
  for (std::size_t i = 0; i < entry.lessons.size(); ++i) {
    begin(lesson_, i, entry.lessons[i]);
    run(lesson_);
  }
  for (std::size_t i = 0; i < entry.next.size(); ++i) {
    begin(attempt_, i, entry.next[i]);
    if (const auto due = entry.next[i].due) attempt_.bind(5, to_iso(*due));
    attempt_.bind(6, std::string(to_string(entry.next[i].status)));
    run(attempt_);
  }
}

void Derived::insert_labels(SQLite::Statement& into, const std::vector<std::string>& labels,
                            std::int64_t num) {
  for (const auto& label : labels) {
    into.bind(1, label);
    into.bind(2, num);
    run(into);
  }
}

void Derived::remove(const Entry& entry, std::int64_t num) {
  for (auto* drop : {&drop_entry_, &drop_assumption_, &drop_lesson_, &drop_attempt_, &drop_finding_,
                     &drop_inkling_, &drop_mark_})
    run_for(*drop, num);
  insert_labels(drop_tag_, entry.tags, num);
  insert_labels(drop_person_, entry.people, num);
  bind_text(untext_, num, entry);
  run(untext_);
}

void Derived::insert(const Review& review) {
  review_.bind(1, review.id);
  review_.bind(2, review.started_at.seconds);
  review_.bind(3, to_json(review));
  run(review_);
}

void Derived::insert(const OwnCause& cause) {
  own_cause_.bind(1, cause.id);
  own_cause_.bind(2, to_json(cause));
  run(own_cause_);
}

void Derived::remove_own_cause(const std::string& id) {
  drop_own_cause_.bind(1, id);
  run(drop_own_cause_);
}

void Derived::remove_review(const std::string& id) {
  drop_review_.bind(1, id);
  run(drop_review_);
}

std::vector<Finding> findings_of(const SQLite::Database& db, const Entry& entry, std::int64_t num) {
  SQLite::Statement query(
      db, "SELECT cause, score, by, evidence FROM finding WHERE entry=? ORDER BY score DESC, cause");
  query.bind(1, num);
  std::vector<Finding> findings;
  while (query.executeStep())
    findings.push_back({query.getColumn(0).getString(), query.getColumn(1).getDouble(),
                        query.getColumn(2).getString(), decoded(query.getColumn(3).getString(), entry)});
  return findings;
}

std::vector<Inkling> inklings_in(const std::string& text) {
  std::vector<Inkling> inklings;
  std::istringstream lines(text);
  for (Inkling inkling; lines >> inkling.cause >> inkling.score;) inklings.push_back(inkling);
  return inklings;
}

Entry entry_in(const Revision& revision) {
  // Everything in a body is written out, so neither "now" nor the zone can come into it.
  Entry entry = entry_from_json(revision.body, Moment{}, fixed_zone(0));
  entry.causes.clear();
  return entry;
}

void rebuild(SQLite::Database& db) {
  clear(db);
  Derived derived(db);
  SQLite::Statement heads(db, std::string("SELECT min(r.seq) OVER (PARTITION BY r.record) AS num, max(r.seq) "
                                          "OVER (PARTITION BY r.record) AS head, ") +
                                  revision_columns + " FROM revision r ORDER BY r.seq");
  while (heads.executeStep()) {
    if (heads.getColumn(1).getInt64() != heads.getColumn(2).getInt64()) continue;
    const auto [seq, revision] = revision_at(heads, 2);
    if (revision.is_tombstone()) continue;
    if (revision.type == review_record)
      derived.insert(review_from_json(revision.body));
    else if (revision.type == cause_record)
      derived.insert(own_cause_from_json(revision.body));
    else
      derived.insert(entry_in(revision), heads.getColumn(0).getInt64(), seq);
  }
}

SQLite::Database copy_of_log(const SQLite::Database& db) {
  auto copy = open_in_memory();
  migrate(copy);
  SQLite::Statement rows(db,
                         "SELECT seq, id, record, type, device, stamp, step, action, parents, body, checksum "
                         "FROM revision ORDER BY seq");
  SQLite::Statement insert(copy, "INSERT INTO revision VALUES(?,?,?,?,?,?,?,?,?,?,?)");
  SQLite::Transaction transaction(copy);
  while (rows.executeStep()) {
    for (int column = 0; column < 11; ++column) {
      if (rows.getColumn(column).isInteger())
        insert.bind(column + 1, rows.getColumn(column).getInt64());
      else
        insert.bind(column + 1, rows.getColumn(column).getString());
    }
    insert.exec();
    insert.reset();
  }
  rebuild(copy);
  transaction.commit();
  return copy;
}

void write_findings(SQLite::Database& db, const std::string& schema, const Analysis& analysis,
                    const Personal& personal, const Progress& progress) {
  const auto total = static_cast<std::size_t>(db.execAndGet("SELECT count(*) FROM entry").getInt64());
  db.exec("DELETE FROM " + schema + ".finding");
  db.exec("DELETE FROM " + schema + ".inkling");
  SQLite::Statement finding(
      db, "INSERT INTO " + schema + ".finding(cause, entry, score, by, evidence) VALUES(?,?,?,?,?)");
  SQLite::Statement inkling(db, "INSERT INTO " + schema + ".inkling VALUES(?,?)");
  SQLite::Statement rows(db, select_entries + "ORDER BY e.num");
  for (std::size_t done = 0; rows.executeStep(); ++done) {
    tell_progress(progress, done, total);
    const auto num = rows.getColumn(0).getInt64();
    const auto logged = intact_revision_at(rows, 1);
    if (!logged) continue;  // whoever reads the entry is told
    const auto detection = analysis.detect(entry_in(logged->revision), personal);
    insert_findings(finding, detection.findings, num);
    insert_inklings(inkling, detection.inklings, num);
  }
  tell_progress(progress, total, total);
}

std::vector<std::string> dump(SQLite::Database& db, const std::string& table) {
  const bool is_index = table == "entry_text";
  if (is_index)
    db.exec(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_words USING fts5vocab(main, entry_text, instance)");
  SQLite::Statement rows(
      db, is_index ? "SELECT term, doc, col, offset FROM temp.entry_words" : "SELECT * FROM main." + table);
  std::vector<std::string> lines;
  while (rows.executeStep()) {
    std::string line;
    for (int column = 0; column < rows.getColumnCount(); ++column)
      line += rows.getColumn(column).getString() + '\x1f';
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace detour::store
