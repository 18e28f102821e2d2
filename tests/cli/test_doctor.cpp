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
