#include "input.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "detour/base/error.hpp"

namespace detour::cli {

namespace {

[[noreturn]] void throw_unreadable(const std::string& name, int error) {
  throw Failure(name + " cannot be read: " + std::generic_category().message(error),
                "what was read of it was not used");
}

}  // namespace

void for_each_input(const std::vector<std::string>& files, Console& console,
                    const std::function<void(std::istream&, const std::string& name)>& read) {
  for (const auto& file : files) {
    if (file == "-") {
      read(console.in, "stdin");
      if (console.in_error() != 0) throw_unreadable("stdin", console.in_error());
      continue;
    }
    if (std::filesystem::is_directory(file)) throw Failure(file + " is a folder", "name the files in it");
    std::ifstream in(file, std::ios::binary);
    if (!in)
      throw Failure("cannot open " + file + ": " + std::generic_category().message(errno),
                    "check the name and who may read it");
    read(in, file);
    if (in.bad()) throw_unreadable(file, EIO);  // a stream does not keep the reason
  }
}

void require_read_to_end(const Console& console) {
  if (console.interrupted()) throw Interrupted();
  if (console.in_error() != 0) throw_unreadable("stdin", console.in_error());
}

std::string all_of(Console& console) {
  if (console.in_is_terminal) console.asking();
  return {std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>()};
}

}  // namespace detour::cli
