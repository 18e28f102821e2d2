// Settings: flags over environment over config.toml over what is built in.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "detour/cli/command.hpp"
#include "detour/cli/world.hpp"

namespace detour::cli {

/// A setting as a person sees it: its name, its value in words, and where that comes from.
struct Setting {
  std::string_view name;
  std::string value, origin;
};

struct Config {
  std::string journal;  ///< empty until a session says where the usual place is
  /// The file names one, but how cannot be read: any other would be the wrong one.
  bool journal_unknown = false;
  ColorMode color = ColorMode::automatic;
  std::string detector;  ///< a command that reads entries too; empty: none
  std::string detector_name;
  std::chrono::seconds detector_timeout{30};
  bool mindset = true;                 ///< notice words of permanence
  bool accessible = false;             ///< no bars and drawings, every line makes sense read aloud
  std::vector<std::string> questions;  ///< the person's own, asked in each review

  std::filesystem::path file;  ///< where config.toml is or would be; empty: there is no home
  std::map<std::string, std::string, std::less<>> origins;  ///< by name, of those that are not as built in
  std::vector<std::string> complaints;  ///< what of the file or the environment cannot be used, in words
};

/// Reads environment and file. A setting that cannot be used is told in `complaints` and left as it was: a
/// mistake in the file must not keep anybody from logging, unless it would be into another journal.
[[nodiscard]] Config config_for(const Globals& globals, const World& world);

/// All settings, for a person to read.
[[nodiscard]] std::vector<Setting> settings_of(const Config& config);

}  // namespace detour::cli
