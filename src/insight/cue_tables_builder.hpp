// From cue files to their flat tables: at build time for the built-in cues, at run time for a person's own.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cue_language.hpp"
#include "cue_tables.hpp"

namespace detour::cue_tables {

/// Runs of rows in one table; equal runs stand in it once.
template <class Row>
class Runs {
 public:
  Range add(std::vector<Row> run) {
    const Range next{static_cast<std::uint32_t>(rows_.size()), static_cast<std::uint32_t>(run.size())};
    const auto [known, fresh] = known_.try_emplace(std::move(run), next);
    if (fresh) rows_.insert(rows_.end(), known->first.begin(), known->first.end());
    return known->second;
  }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
  std::map<std::vector<Row>, Range> known_;
};

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
  NodeNumber number_of(const Node& node);
  Range add(const cue_language::Sequence& sequence);
  void add_terms(const cue_language::Vocabulary& vocabulary);
  Term term(const std::string& letters, Symbol symbol);
  std::vector<Term> slots_for(const cue_language::Vocabulary::Map& map);
  void index(const cue_language::Compiled& compiled);

  std::string text_, letters_;
  std::vector<Cue> cues_;
  std::vector<Range> patterns_;
  std::vector<Node> classes_, nodes_;
  std::map<Node, NodeNumber> numbers_;
  Runs<NodeNumber> steps_;
  Runs<Range> sequences_;
  Runs<Symbol> words_;
  std::vector<std::uint32_t> first_starts_, first_, trigger_starts_, trigger_;
  std::vector<Term> stems_, exact_, beginnings_;
};

}  // namespace detour::cue_tables
