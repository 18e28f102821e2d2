#include "examples.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "detour/base/text.hpp"
#include "detour/insight/catalogue.hpp"
#include "detour/journal/entry_json.hpp"
#include "insight/stemmer.hpp"

namespace detour::train {
namespace {

using nlohmann::json;

/// Calls `read` with each line's object; its errors name the line.
template <class Read>
void for_each_object(const std::string& path, Read read) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot open " + path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (is_blank(line)) continue;
    try {
      read(json::parse(line), line);
    } catch (const std::exception& e) {
      throw std::runtime_error(path + ':' + std::to_string(number) + ": " + e.what());
    }
  }
}

std::vector<bool> causes_in(const json& object) {
  std::vector<bool> causes(catalogue().size());
  for (const auto& id : object.at("causes")) {
    const auto* cause = find_cause(id.get<std::string>());
    if (cause == nullptr) throw std::runtime_error("no such cause: " + id.get<std::string>());
    causes[static_cast<std::size_t>(cause - catalogue().data())] = true;
  }
  return causes;
}

/// `data/examples/a.jsonl` → `examples/a`
std::string source_of(const std::filesystem::path& path) {
  return (path.parent_path().filename() / path.stem()).string();
}

/// The words of a class's line: bare ones and quoted phrases.
std::vector<std::string> members(std::string_view line) {
  std::vector<std::string> found;
  while (true) {
    line = trimmed(line);
    if (line.empty()) return found;
    const bool quoted = line.front() == '"';
    if (quoted) line.remove_prefix(1);
    const auto end = std::min(line.find(quoted ? '"' : ' '), line.size());
    found.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

std::uint64_t key_of(const std::string& member) {
  std::uint64_t key = 0;
  for (const auto& word : words_of(member))
    key = phrase_hash(key, stem_hash(thread_stemmer().stem(word.folded)));
  return key;
}

}  // namespace

std::vector<Example> read_examples(const std::string& path, double weight) {
  std::vector<Example> examples;
  for_each_object(path, [&](const json& object, const std::string&) {
    Example example{source_of(path), {}, causes_in(object), weight};
    example.entry.what = object.at("text").get<std::string>();
    examples.push_back(std::move(example));
  });
  return examples;
}

std::vector<Example> read_labelled(const std::string& entries, const std::string& labels) {
  std::map<std::string, std::vector<bool>> causes;
  for_each_object(labels, [&](const json& object, const std::string&) {
    causes[object.at("id").get<std::string>()] = causes_in(object);
  });
  std::vector<Example> examples;
  for_each_object(entries, [&](const json&, const std::string& line) {
    Example example{source_of(entries), entry_from_json(line, Moment{}, fixed_zone(0)), {}};
    example.causes = causes.at(example.entry.id);
    examples.push_back(std::move(example));
  });
  return examples;
}

OwnedClasses read_classes(const std::vector<std::string>& paths) {
  OwnedClasses read;
  std::vector<std::pair<std::uint64_t, std::uint8_t>> terms;
  for (const auto& path : paths) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot open " + path);
    for (std::string line; std::getline(in, line);) {
      const auto colon = line.find(':');
      if (line.starts_with('#') || colon == std::string::npos) continue;
      for (const auto& member : members(std::string_view(line).substr(colon + 1)))
        if (!words_of(member).empty())
          terms.emplace_back(key_of(member), static_cast<std::uint8_t>(read.names.size()));
      read.names.push_back(line.substr(0, colon));
    }
  }
  if (read.names.size() > 256) throw std::runtime_error("more than 256 word classes");
  std::ranges::sort(terms);
  const auto doubles = std::ranges::unique(terms);
  terms.erase(doubles.begin(), doubles.end());
  for (const auto& [key, name] : terms) {
    read.keys.push_back(key);
    read.classes.push_back(name);
  }
  return read;
}

}  // namespace detour::train
