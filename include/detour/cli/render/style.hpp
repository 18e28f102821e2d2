// How things are shown: colour or not, Unicode or ASCII, how wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace detour::cli {

struct Style {
  bool color = false;
  bool unicode = true;      ///< false: bars, quotes and dots are ASCII
  bool accessible = false;  ///< no bars at all: every line makes sense read aloud
  std::size_t columns = 80;

  [[nodiscard]] std::string bold(std::string_view text) const { return painted("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return painted("2", text); }
  [[nodiscard]] std::string id(std::string_view text) const { return painted("33", text); }
  [[nodiscard]] std::string label(std::string_view text) const { return painted("36", text); }
  [[nodiscard]] std::string cause(std::string_view text) const { return painted("35", text); }
  [[nodiscard]] std::string good(std::string_view text) const { return painted("32", text); }
  [[nodiscard]] std::string marked(std::string_view text) const { return painted("4", text); }

 private:
  [[nodiscard]] std::string painted(std::string_view code, std::string_view text) const {
    if (!color || text.empty()) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

}  // namespace detour::cli
