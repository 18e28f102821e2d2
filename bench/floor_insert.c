/* The floor that `detour log` is measured against: inserts one row durably into a table and its full-text index, and
   does nothing else. usage: floor_insert FILE TEXT [COUNT]  (COUNT rows in one transaction, to fill the file) */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static sqlite3 *db;

static void run(const char *sql) {
  char *error = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
    fprintf(stderr, "floor_insert: %s\n", error);
    exit(1);
  }
}

static void insert(const char *sql, const char *text) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC) != SQLITE_OK || sqlite3_step(statement) != SQLITE_DONE) {
    fprintf(stderr, "floor_insert: %s\n", sqlite3_errmsg(db));
    exit(1);
  }
  sqlite3_finalize(statement);
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  if (sqlite3_open(argv[1], &db) != SQLITE_OK) return 1;
  sqlite3_busy_timeout(db, 15000);
  run("PRAGMA synchronous=EXTRA");
  run("BEGIN IMMEDIATE");
  run("CREATE TABLE IF NOT EXISTS entry(num INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT");
  run("CREATE VIRTUAL TABLE IF NOT EXISTS entry_text USING fts5(text, content='', tokenize='porter unicode61')");
  for (int i = argc > 3 ? atoi(argv[3]) : 1; i > 0; --i) {
    insert("INSERT INTO entry(text) VALUES(?)", argv[2]);
    insert("INSERT INTO entry_text(rowid, text) VALUES(last_insert_rowid(), ?)", argv[2]);
  }
  run("COMMIT");
  return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
