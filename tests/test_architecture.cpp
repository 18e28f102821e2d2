#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;

/// Which rooms a room may include from, beside itself.
const std::map<std::string, std::string> may_include{{"base", ""},
                                                     {"journal", "base"},
                                                     {"insight", "base journal"},
                                                     {"store", "base journal insight"},
                                                     {"exchange", "base journal insight store"},
                                                     {"cli", "base journal insight store exchange"}};

std::string included_room(const std::string& line) {
  const std::string marker = "#include \"detour/";
  if (line.rfind(marker, 0) != 0) return {};
  return line.substr(marker.size(), line.find('/', marker.size()) - marker.size());
}

}  // namespace

TEST_CASE("includes point downward only") {
  int checked = 0;
  for (const auto& [room, allowed] : may_include) {
    for (const auto* part : {"include/detour/", "src/"}) {
      const fs::path folder = fs::path(DETOUR_SOURCE_DIR) / (part + room);
      if (!fs::exists(folder)) continue;
      for (const auto& file : fs::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file()) continue;
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) {
          const auto other = included_room(line);
          if (other.empty() || other == room) continue;
          ++checked;
          INFO(file.path() << ": " << line);
          CHECK((" " + allowed + " ").find(" " + other + " ") != std::string::npos);
        }
      }
    }
  }
  CHECK(checked > 50);
}

TEST_CASE("only the store includes SQLite") {
  for (const auto& file : fs::recursive_directory_iterator(fs::path(DETOUR_SOURCE_DIR) / "src")) {
    if (!file.is_regular_file() || file.path().parent_path().filename() == "store") continue;
    std::ifstream in(file.path());
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    INFO(file.path());
    CHECK(text.find("sqlite3.h") == std::string::npos);
    CHECK(text.find("SQLiteCpp") == std::string::npos);
  }
}
