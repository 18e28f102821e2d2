#include "detour/base/subprocess.hpp"

#include "support/catch.hpp"

using namespace detour;
using namespace std::chrono_literals;

TEST_CASE("a program is given its input and its output and code come back") {
  const auto result = run_process("tr a-z A-Z; exit 3", "some words", 20s);
  CHECK(result.out == "SOME WORDS");
  CHECK(result.code == 3);
  CHECK_FALSE(result.timed_out);
}

TEST_CASE("more than a pipe holds goes through in both directions") {
  const std::string much(3'000'000, 'x');
  CHECK(run_process("cat", much, 60s).out == much);
}

TEST_CASE("a program that does not read its input does no harm") {
  const auto result = run_process("echo done", std::string(3'000'000, 'x'), 20s);
  CHECK(result.out == "done\n");
  CHECK(result.code == 0);
}

TEST_CASE("a program that does not end is stopped with all it started, and what it printed is kept") {
  const auto result = run_process("echo first; sleep 1000 & sleep 1000; echo never", "", 2s);
  CHECK(result.timed_out);
  CHECK(result.out == "first\n");
  CHECK(result.code == 128 + 9);
}

TEST_CASE("a program that prints without end is stopped") {
  const auto result = run_process("yes", "", 60s, 1U << 16U);
  CHECK(result.overflowed);
  CHECK_FALSE(result.timed_out);
}

TEST_CASE("a program that is not there ends with the shell's code for that") {
  CHECK(run_process("/no/such/program 2>/dev/null", "", 20s).code == 127);
}

TEST_CASE("what a program complains of is kept apart from its output, and only its beginning") {
  const auto result = run_process("echo fine; yes oh no 2>/dev/null | head -c 100000 >&2; exit 1", "", 20s);
  CHECK(result.out == "fine\n");
  CHECK(result.complaint.starts_with("oh no"));
  CHECK(result.complaint.size() <= 400);
}
