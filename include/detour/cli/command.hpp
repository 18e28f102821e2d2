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
  std::string expected, at, whose, source, kind, due, follows, estimate, actual;
  std::vector<std::string> assumptions, lessons, next, tags, people;
};

struct Status {};
struct Log {
  std::vector<std::string> text;
  FieldArguments fields;
  bool ask = false, edit = false, json = false;
};
/// A known trigger came and went well.
struct Ok {
  std::vector<std::string> text;
  std::string at;
  std::vector<std::string> causes, tags, people;
  bool json = false;
};
struct Edit {
  std::string id, what;
  FieldArguments fields;
  std::vector<std::string> remove_tags, remove_people, clear;
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
/// Brings an earlier state of an entry back; without an id it lists what is deleted.
struct Restore {
  std::string id;
  int state = 0;  ///< as `history` numbers them; 0: the last one of a deleted entry
  bool json = false;
};
struct Review {
  std::vector<std::string> words;      ///< nothing, or: show ID
  std::vector<std::string> questions;  ///< of the person's own
  bool print = false, list = false, json = false;
  std::string since;
};
struct Next {
  std::vector<std::string> words;  ///< nothing, or: add ENTRY TEXT
  std::string due;
  FilterArguments filter;
  bool json = false;
};
struct Tried {
  std::string attempt, status;
  std::vector<std::string> note;
  std::string log;       ///< a new setback that follows from it
  bool correct = false;  ///< change an outcome that is on record
};
/// Other people's failures: the library that comes with detour, and those in the journal.
struct Others {
  std::vector<std::string> words;
  std::vector<std::string> causes, tags;
  bool json = false;
};
struct Before {
  std::vector<std::string> plan;
  FieldArguments fields;
  std::size_t limit = 5;
  bool log = false, json = false;
};
struct Story {
  std::string id;
  bool redact = false;
};
struct Assumptions {
  std::vector<std::string> words;  ///< nothing, or: VERDICT ENTRY [NUMBER]
  std::string verdict;
  FilterArguments filter;
  std::size_t limit = 20;
  bool json = false;
};
struct Stats {
  FilterArguments filter;
  bool json = false;
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

using Command = std::variant<Status, Log, Ok, Edit, Show, List, Search, Delete, Undo, History, Restore,
                             Review, Next, Tried, Before, Story, Others, Patterns, Assumptions, Stats, Causes,
                             Scan, Import, Export, ShowConfig, Doctor, Completions, Complete, Answer>;

enum class ColorMode { automatic, always, never };

/// What holds for every command, as typed; empty where the flag was not given.
struct Globals {
  std::string journal, color, detector, detector_timeout, mindset;
  bool accessible = false, no_input = false;
};

struct Invocation {
  Globals globals;
  Command command;
};

}  // namespace detour::cli
