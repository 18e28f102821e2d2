// From cue files to their flat tables: at build time for the built-in cues, at run time for a person's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cue_language.hpp"
#include "cue_tables.hpp"

namespace detour::cue_tables {

/// Tables with the memory they stand in.
class OwnedTables {
 public:
  /// Throws std::invalid_argument that names the line.
  explicit OwnedTables(std::string_view text);
  OwnedTables(const OwnedTables&) = delete;
  OwnedTables& operator=(const OwnedTables&) = delete;
  [[nodiscard]] Tables view() const;

 private:
  Node flat(const cue_language::Node& node);
  Range add(const cue_language::Sequence& sequence);
  void add_terms(const cue_language::Vocabulary& vocabulary);
  Term term(const std::string& letters, Symbol symbol);
  std::vector<Term> slots_for(const cue_language::Vocabulary::Map& map);
  void index(const cue_language::Compiled& compiled);

  std::string text_, letters_;
  std::vector<Cue> cues_;
  std::vector<Range> patterns_, sequences_;
  std::vector<Node> classes_, nodes_;
  std::vector<Symbol> words_;
  std::vector<std::uint32_t> first_starts_, first_, trigger_starts_, trigger_;
  std::vector<Term> stems_, exact_, beginnings_;
};

}  // namespace detour::cue_tables
