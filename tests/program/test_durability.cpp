#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace detour::test;

namespace {

int from_environment(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

std::string integrity(const Shell& shell) {
  SQLite::Database db((shell.home() / ".local/share/detour/journal.db").string(), SQLite::OPEN_READWRITE);
  return db.execAndGet("PRAGMA integrity_check").getString();
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("an entry whose id was printed is there after the program was killed at any moment") {
  const Shell shell;
  const int kills = from_environment("DETOUR_KILLS", 25);
  std::mt19937 random(7);
  for (int i = 0; i < kills; ++i) {
    // The shell writes the entry in the background and kills it within about the time it takes.
    const int wait_us = static_cast<int>(random() % 4'000);
    shell.run("detour log 'entry " + std::to_string(i) +
              " #kill' >> printed & pid=$!; perl -e 'select(undef,undef,undef," +
              std::to_string(wait_us / 1e6) + ")'; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null");
  }
  shell.run("detour log 'the last one'");
  CHECK(integrity(shell) == "ok");
  const auto doctor = shell.run("detour doctor");
  INFO(doctor.out);
  CHECK(doctor.code == 0);
  std::istringstream printed(text_of(shell.home() / "printed"));
  int acknowledged = 0;
  for (std::string line; std::getline(printed, line);) {
    if (!line.starts_with("logged ")) continue;
    ++acknowledged;
    CHECK(shell.run("detour show " + line.substr(7, 4)).code == 0);
  }
  WARN(acknowledged << " of " << kills << " were acknowledged before the kill");
}

TEST_CASE("twenty writers and five readers at once do not fail and lose nothing") {
  const Shell shell;
  const int writers = 20, each = from_environment("DETOUR_ENTRIES_EACH", 5);
  shell.run("detour log first");
  std::string line =
      "for r in 1 2 3 4 5; do (while [ ! -e done ]; do detour list >/dev/null 2>>errors || echo reader "
      ">>errors; done) & done;";
  line += " pids=; for w in $(seq " + std::to_string(writers) + "); do (for i in $(seq " +
          std::to_string(each) +
          "); do detour log \"writer $w entry $i\" >/dev/null 2>>errors || echo writer >>errors; done) & "
          "pids=\"$pids $!\"; done; wait $pids; touch done; wait";
  CHECK(shell.run(line).code == 0);
  std::string errors = text_of(shell.home() / "errors");
  // `list` tells on stderr how many entries it did not show.
  errors.erase(0, errors.find("detour:") == std::string::npos && errors.find("er\n") == std::string::npos
                      ? std::string::npos
                      : 0);
  CHECK(errors.empty());
  CHECK(lines_in(shell.run("detour list --limit 0").out) == static_cast<std::size_t>(writers * each + 1));
  CHECK(integrity(shell) == "ok");
}

TEST_CASE("a disk that is full while writing changes nothing and keeps the text") {
  const Shell shell;
  shell.run("detour log first");
  // A limit on file size stands in for a full disk: no rights of root are needed.
  const auto result = shell.run("ulimit -f 40; head -c 100000 /dev/zero | tr '\\0' 'x' | detour log -");
  CHECK(result.code == 4);
  CHECK(lines_in(shell.run("detour list").out) == 1);
  CHECK(integrity(shell) == "ok");
}

TEST_CASE("output to a full disk is a failure and a reader that went away is none") {
  const Shell shell;
  shell.run("detour import $SHARE/sample.jsonl");
  const auto full = shell.run("detour list > /dev/full");
  CHECK(full.code == 1);
  CHECK_THAT(full.out, ContainsSubstring("could not be written"));
  CHECK(shell.run("detour log x > /dev/full").code == 1);
  CHECK(shell.run("detour export | head -1 >/dev/null").code == 0);
}

TEST_CASE("reading works in a folder where nothing may be written and writing says so") {
  if (::geteuid() == 0) {
    // root may write anywhere; a file that is immutable by its type stands in.
    const Shell shell;
    const auto result = shell.run("mkdir -p j/journal.db; detour --journal j/journal.db log x");
    CHECK(result.code == 4);
    CHECK_THAT(result.out, ContainsSubstring("is a folder"));
    return;
  }
  const Shell shell;
  shell.run("detour log first; chmod 500 .local/share/detour; chmod 400 .local/share/detour/journal.db");
  CHECK(shell.run("detour list").code == 0);
  CHECK(shell.run("detour log second").code == 4);
  shell.run("chmod 700 .local/share/detour");
}

TEST_CASE("a review is held on a real terminal") {
  const Shell shell;
  shell.run("detour log 'The demo broke' -l 'rehearse'");
  const auto result =
      shell.on_terminal("detour review", "it would hold 90%\nwhen I demo I will rehearse\n\n\n\x04");
  INFO(result.out);
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("What did you assume"));
  CHECK_THAT(result.out, ContainsSubstring("That was the review: 1 entry"));
  CHECK_THAT(shell.run("detour show --json").out,
             ContainsSubstring(R"("text":"it would hold","confidence":90)"));
}
