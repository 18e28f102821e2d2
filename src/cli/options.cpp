#include "options.hpp"

namespace detour::cli {
namespace {

constexpr char shield = '\x1d';

}  // namespace

std::string shielded(std::string word) {
  if (word.size() >= 2 && word.front() == '[' && word.back() == ']') word.insert(word.begin(), shield);
  return word;
}

std::string unshielded(std::string word) {
  if (!word.empty() && word.front() == shield) word.erase(word.begin());
  return word;
}

void add_filter(CLI::App& app, FilterArguments& filter) {
  add_text(app, "--since", filter.since, "from this day on: 2026-03-01, monday, \"3 weeks ago\", march")
      ->type_name("DAY");
  add_text(app, "--until", filter.until, "up to and including this day")->type_name("DAY");
  add_list(app, "-t,--tag", filter.tags, "only entries with this tag")->type_name("TAG");
  add_list(app, "-p,--person", filter.people, "only entries with this person")->type_name("PERSON");
  add_list(app, "-c,--cause", filter.causes, "only entries that tell this cause")->type_name("CAUSE");
  add_text(app, "--whose", filter.whose, "only entries of this person; 'self' for your own")
      ->type_name("NAME");
  add_text(app, "--kind", filter.kind, "preventable, complex or intelligent")->type_name("KIND");
}

void add_fields(CLI::App& app, FieldArguments& fields) {
  add_text(app, "--at", fields.at, "when it happened: yesterday 17:00, last friday, 2026-03-04")
      ->type_name("WHEN");
  add_text(app, "-e,--expected", fields.expected, "what should have happened");
  add_list(app, "-a,--assume", fields.assumptions,
           "what you assumed, with how sure you were: \"they sign on time 80%\"");
  add_list(app, "-l,--lesson", fields.lessons, "what you learned");
  add_list(app, "-n,--next", fields.next, "what you try next, best as \"when … I will …\"");
  add_text(app, "--due", fields.due, "by when you try it: friday, \"in 2 weeks\"")->type_name("DAY");
  add_list(app, "-t,--tag", fields.tags, "a tag; the same as #tag in the text")->type_name("TAG");
  add_list(app, "-p,--person", fields.people, "a person; the same as @person in the text")
      ->type_name("PERSON");
  add_text(app, "--kind", fields.kind, "preventable, complex or intelligent (a risk worth taking)")
      ->type_name("KIND");
  add_text(app, "--whose", fields.whose, "whose setback it is, when it is not your own")->type_name("NAME");
  add_text(app, "--source", fields.source, "where it is told: an address, a book");
}

void define_log(CLI::App& app, Command& command) {
  auto& log = as<Log>(command);
  add_list(app, "text", log.text,
           "what happened; #tag and @person are understood; '-' or a pipe reads it from stdin");
  add_fields(app, log.fields);
  app.add_flag("--ask", log.ask, "ask for each field, line by line");
  app.add_flag("--edit", log.edit, "open your editor, also when a text is given");
  app.add_flag("--json", log.json, "print the entry as JSON");
}

void define_edit(CLI::App& app, Command& command) {
  auto& edit = as<Edit>(command);
  add_text(app, "id", edit.id, "an id, a prefix of it, or @1 for the newest")->required()->type_name("ID");
  add_text(app, "-w,--what", edit.what, "the text anew");
  add_fields(app, edit.fields);
  add_list(app, "--remove-tag", edit.remove_tags, "take a tag off")->type_name("TAG");
  add_list(app, "--remove-person", edit.remove_people, "take a person off")->type_name("PERSON");
}

void define_show(CLI::App& app, Command& command) {
  auto& show = as<Show>(command);
  add_list(app, "ids", show.ids, "entries to show (the newest unless given)")->type_name("ID");
  app.add_flag("--json", show.json, "print JSON Lines");
}

void define_list(CLI::App& app, Command& command) {
  auto& list = as<List>(command);
  add_filter(app, list.filter);
  app.add_option("--limit", list.limit, "at most so many, 0 for all")->type_name("N")->capture_default_str();
  app.add_flag("--json", list.json, "print JSON Lines");
}

void define_search(CLI::App& app, Command& command) {
  auto& search = as<Search>(command);
  add_list(app, "words", search.query, "words to look for; \"quoted words\" stand together")->required();
  add_filter(app, search.filter);
  app.add_option("--limit", search.limit, "at most so many, 0 for all")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--json", search.json, "print JSON Lines");
}

void define_delete(CLI::App& app, Command& command) {
  auto& remove = as<Delete>(command);
  add_list(app, "ids", remove.ids, "entries to delete; 'detour undo' brings them back")
      ->required()
      ->type_name("ID");
  app.add_flag("-y,--yes", remove.yes, "do not ask");
}

void define_undo(CLI::App& app, Command& command) {
  auto& undo = as<Undo>(command);
  app.add_option("steps", undo.steps, "how many commands to take back at once")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
}

void define_history(CLI::App& app, Command& command) {
  auto& history = as<History>(command);
  add_text(app, "id", history.id, "an entry, also a deleted one")->required()->type_name("ID");
  app.add_flag("--json", history.json, "print JSON Lines");
}

void define_review(CLI::App& app, Command& command) {
  auto& review = as<Review>(command);
  app.add_flag("--print", review.print, "print the digest and ask nothing");
  app.add_flag("--list", review.list, "list finished reviews");
  add_text(app, "--since", review.since, "from this day on (else since the last review, or a week)")
      ->type_name("DAY");
}

void define_patterns(CLI::App& app, Command& command) {
  auto& patterns = as<Patterns>(command);
  // CLI11 from 2.5 on takes a positional and an option of one name for the same: --cause is a filter here.
  add_text(app, "CAUSE", patterns.cause, "one cause in detail")->type_name("");
  add_filter(app, patterns.filter);
  app.add_flag("--json", patterns.json, "print JSON");
}

void define_causes(CLI::App& app, Command& command) {
  auto& causes = as<Causes>(command);
  add_list(app, "words", causes.words,
           "CAUSE: one in detail\n"
           "mark|reject|unmark ENTRY CAUSE…: say yes, no or nothing; detour learns from it\n"
           "explain ENTRY: which words spoke for and against\n"
           "add ID: a cause of your own, with --cue and --example\n"
           "rename ID TITLE, hide|unhide ID, remove ID")
      ->type_name("");
  add_text(app, "--title", causes.title, "its name in reports");
  add_text(app, "--meaning", causes.meaning, "when it holds");
  add_list(app, "--cue", causes.cues, "words that tell it: \"stayed up late\"");
  add_list(app, "--example", causes.examples, "a sentence that tells it");
  add_text(app, "--question", causes.question, "a question to ask yourself");
  add_text(app, "--try", causes.counter_move, "a counter-move: \"when … I will …\"");
  app.add_flag("--json", causes.json, "print JSON Lines");
}

void define_scan(CLI::App& app, Command& command) {
  add_list(app, "files", as<Scan>(command).files, "files of entries as JSON Lines (stdin unless given)")
      ->type_name("FILE");
}

void define_import(CLI::App& app, Command& command) {
  auto& import = as<Import>(command);
  app.add_option("--format", import.format, "jsonl")->type_name("FORMAT")->capture_default_str();
  add_list(app, "files", import.files, "files to read; '-' for stdin")->required()->type_name("FILE");
  app.add_flag("--dry-run", import.dry_run, "say what would come in, change nothing");
  app.add_flag("--skip-bad", import.skip_bad, "leave bad records out and take the rest");
}

void define_export(CLI::App& app, Command& command) {
  auto& out = as<Export>(command);
  app.add_option("--format", out.format, "jsonl")->type_name("FORMAT")->capture_default_str();
  add_filter(app, out.filter);
}

void define_config(CLI::App& app, Command& command) {
  auto& config = as<ShowConfig>(command);
  app.add_flag("--path", config.path, "print only where the file is");
  app.add_flag("--json", config.json, "print JSON Lines");
}

void define_doctor(CLI::App& app, Command& command) {
  app.add_flag("--rebuild", as<Doctor>(command).rebuild, "make all derived tables anew from the log");
}

void define_completions(CLI::App& app, Command& command) {
  app.add_option("shell", as<Completions>(command).shell, "bash, zsh or fish")
      ->required()
      ->type_name("SHELL");
}

}  // namespace detour::cli
