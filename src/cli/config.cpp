#include "detour/cli/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>

#include "detour/base/display.hpp"
#include "detour/base/text.hpp"
#include "detour/journal/finding.hpp"

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace detour::cli {
namespace {

using Values = std::vector<std::string>;  ///< one, but for a list

constexpr int longest_timeout = 3600;

std::optional<bool> switch_from(std::string_view text) {
  for (const auto* on : {"on", "true", "yes", "1"})
    if (text == on) return true;
  for (const auto* off : {"off", "false", "no", "0"})
    if (text == off) return false;
  return std::nullopt;
}

std::string in_words(bool on) {
  return on ? "on" : "off";
}

constexpr std::array<std::pair<std::string_view, ColorMode>, 3> color_modes{
    {{"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}}};

/// One setting: how it is called, how a value is taken (false: it cannot be), and how it is shown.
struct Definition {
  std::string_view name, variable, values;
  bool is_text;  ///< in the file, only a text will do
  bool (*set)(Config& config, const Values& values);
  std::string (*shown)(const Config& config);
};

bool set_switch(bool& setting, const Values& values) {
  const auto on = values.size() == 1 ? switch_from(values.front()) : std::nullopt;
  if (on) setting = *on;
  return on.has_value();
}

bool set_text(std::string& setting, const Values& values) {
  if (values.size() != 1) return false;
  setting = values.front();
  return true;
}

bool set_timeout(Config& config, const Values& values) {
  if (values.size() != 1) return false;
  int seconds = 0;
  const auto& text = values.front();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 1 || seconds > longest_timeout)
    return false;
  config.detector_timeout = std::chrono::seconds(seconds);
  return true;
}

bool set_color(Config& config, const Values& values) {
  if (values.size() != 1) return false;
  const auto* const mode =
      std::ranges::find(color_modes, values.front(), &decltype(color_modes)::value_type::first);
  if (mode == color_modes.end()) return false;
  config.color = mode->second;
  return true;
}

const std::array definitions{
    Definition{"journal", "DETOUR_JOURNAL", "a file", true,
               [](Config& c, const Values& v) { return set_text(c.journal, v); },
               [](const Config& c) { return c.journal; }},
    Definition{
        "color", "DETOUR_COLOR", "auto, always or never", true, set_color,
        [](const Config& c) {
          return std::string(
              std::ranges::find(color_modes, c.color, &decltype(color_modes)::value_type::second)->first);
        }},
    Definition{"detector", "DETOUR_DETECTOR", "a command", true,
               [](Config& c, const Values& v) { return set_text(c.detector, v); },
               [](const Config& c) { return c.detector.empty() ? "none" : c.detector; }},
    Definition{"detector_name", "DETOUR_DETECTOR_NAME", "a name", true,
               [](Config& c, const Values& v) { return set_text(c.detector_name, v); },
               [](const Config& c) { return c.detector_name; }},
    Definition{"detector_timeout", "DETOUR_DETECTOR_TIMEOUT", "seconds from 1 to 3600", false, set_timeout,
               [](const Config& c) { return std::to_string(c.detector_timeout.count()) + " s"; }},
    Definition{"mindset", "DETOUR_MINDSET", "on or off", false,
               [](Config& c, const Values& v) { return set_switch(c.mindset, v); },
               [](const Config& c) { return in_words(c.mindset); }},
    Definition{"accessible", "ACCESSIBLE", "on or off", false,
               [](Config& c, const Values& v) { return set_switch(c.accessible, v); },
               [](const Config& c) { return in_words(c.accessible); }},
    Definition{"questions", "DETOUR_QUESTIONS", "a list of texts", false,
               [](Config& c, const Values& v) {
                 c.questions = v;
                 std::erase_if(c.questions, [](const std::string& question) { return is_blank(question); });
                 return true;
               },
               [](const Config& c) {
                 return c.questions.empty() ? "none" : fmt::format("{}", c.questions.size());
               }}};

std::filesystem::path file_for(const World& world) {
  if (const auto folder = world.environment("XDG_CONFIG_HOME"))
    return std::filesystem::path(*folder) / "detour" / "config.toml";
  if (const auto home = world.environment("HOME"))
    return std::filesystem::path(*home) / ".config" / "detour" / "config.toml";
  return {};
}

std::optional<std::string> scalar(const toml::node& node) {
  if (auto text = node.value_exact<std::string>()) return text;
  if (const auto on = node.value_exact<bool>()) return in_words(*on);
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  return std::nullopt;
}

/// Nothing for a table or a list of other things than texts, switches and whole numbers.
std::optional<Values> values_of(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) {
    const auto value = scalar(node);
    return value ? std::optional(Values{*value}) : std::nullopt;
  }
  Values values;
  for (const auto& item : *list) {
    const auto value = scalar(item);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

/// Whether a file that is no TOML means to name a journal.
bool names_a_journal(const std::string& text) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (const auto start = trimmed(line); start.starts_with("journal") && start.find('=') != start.npos)
      return true;
  return false;
}

Values lines_of(const std::string& text) {
  Values lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class Reader {
 public:
  Reader(Config& config, const World& world) : config_(config), world_(world) {}

  void read_file() {
    std::error_code none;
    if (config_.file.empty() || !std::filesystem::exists(config_.file, none)) return;
    std::ifstream in;
    if (std::filesystem::is_regular_file(config_.file, none)) in.open(config_.file, std::ios::binary);
    if (!in.is_open()) {
      config_.complaints.push_back(config_.file.string() + " cannot be read; it is left out");
      return;
    }
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const auto result = toml::parse(text);
    if (!result) {
      config_.journal_unknown = names_a_journal(text);
      complain(result.error().source().begin.line, std::string(result.error().description()));
      return;
    }
    for (const auto& [key, node] : result.table()) take(key.str(), node);
  }
  void read_environment() {
    for (const auto& definition : definitions) {
      const std::string variable(definition.variable);
      const auto text = world_.environment(variable);
      if (!text) continue;
      if (definition.set(config_, definition.name == "questions" ? lines_of(*text) : Values{*text}))
        config_.origins[std::string(definition.name)] = "$" + variable;
      else
        config_.complaints.push_back(
            fmt::format("${} should be {}; it is left out", variable, definition.values));
    }
  }
  void overrule(std::string_view name, std::string_view flag, const Values& values) {
    if (values.empty() || values.front().empty()) return;
    const auto& definition = *std::ranges::find(definitions, name, &Definition::name);
    if (definition.set(config_, values))
      config_.origins[std::string(definition.name)] = flag;
    else
      config_.complaints.push_back(fmt::format("{} should be {}; it is left out", flag, definition.values));
  }

 private:
  void complain(std::size_t line, const std::string& what) {
    config_.complaints.push_back(
        fmt::format("{}, line {}: {}", config_.file.string(), line, safe_line(what)));
  }
  void take(std::string_view key, const toml::node& node) {
    const auto line = node.source().begin.line;
    const auto* const definition = std::ranges::find(definitions, key, &Definition::name);
    if (definition == definitions.end())
      return complain(line, "no setting '" + truncated(safe_line(key), 40) + "'; 'detour config' lists all");
    const auto values = values_of(node);
    const bool fits = !definition->is_text || node.is_string();
    if (fits && values && definition->set(config_, *values))
      config_.origins[std::string(definition->name)] = "config.toml";
    else {
      config_.journal_unknown = config_.journal_unknown || definition->name == "journal";
      complain(line, fmt::format("'{}' should be {}; it is left out", key, definition->values));
    }
  }

  Config& config_;
  const World& world_;
};

/// `~/` is the home, also where no shell has put it in: in the file, in --journal=~/x.db.
std::string at_home(const std::string& path, const World& world) {
  if (path != "~" && !path.starts_with("~/")) return path;
  return world.environment("HOME").value_or("~") + path.substr(1);
}

/// A relative path in the file starts at the file: the journal must not depend on where one stands.
std::string placed(const std::string& path, const std::filesystem::path& file, const World& world) {
  return path.empty() ? path : (file.parent_path() / at_home(path, world)).string();
}

/// `/opt/bin/my-model.py --fast` → my-model
std::string name_of(const std::string& command) {
  const auto word = command.substr(0, command.find(' '));
  return std::filesystem::path(word).stem().string();
}

}  // namespace

Config config_for(const Globals& globals, const World& world) {
  Config config;
  config.file = file_for(world);
  Reader reader(config, world);
  reader.read_file();
  config.journal = placed(config.journal, config.file, world);
  reader.read_environment();
  reader.overrule("journal", "--journal", {globals.journal});
  if (config.origins.contains("journal")) config.journal_unknown = false;
  reader.overrule("color", "--color", {globals.color});
  reader.overrule("detector", "--detector", {globals.detector});
  reader.overrule("detector_timeout", "--detector-timeout", {globals.detector_timeout});
  reader.overrule("mindset", "--mindset", {globals.mindset});
  config.journal = at_home(config.journal, world);
  if (globals.accessible) reader.overrule("accessible", "--accessible", {"on"});
  if (config.detector == "none") config.detector.clear();
  if (config.detector_name.empty() && !config.detector.empty())
    config.detector_name = name_of(config.detector);
  if (config.detector_name == by_text || config.detector_name == by_person)
    config.detector_name += "-detector";
  return config;
}

std::vector<Setting> settings_of(const Config& config) {
  std::vector<Setting> settings;
  for (const auto& definition : definitions) {
    const auto origin = config.origins.find(definition.name);
    settings.push_back({definition.name, definition.shown(config),
                        origin == config.origins.end() ? "built in" : origin->second});
  }
  return settings;
}

}  // namespace detour::cli
