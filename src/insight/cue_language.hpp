// The cue language: cue files to compiled patterns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cue_tables.hpp"

namespace detour::cue_language {

using cue_tables::Symbol;

struct Node;
using Sequence = std::vector<Node>;

/// One element of a pattern, as in cue_tables::Node.
struct Node {
  using Kind = cue_tables::Node::Kind;
  Kind kind = Kind::words;
  bool optional = false;
  bool far = false;
  std::uint8_t most = 0;
  std::uint16_t name = 0;  ///< of a class: index into Compiled::classes
  std::uint64_t mask = 0;
  std::vector<Symbol> words;        ///< sorted; any of them
  std::vector<Sequence> sequences;  ///< any of them
};

/// Names the words that cues speak of.
class Vocabulary {
 public:
  using Map = std::map<std::string, Symbol>;
  Symbol stem(const std::string& stem) { return intern(stems_, stem); }
  Symbol exact(const std::string& word) { return intern(words_, word); }
  Symbol beginning(const std::string& letters);
  [[nodiscard]] const Map& stems() const { return stems_; }
  [[nodiscard]] const Map& exact_words() const { return words_; }
  [[nodiscard]] const Map& beginnings() const { return beginnings_; }
  [[nodiscard]] std::size_t size() const { return stems_.size() + words_.size() + beginnings_.size(); }

 private:
  Symbol intern(Map& map, const std::string& key) const;

  Map stems_, words_, beginnings_;
};

struct Compiled {
  std::vector<Cue> cues;
  std::vector<Sequence> patterns;  ///< one a cue
  std::vector<Node> classes;       ///< shared by the patterns that name them
  Vocabulary vocabulary;
};

/// The cues keep views of the text. Throws std::invalid_argument that names the line.
[[nodiscard]] Compiled compile(std::string_view text);

/// The symbols a match of this sequence can start with; none if it can start with anything.
[[nodiscard]] std::vector<Symbol> first_symbols(const Compiled& compiled, std::span<const Node> sequence);

}  // namespace detour::cue_language
