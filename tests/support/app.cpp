#include "support/app.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>

#include "detour/cli/app.hpp"
#include "support/catch.hpp"

namespace detour::test {
namespace {

constexpr auto a_friday = "2026-03-06T17:20:00";

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "detour-test-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

App::App()
    : environment{{"HOME", (folder_.path() / "home").string()},
                  {"DETOUR_JOURNAL", journal().string()},
                  {"EDITOR", "ed"}} {
  now = *parse_iso(a_friday, fixed_zone(0));
}

Result App::run(const std::vector<std::string>& words, const std::string& input) {
  return run_with(words, input, false);
}

Result App::on_terminal(const std::vector<std::string>& words, const std::string& typed) {
  return run_with(words, typed, true);
}

std::string App::ok(const std::vector<std::string>& words, const std::string& input) {
  const auto result = run(words, input);
  INFO(result.err);
  REQUIRE(result.code == 0);
  return result.out;
}

Result App::run_with(const std::vector<std::string>& words, const std::string& input, bool terminal) {
  std::istringstream in(input);
  std::ostringstream out, err;
  cli::World world{
      {in, out, err, terminal, terminal, terminal, columns, [] { return 0; }, [] {},
       [this, &in] { return interrupt_at_end && in.peek() == std::istream::traits_type::eof(); }},
      now,
      zone,
      [this](std::span<unsigned char> bytes) {
        for (auto& byte : bytes) byte = next_random_++;
      },
      [this](std::string_view name) -> std::optional<std::string> {
        const auto found = environment.find(name);
        return found == environment.end() ? std::nullopt : std::optional(found->second);
      },
      [this](const std::string&, const std::filesystem::path& file) { return editor && editor(file); },
      [this](const std::string& command, std::string_view text, std::chrono::milliseconds) {
        return program ? program(command, std::string(text)) : ProcessResult{{}, {}, 127};
      }};
  Result result;
  result.code = cli::run(words, world);
  result.out = out.str();
  result.err = err.str();
  if (!terminal) check_invariants(result);
  return result;
}

void App::check_invariants(const Result& result) const {
  INFO("stdout:\n" << result.out << "\nstderr:\n" << result.err);
  CHECK(std::set<int>{0, 1, 2, 3, 4, 130}.count(result.code) == 1);
  if (result.code != 0) {
    CHECK(result.err.find("detour: ") != std::string::npos);
    CHECK(result.out.find("detour: ") == std::string::npos);
  }
  CHECK(result.out.find('\x1b') == std::string::npos);
  CHECK(result.err.find('\x1b') == std::string::npos);
  if (result.code == 4 || !std::filesystem::is_regular_file(journal()) ||
      std::filesystem::file_size(journal()) == 0)
    return;
  SQLite::Database db(journal().string(), SQLite::OPEN_READWRITE);
  CHECK(db.execAndGet("PRAGMA integrity_check").getString() == "ok");
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace detour::test
