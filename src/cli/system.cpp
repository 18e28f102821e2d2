#include "detour/cli/system.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <iterator>
#include <optional>
#include <sstream>
#include <streambuf>
#include <vector>

#include "signals.hpp"

namespace detour::cli {
namespace {

/// A file descriptor as a stream buffer that remembers why reading or writing failed; std::cin and std::cout
/// cannot tell.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor, const Interrupt* interrupt = nullptr)
      : descriptor_(descriptor), interrupt_(interrupt) {
    setp(bytes_.data(), bytes_.data() + bytes_.size());
  }
  [[nodiscard]] int error() const { return error_; }

 protected:
  int_type overflow(int_type character) override {
    if (!write_out()) return traits_type::eof();
    if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
    return traits_type::not_eof(character);
  }
  int sync() override { return write_out() ? 0 : -1; }
  int_type underflow() override {
    if (interrupt_ != nullptr && !interrupt_->wait_for(descriptor_)) return traits_type::eof();
    ssize_t count = 0;
    do count = ::read(descriptor_, bytes_.data(), bytes_.size());
    while (count < 0 && errno == EINTR);
    if (count < 0) error_ = errno;
    if (count <= 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
    return traits_type::to_int_type(*gptr());
  }

 private:
  bool write_out() {
    const char* from = pbase();
    while (error_ == 0 && from < pptr()) {
      const auto count = ::write(descriptor_, from, static_cast<std::size_t>(pptr() - from));
      if (count >= 0)
        from += count;
      else if (errno != EINTR)
        error_ = errno;
    }
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return error_ == 0;
  }

  int descriptor_;
  const Interrupt* interrupt_;
  int error_ = 0;
  std::array<char, std::size_t{16} * 1024> bytes_{};
};

std::optional<std::string> environment_variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

std::size_t terminal_columns() {
  // Lines longer than about 100 columns are hard to read: a wide terminal is not filled.
  constexpr std::size_t narrowest = 20, widest = 100, usual = 80;
  std::size_t columns = 0;
  if (const auto told = environment_variable("COLUMNS"))
    std::from_chars(told->data(), told->data() + told->size(), columns);
  winsize size{};
  if (columns < narrowest && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  return columns < narrowest ? usual : std::min(columns, widest);
}

/// Never returns. As people write it in $EDITOR, the command may be more than a name; the file's name stays
/// one word. Without a shell where none is needed: it would die of a Ctrl-C that the editor lives through.
[[noreturn]] void become_editor(const std::string& command, const std::filesystem::path& file) {
  if (command.find_first_of("|&;<>()$`\\\"'*?[#~=%\n") == std::string::npos) {
    std::istringstream in(command);
    std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    words.push_back(file.string());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
  } else {
    ::execl("/bin/sh", "sh", "-c", (command + " \"$1\"").c_str(), "sh", file.c_str(),
            static_cast<char*>(nullptr));
  }
  ::_exit(127);
}

bool edit_with_shell(const std::string& command, const std::filesystem::path& file) {
  // As in system(3): Ctrl-C is the editor's while it runs, and what it leaves is still taken up.
  const SignalSet interrupt(SIGINT, SIG_IGN), quit(SIGQUIT, SIG_IGN);
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    interrupt.put_back();
    quit.put_back();
    become_editor(command, file);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

struct System::Impl {
  Interrupt interrupt;
  DescriptorBuffer in_buffer{STDIN_FILENO, &interrupt}, out_buffer{STDOUT_FILENO}, err_buffer{STDERR_FILENO};
  std::istream in{&in_buffer};
  std::ostream out{&out_buffer}, err{&err_buffer};
  Zone zone = system_zone();
  World world{{in, out, err, ::isatty(STDIN_FILENO) == 1, ::isatty(STDOUT_FILENO) == 1,
               ::isatty(STDERR_FILENO) == 1, terminal_columns(), [this] { return out_buffer.error(); },
               [this] { interrupt.notice(); }, [this] { return interrupt.came(); }},
              moment_at(std::time(nullptr), zone),
              zone,
              system_randomness(),
              environment_variable,
              edit_with_shell,
              [](const std::string& command, std::string_view input, std::chrono::milliseconds limit) {
                return run_process(command, input, limit);
              }};
};

System::System() {
  // Both would kill the program before it could say what went wrong or keep what was typed.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  impl_ = std::make_unique<Impl>();
  impl_->world.console.in_error = [this] { return impl_->in_buffer.error(); };
}

System::~System() {
  impl_->out.flush();
  impl_->err.flush();
}
World& System::world() {
  return impl_->world;
}

}  // namespace detour::cli
