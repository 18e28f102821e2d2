#include "detour/base/private_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"

using namespace detour;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "detour-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

/// A permissive mask: what is private must not be so by luck.
struct OpenMask {
  OpenMask() : before(::umask(0)) {}
  OpenMask(const OpenMask&) = delete;
  OpenMask& operator=(const OpenMask&) = delete;
  ~OpenMask() { ::umask(before); }
  mode_t before;
};

/// A disk that is full after a few bytes, as far as this process can tell.
struct FullDisk {
  explicit FullDisk(rlim_t bytes) : signal_before(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &limit_before);
    const rlimit limit{bytes, limit_before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &limit_before);
    std::signal(SIGXFSZ, signal_before);
  }
  rlimit limit_before{};
  void (*signal_before)(int);
};

unsigned mode_of(const fs::path& path) {
  return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a folder and those missing above it are made for their owner alone") {
  const Folder folder;
  const OpenMask mask;
  REQUIRE(make_private_folder(folder.path / "a" / "b" / "c"));
  for (const char* made : {"a", "a/b", "a/b/c"}) CHECK(mode_of(folder.path / made) == 0700U);
}

TEST_CASE("a folder that is there already stays as it is") {
  const Folder folder;
  fs::create_directory(folder.path / "open");
  fs::permissions(folder.path / "open", fs::perms(0755));
  CHECK(make_private_folder(folder.path / "open"));
  CHECK(make_private_folder(folder.path / "open" / ""));
  CHECK(mode_of(folder.path / "open") == 0755U);
  CHECK(make_private_folder(""));
}

TEST_CASE("a folder with a slash at its end is made") {
  const Folder folder;
  CHECK(make_private_folder(folder.path / "new" / ""));
  CHECK(fs::is_directory(folder.path / "new"));
}

TEST_CASE("a link to a folder serves as a folder and one to nothing does not") {
  const Folder folder;
  fs::create_directory(folder.path / "real");
  fs::create_directory_symlink(folder.path / "real", folder.path / "link");
  fs::create_symlink(folder.path / "nowhere", folder.path / "dangling");
  CHECK(make_private_folder(folder.path / "link" / "below"));
  CHECK(fs::is_directory(folder.path / "real" / "below"));
  CHECK_FALSE(make_private_folder(folder.path / "dangling"));
}

TEST_CASE("a file in the way of a folder is an error that says so") {
  const Folder folder;
  std::ofstream(folder.path / "file") << "x";
  errno = 0;
  CHECK_FALSE(make_private_folder(folder.path / "file"));
  CHECK(errno == ENOTDIR);
  errno = 0;
  CHECK_FALSE(make_private_folder(folder.path / "file" / "below"));
  CHECK(errno == ENOTDIR);
}

TEST_CASE("a private file holds exactly the text and only its owner may read it") {
  const Folder folder;
  const OpenMask mask;
  const std::string text("one\ntwo\0\xFF", 9);
  REQUIRE(write_private_file(folder.path / "file", text) == Written::yes);
  CHECK(content_of(folder.path / "file") == text);
  CHECK(mode_of(folder.path / "file") == 0600U);
  REQUIRE(write_private_file(folder.path / "empty", "") == Written::yes);
  CHECK(fs::file_size(folder.path / "empty") == 0);
}

TEST_CASE("a file that exists is neither overwritten nor followed") {
  const Folder folder;
  std::ofstream(folder.path / "file") << "kept";
  fs::create_symlink(folder.path / "target", folder.path / "link");
  CHECK(write_private_file(folder.path / "file", "new") == Written::exists);
  CHECK(content_of(folder.path / "file") == "kept");
  CHECK(write_private_file(folder.path / "link", "new") == Written::exists);
  CHECK_FALSE(fs::exists(folder.path / "target"));
}

TEST_CASE("a file in a folder that is not there cannot be written") {
  const Folder folder;
  CHECK(write_private_file(folder.path / "missing" / "file", "x") == Written::no);
}

TEST_CASE("a file that does not fit on the disk is not left behind in part") {
  const Folder folder;
  Written written = Written::yes;
  {
    const FullDisk disk(1000);
    written = write_private_file(folder.path / "file", std::string(5000, 'x'));
  }
  CHECK(written == Written::no);
  CHECK_FALSE(fs::exists(folder.path / "file"));
}

TEST_CASE("a text of many megabytes is written whole") {
  const Folder folder;
  const std::string text(5'000'000, 'x');
  REQUIRE(write_private_file(folder.path / "file", text) == Written::yes);
  CHECK(fs::file_size(folder.path / "file") == text.size());
}
