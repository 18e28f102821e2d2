#include "teaching.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/cli/render/text.hpp"

namespace detour::cli {
namespace {

Journal existing(Session& session, const std::string& entry) {
  if (auto journal = session.open_to_change()) return std::move(*journal);
  throw NotFound("no entry '" + truncated(safe_line(entry), 40) + "': nothing is logged yet",
                 "detour log \"what happened\"");
}

/// What the person said of this cause before, or nothing but its id.
OwnCause said_of(const Journal& journal, std::string_view id) {
  for (const auto& own : journal.causes().own())
    if (own.id == id) return own;
  OwnCause cause;
  cause.id = id;
  return cause;
}

bool says_nothing(const OwnCause& cause) {
  return find_cause(cause.id) != nullptr && cause.title.empty() && !cause.hidden;
}

void save(const OwnCause& cause, std::string_view action, Journal& journal, Session& session) {
  static_cast<void>(Personal({cause}));  // throws for a cue that cannot be read, before anything is written
  journal.write(action, session.world.now, [&](Writer& writer) {
    if (says_nothing(cause))
      writer.remove_cause(cause.id);
    else
      writer.put(cause);
  });
  journal.refresh();
}

void set_if_given(std::string& field, const std::string& given) {
  if (!is_blank(given)) field = trimmed(given);
}

void add_new(std::vector<std::string>& list, const std::vector<std::string>& given) {
  for (const auto& text : given)
    if (!is_blank(text) && std::ranges::find(list, text) == list.end()) list.emplace_back(trimmed(text));
}

std::string title_from(std::string_view id) {
  std::string title(id);
  std::ranges::replace(title, '-', ' ');
  title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

}  // namespace

void mark(const std::string& reference, std::span<const std::string> causes, Mark mark, Session& session) {
  auto journal = existing(session, reference);
  const auto before = journal.entry(reference);
  std::vector<std::string> ids;
  for (const auto& cause : causes) ids.emplace_back(known_cause(cause, journal.causes()).id);
  journal.write(mark == Mark::no ? "causes reject" : "causes mark", session.world.now, [&](Writer& writer) {
    auto entry = writer.entry(before.id);
    for (const auto& id : ids) {
      if (mark == Mark::none)
        entry.marks.erase(id);
      else
        entry.marks[id] = mark == Mark::yes;
    }
    writer.put(entry);
  });
  journal.refresh();
  const auto after = journal.entry(before.id);
  session.world.console.out << render_marked(before, after, journal.short_id(after.id), journal.causes(),
                                             session.style);
}

void add_cause(const std::string& id, const Causes& options, Session& session) {
  if (!is_cause_id(id))
    throw UsageError("'" + truncated(safe_line(id), 40) + "' cannot be the id of a cause",
                     "use lower-case letters, digits and '-', for example night-shift");
  if (find_cause(id) != nullptr)
    throw UsageError("'" + id + "' is a cause that detour knows already",
                     "'detour causes rename' gives it another title; choose another id for your own");
  auto journal = session.open_or_create();
  auto cause = said_of(journal, id);
  const bool is_new = cause.title.empty();
  if (is_new) cause.title = title_from(id);
  set_if_given(cause.title, options.title);
  set_if_given(cause.meaning, options.meaning);
  set_if_given(cause.question, options.question);
  set_if_given(cause.counter_move, options.counter_move);
  add_new(cause.cues, options.cues);
  add_new(cause.examples, options.examples);
  if (cause.cues.empty() && cause.examples.empty())
    throw UsageError("a cause needs words that tell it",
                     "give some with --cue \"stayed up late\" or --example \"I stayed up till three\"");
  if (is_new && cause.meaning.empty()) cause.meaning = "a cause of your own";
  if (is_new && cause.question.empty())
    cause.question = "What would have to be different for this not to happen again?";
  if (is_new && cause.counter_move.empty())
    cause.counter_move = "when this begins, I will stop and look at it";
  cause.hidden = false;
  save(cause, "causes add", journal, session);
  Filter filter;
  filter.causes = {id};
  session.world.console.out << fmt::format("{} {}: {} so far tell it   (detour list --cause {})\n",
                                           is_new ? "added" : "changed", id,
                                           entries_in_words(journal.count(filter)), id);
}

void rename_cause(const std::string& id, const std::string& title, Session& session) {
  if (is_blank(title)) throw UsageError("the new title is empty", "detour causes rename ID \"Title\"");
  auto journal = session.open_or_create();
  auto cause = said_of(journal, known_cause(id, journal.causes()).id);
  cause.title = trimmed(title);
  save(cause, "causes rename", journal, session);
  session.world.console.out << fmt::format("{} is now called {}\n", cause.id, safe_line(cause.title));
}

void hide_cause(const std::string& id, bool hidden, Session& session) {
  auto journal = session.open_or_create();
  auto cause = said_of(journal, known_cause(id, journal.causes()).id);
  cause.hidden = hidden;
  save(cause, hidden ? "causes hide" : "causes unhide", journal, session);
  session.world.console.out << (hidden ? fmt::format(
                                             "{0} is hidden; 'detour causes unhide {0}' brings it back\n",
                                             cause.id)
                                       : fmt::format("{} is no longer hidden\n", cause.id));
}

void remove_cause(const std::string& id, Session& session) {
  auto journal = session.open_to_change();
  const auto own = journal ? said_of(*journal, id) : OwnCause{};
  if (own.title.empty() || find_cause(id) != nullptr)
    throw NotFound("no cause of your own '" + truncated(safe_line(id), 40) + "'",
                   "'detour causes hide' takes one of detour's out of sight");
  journal->write("causes remove", session.world.now, [&](Writer& writer) { writer.remove_cause(id); });
  journal->refresh();
  session.world.console.out << fmt::format("removed {}; 'detour undo' brings it back\n", id);
}

}  // namespace detour::cli
