// Reading: which entries, in which order.
#include "database.hpp"
#include "fulltext.hpp"
#include "reference.hpp"
#include "state.hpp"

namespace detour {
namespace {

/// Ranking a word that stands in every third of a million entries takes 0.3 s: rank the newest hits only.
constexpr int ranked_hits = 20'000;
/// Where nobody wrote a lesson on a cause, all its entries would be gone through each time one is logged.
constexpr int lessons_looked_through = 100;

/// A condition in SQL and the values it needs, in order.
struct Condition {
  std::string sql = "WHERE 1";
  std::vector<std::string> values;

  void add(const std::string& term, std::string value) {
    sql += " AND " + term;
    values.push_back(std::move(value));
  }
  void bind(SQLite::Statement& query) const {
    for (int at = 1; const auto& value : values) query.bind(at++, value);
  }
  /// The place of the first value behind these.
  [[nodiscard]] int next() const { return static_cast<int>(values.size()) + 1; }
};

std::int64_t utc_seconds(Date day) {
  return std::chrono::seconds(day.time_since_epoch()).count();
}

Condition condition_for(const Filter& filter) {
  Condition condition;
  // Days are the writer's; the bounds in UTC, a day wider, let the index on time find them.
  constexpr std::int64_t one_day = 86'400;
  if (filter.since) {
    condition.add("e.day >= ?", to_iso(*filter.since));
    condition.sql += " AND e.happened >= " + std::to_string(utc_seconds(*filter.since) - one_day);
  }
  if (filter.until) {
    condition.add("e.day <= ?", to_iso(*filter.until));
    condition.sql += " AND e.happened <= " + std::to_string(utc_seconds(*filter.until) + 2 * one_day);
  }
  for (const auto& tag : filter.tags)
    condition.add("EXISTS(SELECT 1 FROM tag WHERE label=? AND entry=e.num)", tag);
  for (const auto& person : filter.people)
    condition.add("EXISTS(SELECT 1 FROM person WHERE label=? AND entry=e.num)", person);
  for (const auto& cause : filter.causes)
    condition.add("EXISTS(SELECT 1 FROM finding WHERE cause=? AND entry=e.num)", cause);
  if (filter.whose) condition.add("e.whose = ?", *filter.whose);
  if (filter.stage) condition.add("e.stage = ?", std::string(to_string(*filter.stage)));
  if (filter.attempt)
    condition.add("e.num IN (SELECT entry FROM attempt WHERE status=?)",
                  std::string(to_string(*filter.attempt)));
  if (filter.reflected) condition.sql += std::string(" AND e.reflected = ") + (*filter.reflected ? "1" : "0");
  if (filter.kind) condition.add("e.kind = ?", std::string(to_string(*filter.kind)));
  return condition;
}

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

/// Entries that have the words and pass the filter, the words looked for first.
std::string matching(const Condition& condition) {
  if (condition.sql == Condition().sql) return " FROM entry_text WHERE entry_text MATCH ?";
  return " FROM entry_text CROSS JOIN entry e ON e.num = entry_text.rowid " + condition.sql +
         " AND entry_text MATCH ?";
}

/// Hits beyond `ranked_hits` are the oldest and left out.
std::int64_t oldest_ranked(const SQLite::Database& db, const std::string& fts, const Condition& condition) {
  SQLite::Statement query(db, "SELECT entry_text.rowid" + matching(condition) +
                                  " ORDER BY entry_text.rowid DESC LIMIT 1 OFFSET " +
                                  std::to_string(ranked_hits));
  condition.bind(query);
  query.bind(condition.next(), fts);
  return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

}  // namespace

namespace store {

bool has_entry(const SQLite::Database& db, std::string_view id) {
  SQLite::Statement query(db, "SELECT 1 FROM entry WHERE id=?");
  query.bind(1, std::string(id));
  return query.executeStep();
}

}  // namespace store

bool Journal::has(std::string_view id) const {
  return store::guarded(impl_->path, [&] { return store::has_entry(impl_->db, id); });
}

Entry Journal::entry(std::string_view reference) const {
  return store::guarded(impl_->path, [&] {
    SQLite::Statement query(impl_->db, store::select_entries + "WHERE e.id=?");
    query.bind(1, store::resolved(impl_->db, reference));
    query.executeStep();
    return impl_->entry_at(query);
  });
}

std::string Journal::short_id(std::string_view id) const {
  return store::guarded(impl_->path, [&] {
    std::size_t length = store::shortest_prefix;
    for (const auto* neighbour :
         {"SELECT max(id) FROM entry WHERE id < ?", "SELECT min(id) FROM entry WHERE id > ?"}) {
      SQLite::Statement query(impl_->db, neighbour);
      query.bind(1, std::string(id));
      if (query.executeStep())
        length = std::max(length, shared_prefix(id, query.getColumn(0).getString()) + 1);
    }
    return std::string(id.substr(0, length));
  });
}

std::size_t Journal::count(const Filter& filter) const {
  return store::guarded(impl_->path, [&] {
    const auto condition = condition_for(filter);
    SQLite::Statement query(impl_->db, "SELECT count(*) FROM entry e " + condition.sql);
    condition.bind(query);
    query.executeStep();
    return static_cast<std::size_t>(query.getColumn(0).getInt64());
  });
}

std::vector<Entry> Journal::entries(const Filter& filter, std::size_t limit) const {
  return store::guarded(impl_->path, [&] {
    const auto condition = condition_for(filter);
    SQLite::Statement query(
        impl_->db, store::select_entries + condition.sql + " ORDER BY e.happened DESC, e.num DESC LIMIT ?");
    condition.bind(query);
    query.bind(condition.next(), limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<Entry> entries;
    while (query.executeStep())
      if (auto entry = impl_->entry_of_several_at(query)) entries.push_back(*std::move(entry));
    return entries;
  });
}

std::vector<Entry> Journal::with_inklings(std::vector<Entry> entries) const {
  return store::guarded(impl_->path, [&] {
    SQLite::Statement query(impl_->db,
                            "SELECT l.causes FROM inkling l JOIN entry e ON e.num = l.entry WHERE e.id=?");
    for (auto& entry : entries) {
      query.bind(1, entry.id);
      if (query.executeStep()) entry.inklings = store::inklings_in(query.getColumn(0).getString());
      query.reset();
    }
    return std::move(entries);
  });
}

void Journal::for_each(const Filter& filter, const std::function<void(const Entry&)>& visit) const {
  store::guarded(impl_->path, [&] {
    const auto condition = condition_for(filter);
    SQLite::Statement query(impl_->db, store::select_entries + condition.sql + " ORDER BY e.happened, e.num");
    condition.bind(query);
    while (query.executeStep())
      if (const auto entry = impl_->entry_of_several_at(query)) visit(*entry);
  });
}

std::vector<Hit> Journal::search(std::string_view query, const Filter& filter, std::size_t limit) const {
  return store::guarded(impl_->path, [&] {
    std::vector<Hit> hits;
    for (const auto match : {store::Match::all_words, store::Match::some_words}) {
      const auto fts = store::fts_query(query, match);
      if (fts.empty() || !hits.empty()) break;
      const auto condition = condition_for(filter);
      SQLite::Statement rows(
          impl_->db,
          std::string("SELECT e.num, ") + store::revision_columns +
              ", t.score FROM (SELECT entry_text.rowid AS num, -bm25(entry_text, 2.0, 1.0, 3.0) AS score" +
              matching(condition) +
              " AND entry_text.rowid > ?) t JOIN entry e ON e.num = t.num"
              " JOIN revision r ON r.seq = e.revision ORDER BY t.score DESC, e.happened DESC LIMIT ?");
      condition.bind(rows);
      rows.bind(condition.next(), fts);
      rows.bind(condition.next() + 1, oldest_ranked(impl_->db, fts, condition));
      rows.bind(condition.next() + 2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
      while (rows.executeStep()) {
        auto entry = impl_->entry_of_several_at(rows);
        if (!entry) continue;
        auto text = store::snippet(*entry, query);
        hits.push_back({*std::move(entry), rows.getColumn(12).getDouble(), std::move(text)});
      }
    }
    return hits;
  });
}

std::vector<Revision> Journal::history(std::string_view reference) const {
  return store::guarded(impl_->path, [&] {
    const auto id = store::resolved_also_deleted(impl_->db, reference);
    std::vector<Revision> revisions;
    for (auto& logged : store::revisions_of(impl_->db, id)) revisions.push_back(std::move(logged.revision));
    return revisions;
  });
}

std::vector<Deleted> Journal::deleted() const {
  return store::guarded(impl_->path, [&] {
    SQLite::Statement query(
        impl_->db,
        std::string("SELECT ") + store::revision_columns +
            ", (SELECT max(stamp) FROM revision t WHERE t.record = r.record) AS deleted FROM revision r"
            " WHERE r.type = 'entry' AND NOT EXISTS(SELECT 1 FROM entry e WHERE e.id = r.record)"
            " AND r.seq = (SELECT max(seq) FROM revision l WHERE l.record = r.record AND l.body <> '')"
            " ORDER BY deleted DESC");
    std::vector<Deleted> all;
    while (query.executeStep())
      if (const auto last = store::intact_revision_at(query))
        all.push_back({store::entry_in(last->revision), query.getColumn(11).getInt64()});
    return all;
  });
}

std::optional<std::string> Journal::last_lesson(std::string_view cause, std::string_view except_id) const {
  return store::guarded(impl_->path, [&]() -> std::optional<std::string> {
    SQLite::Statement query(
        impl_->db,
        "SELECT l.text FROM (SELECT entry FROM finding WHERE cause=? ORDER BY entry DESC LIMIT ?) f "
        "JOIN entry e ON e.num = f.entry JOIN lesson l ON l.entry = e.num "
        "WHERE e.id <> ? AND e.whose = ? ORDER BY e.happened DESC, e.num DESC, l.position LIMIT 1");
    query.bind(1, std::string(cause));
    query.bind(2, lessons_looked_through);
    query.bind(3, std::string(except_id));
    query.bind(4, std::string(self));
    return query.executeStep() ? std::optional(query.getColumn(0).getString()) : std::nullopt;
  });
}

std::vector<Entry> Journal::chain_of(std::string_view id) const {
  return store::guarded(impl_->path, [&] {
    // UNION, not UNION ALL: a circle, should an import bring one, comes to its end.
    SQLite::Statement rows(impl_->db,
                           "WITH RECURSIVE up(id) AS (SELECT ? UNION SELECT e.follows FROM entry e JOIN up "
                           "ON e.id = up.id WHERE "
                           "e.follows IS NOT NULL), chain(id) AS (SELECT id FROM up UNION SELECT e.id FROM "
                           "entry e JOIN chain ON "
                           "e.follows = chain.id) " +
                               store::select_entries +
                               "WHERE e.id IN (SELECT id FROM chain) ORDER BY e.happened, e.num");
    rows.bind(1, std::string(id));
    std::vector<Entry> chain;
    while (rows.executeStep())
      if (auto entry = impl_->entry_of_several_at(rows)) chain.push_back(*std::move(entry));
    return chain;
  });
}

std::vector<Review> Journal::reviews() const {
  return store::guarded(impl_->path, [&] {
    SQLite::Statement query(impl_->db, "SELECT body FROM review ORDER BY started DESC, id");
    std::vector<Review> reviews;
    while (query.executeStep()) reviews.push_back(review_from_json(query.getColumn(0).getString()));
    return reviews;
  });
}

}  // namespace detour
