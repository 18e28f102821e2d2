// What a person asked for: one plain struct per command. Parsing gives one of these; running takes one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace detour::cli {

/// The filters that every command which looks at entries takes, as typed.
struct FilterArguments {
  std::string since, until, whose, kind;
  std::vector<std::string> tags, people, causes;
};

/// The fields of an entry as typed on the command line.
struct FieldArguments {
  std::string expected, at, whose, source, kind, due;
  std::vector<std::string> assumptions, lessons, next, tags, people;
};

struct Status {};
struct Log {
  std::vector<std::string> text;
  FieldArguments fields;
  bool ask = false, edit = false, json = false;
};
struct Edit {
  std::string id, what;
  FieldArguments fields;
  std::vector<std::string> remove_tags, remove_people;
};
struct Show {
  std::vector<std::string> ids;
  bool json = false;
};
struct List {
  FilterArguments filter;
  std::size_t limit = 20;
  bool json = false;
};
struct Search {
  std::vector<std::string> query;
  FilterArguments filter;
  std::size_t limit = 20;
  bool json = false;
};
struct Delete {
  std::vector<std::string> ids;
  bool yes = false;
};
struct Undo {
  int steps = 1;
};
struct History {
  std::string id;
  bool json = false;
};
struct Review {
  bool print = false, list = false;
  std::string since;
};
struct Patterns {
  std::string cause;
  FilterArguments filter;
  bool json = false;
};
struct Causes {
  std::vector<std::string> words;  ///< a cause to show, or a verb and what it is about
  std::string title, meaning, question, counter_move;
  std::vector<std::string> cues, examples;
  bool json = false;
};
struct Scan {
  std::vector<std::string> files;
};
struct Import {
  std::string format = "jsonl";
  std::vector<std::string> files;
  bool dry_run = false, skip_bad = false;
};
struct Export {
  std::string format = "jsonl";
  FilterArguments filter;
};
struct ShowConfig {
  bool path = false, json = false;
};
struct Doctor {
  bool rebuild = false;
};
struct Completions {
  std::string shell;
};
/// What a shell asks for while a person types: the words so far, the last one unfinished.
struct Complete {
  std::vector<std::string> words;
};
/// Text that answers the call by itself: help, version.
struct Answer {
  std::string text;
};

using Command = std::variant<Status, Log, Edit, Show, List, Search, Delete, Undo, History, Review, Patterns,
                             Causes, Scan, Import, Export, ShowConfig, Doctor, Completions, Complete, Answer>;

enum class ColorMode { automatic, always, never };

/// What holds for every command, as typed; empty where the flag was not given.
struct Globals {
  std::string journal, color, detector, detector_timeout, mindset;
  std::vector<std::string> questions;  ///< of a review
  bool accessible = false, no_input = false;
};

struct Invocation {
  Globals globals;
  Command command;
};

}  // namespace detour::cli
