#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <sstream>

#include "detour/base/id.hpp"
#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace detour::test;
using detour::id_length;

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
    shell.run("detour log --json 'entry " + std::to_string(i) +
              " #kill' >> printed & pid=$!; perl -e 'select(undef,undef,undef," +
              std::to_string(wait_us / 1e6) + ")'; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null");
  }
  // Nobody kills this one: on a machine so busy that no other came to its end, it is the one to look for.
  shell.run("detour log --json 'the last one' >> printed");
  CHECK(integrity(shell) == "ok");
  const auto doctor = shell.run("detour doctor");
  INFO(doctor.out);
  CHECK(doctor.code == 0);
  std::istringstream printed(text_of(shell.home() / "printed"));
  int acknowledged = 0;
  const std::string front = "{\"id\":\"";
  for (std::string line; std::getline(printed, line); ++acknowledged) {
    REQUIRE(line.starts_with(front));
    CHECK(shell.run("detour show " + line.substr(front.size(), id_length)).code == 0);
  }
  CHECK(acknowledged > 0);
  WARN(acknowledged << " of " << kills + 1 << " were acknowledged");
}

TEST_CASE("twenty writers and five readers at once do not fail and lose nothing") {
  const Shell shell;
  const int writers = 20, each = from_environment("DETOUR_ENTRIES_EACH", 5);
  shell.run("detour log first");
  std::string line =
      "for r in 1 2 3 4 5; do (while [ ! -e done ]; do detour list --limit 0 >/dev/null 2>>errors || echo "
      "reader "
      ">>errors; done) & done;";
  line += " pids=; for w in $(seq " + std::to_string(writers) + "); do (for i in $(seq " +
          std::to_string(each) +
          "); do detour log \"writer $w entry $i\" >/dev/null 2>>errors || echo writer >>errors; done) & "
          "pids=\"$pids $!\"; done; wait $pids; touch done; wait";
  CHECK(shell.run(line).code == 0);
  CHECK(text_of(shell.home() / "errors").empty());
  CHECK(lines_in(shell.run("detour list --limit 0").out) == static_cast<std::size_t>(writers * each + 1));
  CHECK(integrity(shell) == "ok");
}

TEST_CASE("a disk that is full while writing changes nothing and keeps the text") {
  const Shell shell;
  shell.run("detour log first");
  // A limit on file size stands in for a full disk: no rights of root are needed.
  const auto typed = "head -c 3000 /dev/zero | tr '\\0' 'x' | detour log -";
  const auto result = shell.run(std::string("ulimit -f 40; ") + typed);
  INFO(result.out);
  CHECK(result.code == 4);
  const auto place = result.out.find("kept in ");
  REQUIRE(place != std::string::npos);
  const auto file = result.out.substr(place + 8, result.out.find('\n', place) - place - 8);
  CHECK_THAT(text_of(file), ContainsSubstring(std::string(3000, 'x')));
  // Not even the text fits in a file: then it stands on stderr.
  CHECK_THAT(shell.run(std::string("ulimit -f 1; ") + typed).out, ContainsSubstring(std::string(3000, 'x')));
  CHECK(lines_in(shell.run("detour list").out) == 1);
  CHECK(integrity(shell) == "ok");
}

TEST_CASE("output to a full disk is a failure and a reader that went away is none") {
  const Shell shell;
  shell.run("detour import $SHARE/sample.jsonl");
  const auto full = shell.run("detour list > /dev/full");
  CHECK(full.code == 1);
  CHECK_THAT(full.out, ContainsSubstring("could not be written"));
  const auto logged = shell.run("detour log 'it is there' > /dev/full");
  CHECK(logged.code == 1);
  CHECK_THAT(logged.out, ContainsSubstring("the journal has the change"));
  CHECK_THAT(shell.run("detour list").out, ContainsSubstring("it is there"));
  CHECK(shell.run("detour export | head -1 >/dev/null").code == 0);
}

TEST_CASE("a folder in the journal's place is refused") {
  const Shell shell;
  const auto result = shell.run("mkdir -p j/journal.db; detour --journal j/journal.db log x");
  CHECK(result.code == 4);
  CHECK_THAT(result.out, ContainsSubstring("is a folder"));
}

TEST_CASE("reading works in a folder where nothing may be written and writing says so") {
  const Shell shell;
  shell.run("detour log first; chmod 500 .local/share/detour; chmod 400 .local/share/detour/journal.db");
  CHECK(shell.run("detour list").code == 0);
  const auto result = shell.run("detour log second");
  shell.run("chmod 700 .local/share/detour");
  if (::geteuid() == 0) {
    WARN("root may write anywhere: only the reading was tried");
    return;
  }
  CHECK(result.code == 4);
  CHECK_THAT(result.out, ContainsSubstring("no permission"));
}

TEST_CASE("a review is held on a real terminal") {
  const Shell shell;
  shell.run("detour log 'The demo broke' -l 'rehearse'");
  const auto result = shell.on_terminal(
      "detour review", "a demo\nit would hold 90%\nwhen I demo I will rehearse\n\n\n\n\n\x04");
  INFO(result.out);
  CHECK(result.code == 0);
  CHECK_THAT(result.out, ContainsSubstring("What did you assume"));
  CHECK_THAT(result.out, ContainsSubstring("That was the review: 1 entry"));
  CHECK_THAT(shell.run("detour show --json").out,
             ContainsSubstring(R"("text":"it would hold","confidence":90)"));
}

TEST_CASE("Ctrl-C while the editor runs is the editor's and what it leaves is logged") {
  const Shell shell;
  // The whole process group of a terminal gets the signal; this editor goes on after it.
  const auto result = shell.on_terminal(
      "printf '#!/bin/sh\\ntrap : INT\\nkill -INT 0\\necho It broke > \"$1\"\\n' > editor; chmod +x editor; "
      "trap : "
      "INT; EDITOR=./editor detour log",
      "");
  INFO(result.out);
  CHECK(result.code == 0);
  CHECK_THAT(shell.run("detour list").out, ContainsSubstring("It broke"));
}

TEST_CASE("Ctrl-C at a question keeps what was answered before") {
  const Shell shell;
  const auto result = shell.in_turns(
      "detour log --ask", {{"What happened?", "It broke badly\n"}, {"What did you expect", "\x03"}});
  INFO(result.out);
  CHECK(result.code == 130);
  CHECK_THAT(result.out, ContainsSubstring("interrupted"));
  CHECK_THAT(shell.run("cat .local/state/detour/recovered-*").out, ContainsSubstring("It broke badly"));
}

TEST_CASE("input that cannot be read to its end is a failure and nothing of it is kept") {
  const Shell shell;
  shell.run("mkdir folder");
  for (const auto* line : {"detour import /proc/self/mem", "detour import - < /proc/self/mem",
                           "detour import - < folder", "detour log - < folder", "detour ok - < folder",
                           "detour before - < folder", "detour scan < folder"}) {
    INFO(line);
    const auto result = shell.run(line);
    CHECK(result.code == 1);
    CHECK_THAT(result.out, ContainsSubstring("cannot be read"));
  }
  CHECK_FALSE(std::filesystem::exists(shell.home() / ".local/share/detour/journal.db"));
}
