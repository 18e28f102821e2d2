#include "input.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "detour/base/error.hpp"

namespace detour::cli {

void for_each_input(const std::vector<std::string>& files, Console& console,
                    const std::function<void(std::istream&, const std::string& name)>& read) {
  for (const auto& file : files) {
    if (file == "-") {
      read(console.in, "stdin");
      continue;
    }
    if (std::filesystem::is_directory(file)) throw Failure(file + " is a folder", "name the files in it");
    std::ifstream in(file, std::ios::binary);
    if (!in)
      throw Failure("cannot open " + file + ": " + std::generic_category().message(errno),
                    "check the name and who may read it");
    read(in, file);
  }
}

void require_not_interrupted(const Console& console) {
  if (console.interrupted()) throw Interrupted();
}

std::string all_of(Console& console) {
  if (console.in_is_terminal) console.asking();
  return {std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>()};
}

}  // namespace detour::cli
