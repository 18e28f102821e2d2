// Whatever happens to the file, what is intact in it is kept.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <random>

#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

constexpr std::size_t page_size = 4096;

std::string sixty_entries() {
  std::string lines;
  for (int i = 1; i <= 60; ++i)
    lines += R"({"id":"r)" + std::to_string(i) + R"(","what":"Zanzibar entry )" + std::to_string(i) +
             R"(","happened_at":"2026-01-02T10:00:00Z","tags":["x"],"lessons":["start on monday"]})" + "\n";
  return lines;
}

void execute(const App& app, const std::string& sql) {
  SQLite::Database db(app.journal().string(), SQLite::OPEN_READWRITE);
  db.exec(sql);
}

void damage_entry(const App& app, int number) {
  const auto quoted = "entry " + std::to_string(number) + "\"";
  execute(app, "DROP TRIGGER revision_is_append_only; UPDATE revision SET body=replace(body,'" + quoted +
                   "','entrX') WHERE body LIKE '%" + quoted + "%'");
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string noise(std::size_t seed) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string bytes(page_size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::size_t damaged_files(const App& app) {
  std::size_t found = 0;
  for (const auto& file : std::filesystem::directory_iterator(app.journal().parent_path()))
    found += file.path().filename().string().starts_with("journal.db.damaged-2026-03-06") ? 1 : 0;
  return found;
}

}  // namespace

TEST_CASE("a damaged entry is told and keeps no other from being read") {
  App app;
  app.ok({"import", "-"}, sixty_entries());
  const auto id = [&] {
    const auto json = app.ok({"show", "r5", "--json"});
    return json.substr(json.find("\"id\":\"") + 6, 20);
  }();
  damage_entry(app, 5);
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"export"}, {"list", "--limit", "0"}, {"list", "--limit", "0", "--json"}}) {
    const auto result = app.run(words);
    CHECK(result.code == 4);
    CHECK(lines_in(result.out) == 59);
    CHECK_THAT(result.err, ContainsSubstring(id));
    CHECK_THAT(result.err, ContainsSubstring("'detour doctor --rebuild'"));
  }
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"patterns"}, {"stats"}, {"review", "--print"}, {"search", "zanzibar"}}) {
    const auto result = app.run(words);
    CHECK(result.code == 4);
    CHECK_FALSE(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring(id));
  }
  CHECK(app.run({"show", "r5"}).code == 4);
  app.ok({"log", "life goes on"});
}

TEST_CASE("doctor --rebuild leaves out a damaged entry and keeps the damaged file") {
  App app;
  app.ok({"import", "-"}, sixty_entries());
  damage_entry(app, 5);
  const auto doctor = app.run({"doctor"});
  CHECK(doctor.code == 4);
  CHECK_THAT(doctor.err, ContainsSubstring("'detour doctor --rebuild' saves what is intact"));
  const auto damaged = text_of(app.journal());
  REQUIRE(::chmod(app.journal().c_str(), 0640) == 0);
  const auto out = app.ok({"doctor", "--rebuild"});
  CHECK_THAT(out, ContainsSubstring("saved 59 revisions, 1 is lost"));
  CHECK_THAT(out, ContainsSubstring("all is well"));
  const auto kept = app.journal().string() + ".damaged-2026-03-06";
  CHECK_THAT(out, ContainsSubstring(kept));
  CHECK(text_of(kept) == damaged);
  struct stat status {};
  REQUIRE(::stat(app.journal().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(lines_in(app.ok({"export"})) == 59);
  CHECK_THAT(app.ok({"undo"}), ContainsSubstring("undid import"));
}

TEST_CASE("whichever page is destroyed, doctor --rebuild saves everything outside it") {
  App app;
  app.ok({"import", "-"}, sixty_entries());
  const auto sound = text_of(app.journal());
  const auto pages = sound.size() / page_size;
  REQUIRE(pages > 20);
  for (std::size_t page = 0; page < pages; ++page) {
    INFO("page " << page + 1 << " of " << pages);
    auto bytes = sound;
    bytes.replace(page * page_size, page_size, noise(page));
    write_text(app.journal(), bytes);
    const auto doctor = app.run({"doctor"});
    CHECK(doctor.code == 4);
    CHECK_THAT(doctor.err, ContainsSubstring("'detour doctor --rebuild'"));
    CHECK_THAT(doctor.err, !ContainsSubstring("'detour doctor'"));
    const auto out = app.ok({"doctor", "--rebuild"});
    CHECK_THAT(out, ContainsSubstring("all is well"));
    CHECK_THAT(out, ContainsSubstring("the damaged file is kept"));
    CHECK(lines_in(app.ok({"export"})) >= 45);
    CHECK(damaged_files(app) == page + 1);
  }
}

TEST_CASE("doctor --rebuild makes a table anew that is gone") {
  for (const auto* table : {"tag", "entry", "entry_text", "mark", "meta"}) {
    INFO(table);
    App app;
    app.ok({"import", "-"}, sixty_entries());
    execute(app, std::string("DROP TABLE ") + table);
    const auto doctor = app.run({"doctor"});
    CHECK(doctor.code == 4);
    CHECK_THAT(doctor.out + doctor.err, ContainsSubstring(table));
    CHECK_THAT(doctor.err, ContainsSubstring("'detour doctor --rebuild'"));
    CHECK_THAT(app.ok({"doctor", "--rebuild"}),
               ContainsSubstring("saved 60 revisions, none is lost as far as can be seen"));
    CHECK(lines_in(app.ok({"list", "--limit", "0", "--tag", "x"})) == 60);
  }
}

TEST_CASE("a long text is saved with all its pages") {
  App app;
  const std::string text(50'000, 'x');
  app.ok({"log", "-"}, text);
  execute(app, "DROP TABLE tag");
  app.ok({"doctor", "--rebuild"});
  CHECK_THAT(app.ok({"export"}), ContainsSubstring(text));
}

TEST_CASE("doctor --rebuild leaves alone what is no journal") {
  App app;
  write_text(app.journal(), "Dear diary");
  const auto result = app.run({"doctor", "--rebuild"});
  CHECK(result.code == 4);
  CHECK_THAT(result.err, ContainsSubstring("holds no intact revision"));
  CHECK(text_of(app.journal()) == "Dear diary");
  CHECK(damaged_files(app) == 0);
}
