// What the README and the man page claim.
#include <regex>
#include <sstream>

#include "detour/exchange/library.hpp"
#include "support/catch.hpp"
#include "support/shell.hpp"

using namespace detour::test;

namespace {

const std::string readme = text_of(std::filesystem::path(DETOUR_SOURCE_DIR) / "README.md");
const std::string manual = text_of(std::filesystem::path(DETOUR_SOURCE_DIR) / "share/detour.1.scd");

/// The id that a "logged" line names.
std::string logged_id(const std::string& text) {
  const auto place = text.find("logged ");
  return place == std::string::npos ? "" : text.substr(place + 7, 4);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); !from.empty() && at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("the session in the README is what the program prints on the sample journal") {
  const Shell shell;
  REQUIRE(shell.run("detour import $SHARE/sample.jsonl").code == 0);
  const auto start = readme.find("```console\n") + 11;
  std::istringstream session(readme.substr(start, readme.find("\n```", start) - start));
  std::string printed, id_here, id_there = logged_id(readme);
  for (std::string line; std::getline(session, line);) {
    if (line.starts_with("$ ")) {
      printed = shell.run(line.substr(2)).out;
      if (id_here.empty()) id_here = logged_id(printed);
      continue;
    }
    INFO(printed);
    CHECK_THAT(printed, ContainsSubstring(replaced(line, id_there, id_here)));
  }
}

TEST_CASE("the README has every command in its table, and so has the man page") {
  const Shell shell;
  std::istringstream help(shell.run("detour --help").out);
  int commands = 0;
  for (std::string line; std::getline(help, line);) {
    std::smatch name;
    if (!std::regex_match(line, name, std::regex("  ([a-z]+) +[a-z].*"))) continue;
    ++commands;
    INFO(name[1]);
    CHECK(std::regex_search(readme, std::regex("\\| [^|]*`" + name[1].str() + "[ `]")));
    CHECK(std::regex_search(manual, std::regex("\n\\*" + name[1].str() + "\\*[ \n]")));
  }
  CHECK(commands >= 16);
}

TEST_CASE("the README has a line for each package that is installed") {
  const auto deps = text_of(std::filesystem::path(DETOUR_SOURCE_DIR) / "scripts/deps");
  const std::regex package("lib[a-z0-9]+-dev|nlohmann-json3-dev|scdoc|catch2|python3");
  int packages = 0;
  for (std::sregex_iterator found(deps.begin(), deps.end(), package), end; found != end; ++found, ++packages)
    CHECK_THAT(readme, ContainsSubstring('`' + found->str() + '`'));
  CHECK(packages >= 8);
}

TEST_CASE("the library has as many accounts as the README says") {
  std::smatch number;
  REQUIRE(std::regex_search(readme, number, std::regex("\\| ([0-9]+) well-documented failures")));
  CHECK(std::to_string(detour::starter_library().size()) == number[1]);
}
