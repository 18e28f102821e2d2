#include "detour/base/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace detour {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(file) == 0;
}

bool is_folder(const std::filesystem::path& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

bool make_private_folder(const std::filesystem::path& folder) {
  if (folder.empty() || is_folder(folder)) return true;
  if (!make_private_folder(folder.parent_path())) return false;
  if (::mkdir(folder.c_str(), 0700) == 0) return true;
  if (errno != EEXIST) return false;
  if (is_folder(folder)) return true;
  errno = ENOTDIR;  // a file, or a link to nothing, has that name
  return false;
}

Written write_private_file(const std::filesystem::path& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return errno == EEXIST ? Written::exists : Written::no;
  const bool whole = write_all(file, text);
  if (::close(file) == 0 && whole) return Written::yes;
  ::unlink(path.c_str());
  return Written::no;
}

}  // namespace detour
