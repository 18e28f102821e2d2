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
  add_text(app, "--follows", fields.follows, "the entry that this one came out of")->type_name("ID");
  add_text(app, "--estimate", fields.estimate, "how much work you thought it was: 45m, 3h, 2d, 1w")
      ->type_name("AMOUNT");
  add_text(app, "--actual", fields.actual, "how much it was")->type_name("AMOUNT");
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

void define_ok(CLI::App& app, Command& command) {
  auto& ok = as<Ok>(command);
  add_list(app, "text", ok.text, "what went well this time; '-' or a pipe reads it from stdin");
  add_list(app, "-c,--cause", ok.causes, "the cause that was kept away (else read from the text)")
      ->type_name("CAUSE");
  add_text(app, "--at", ok.at, "when: yesterday 17:00, last friday")->type_name("WHEN");
  add_list(app, "-t,--tag", ok.tags, "a tag")->type_name("TAG");
  add_list(app, "-p,--person", ok.people, "a person")->type_name("PERSON");
  app.add_flag("--json", ok.json, "print the entry as JSON");
}

void define_edit(CLI::App& app, Command& command) {
  auto& edit = as<Edit>(command);
  add_text(app, "id", edit.id, "an id, a prefix of it, or @1 for the newest")->required()->type_name("ID");
  add_text(app, "-w,--what", edit.what, "the text anew");
  add_fields(app, edit.fields);
  add_list(app, "--remove-tag", edit.remove_tags, "take a tag off")->type_name("TAG");
  add_list(app, "--remove-person", edit.remove_people, "take a person off")->type_name("PERSON");
  add_list(app, "--clear", edit.clear, "empty a field: expected, lessons, kind …")->type_name("FIELD");
}

void define_show(CLI::App& app, Command& command) {
  auto& show = as<Show>(command);
  add_list(app, "ids", show.ids, "entries to show (the newest unless given)")->type_name("ID");
  app.add_flag("--json", show.json, "print JSON Lines");
}

void define_list(CLI::App& app, Command& command) {
  auto& list = as<List>(command);
  add_filter(app, list.filter);
  app.add_option("--limit", list.limit, "at most so many, 0 for all")
      ->check(CLI::Range(0, 1000000000))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--json", list.json, "print JSON Lines");
}

void define_search(CLI::App& app, Command& command) {
  auto& search = as<Search>(command);
  add_list(app, "words", search.query, "words to look for; \"quoted words\" stand together")->required();
  add_filter(app, search.filter);
  app.add_option("--limit", search.limit, "at most so many, 0 for all")
      ->check(CLI::Range(0, 1000000000))
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

void define_restore(CLI::App& app, Command& command) {
  auto& restore = as<Restore>(command);
  add_text(app, "id", restore.id, "an entry, also a deleted one; without it: list what is deleted")
      ->type_name("ID");
  app.add_option("state", restore.state, "the state to bring back, as 'detour history ID' numbers them")
      ->check(CLI::Range(1, 1000000000))
      ->type_name("N");
  app.add_flag("--json", restore.json, "print JSON Lines");
}

void define_review(CLI::App& app, Command& command) {
  auto& review = as<Review>(command);
  add_list(app, "words", review.words, "nothing: hold the review\nshow [ID]: read one again")->type_name("");
  app.add_flag("--print", review.print, "print the digest and ask nothing");
  app.add_flag("--list", review.list, "list finished reviews");
  add_list(app, "--question", review.questions, "a question of your own to ask too");
  app.add_flag("--json", review.json, "print the list, or the one shown, as JSON");
  add_text(app, "--since", review.since, "from this day on (else since the last review, or a week)")
      ->type_name("DAY");
}

void define_next(CLI::App& app, Command& command) {
  auto& next = as<Next>(command);
  add_list(app, "words", next.words,
           "nothing: what is open, due first\nadd ENTRY TEXT: a new attempt, best as \"when … I will …\"")
      ->type_name("");
  add_text(app, "--due", next.due, "by when you try it: friday, \"in 2 weeks\"")->type_name("DAY");
  add_filter(app, next.filter);
  app.add_flag("--json", next.json, "print JSON Lines");
}

void define_tried(CLI::App& app, Command& command) {
  auto& tried = as<Tried>(command);
  add_text(app, "attempt", tried.attempt,
           "its entry, or ENTRY.2 for the second attempt of one, or a plan on record")
      ->required()
      ->type_name("ID");
  add_text(app, "status", tried.status, "worked, failed, mixed or dropped")->required()->type_name("STATUS");
  add_list(app, "note", tried.note, "what there is to say of it")->type_name("NOTE");
  add_text(app, "--log", tried.log, "log a new setback that came of it, linked to the first");
  app.add_flag("--correct", tried.correct, "change an outcome that is on record");
}

void define_before(CLI::App& app, Command& command) {
  auto& before = as<Before>(command);
  add_list(app, "plan", before.plan, "what you are about to do; '-' reads it from stdin");
  app.add_option("--limit", before.limit, "show at most so many, 0 for all")
      ->check(CLI::Range(0, 1000000000))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--log", before.log, "keep the plan as an entry whose outcome is open");
  add_fields(app, before.fields);
  app.add_flag("--json", before.json, "print JSON");
}

void define_others(CLI::App& app, Command& command) {
  auto& others = as<Others>(command);
  add_list(app, "words", others.words, "words to look for, or a name from the list to read it in full");
  add_list(app, "-c,--cause", others.causes, "only those that tell this cause")->type_name("CAUSE");
  add_list(app, "-t,--tag", others.tags, "only those with this tag: engineering, business, science, career")
      ->type_name("TAG");
  app.add_flag("--json", others.json, "print JSON Lines");
}

void define_story(CLI::App& app, Command& command) {
  auto& story = as<Story>(command);
  add_text(app, "id", story.id, "any entry of the chain (the newest unless given)")->type_name("ID");
  app.add_flag("--redact", story.redact, "without people and numbers");
}

void define_assumptions(CLI::App& app, Command& command) {
  auto& assumptions = as<Assumptions>(command);
  add_list(
      app, "words", assumptions.words,
      "nothing: list them\nheld|wrong|unknown ENTRY [NUMBER]: judge one, the first open one unless numbered")
      ->type_name("");
  add_text(app, "--verdict", assumptions.verdict, "only those that are wrong, held or unknown")
      ->type_name("VERDICT");
  add_filter(app, assumptions.filter);
  app.add_option("--limit", assumptions.limit, "list at most so many, 0 for all")
      ->check(CLI::Range(0, 1000000000))
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--json", assumptions.json, "print JSON");
}

void define_stats(CLI::App& app, Command& command) {
  auto& stats = as<Stats>(command);
  add_filter(app, stats.filter);
  app.add_flag("--json", stats.json, "print JSON");
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
