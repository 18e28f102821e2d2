// Sessions in golden/*.txt: "$ line" is run by a shell, what follows is what it printed, "[n]" an exit code
// but 0. DETOUR_BLESS=1 writes them anew from what the program prints now: look at the diff before you
// commit.
#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <vector>

#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace detour::test;

namespace {

const std::filesystem::path folder = std::filesystem::path(DETOUR_SOURCE_DIR) / "tests/program/golden";

std::string replayed(const std::string& session) {
  const Shell shell;
  std::string out;
  std::istringstream lines(session);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) out += line + '\n';
    if (!line.starts_with("$ ")) continue;
    auto result = shell.run(line.substr(2));
    // The place of the throw-away home differs from run to run.
    for (auto at = result.out.find(shell.home().string()); at != std::string::npos;
         at = result.out.find(shell.home().string()))
      result.out.replace(at, shell.home().string().size(), "~");
    out += line + '\n' + result.out;
    if (!result.out.empty() && result.out.back() != '\n') out += "(no newline)\n";
    if (result.code != 0) out += '[' + std::to_string(result.code) + "]\n";
  }
  return out;
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    found.push_back(file.path().stem().string());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("the program prints what the golden sessions say") {
  const auto all = names();
  REQUIRE(all.size() >= 5);
  for (const auto& name : all) {
    const auto file = folder / (name + ".txt");
    const auto expected = text_of(file), printed = replayed(expected);
    if (std::getenv("DETOUR_BLESS") != nullptr) write_text(file, printed);
    INFO(name);
    CHECK(printed == expected);
  }
}
