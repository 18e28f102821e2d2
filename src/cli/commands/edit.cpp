// detour edit: change an entry, by flags or in the editor.
#include <algorithm>
#include <array>
#include <set>

#include "../fields.hpp"
#include "../outside.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

void remove_labels(std::vector<std::string>& labels, const std::vector<std::string>& unwanted) {
  for (const auto& label : unwanted) std::erase(labels, normal_label(label));
}

/// A field that may be empty, and how it gets so.
struct Clearable {
  std::string_view name;
  void (*clear)(Entry& entry);
};
constexpr std::array clearable{Clearable{"expected", [](Entry& entry) { entry.expected.reset(); }},
                               Clearable{"assumptions", [](Entry& entry) { entry.assumptions.clear(); }},
                               Clearable{"lessons", [](Entry& entry) { entry.lessons.clear(); }},
                               Clearable{"next", [](Entry& entry) { entry.next.clear(); }},
                               Clearable{"kind", [](Entry& entry) { entry.kind.reset(); }},
                               Clearable{"source", [](Entry& entry) { entry.source.reset(); }},
                               Clearable{"estimate", [](Entry& entry) { entry.estimate.reset(); }},
                               Clearable{"actual", [](Entry& entry) { entry.actual.reset(); }},
                               Clearable{"follows", [](Entry& entry) { entry.follows.reset(); }}};

void clear(Entry& entry, const std::vector<std::string>& fields) {
  for (const auto& name : fields) {
    const auto* const field = std::ranges::find(clearable, name, &Clearable::name);
    if (field != clearable.end()) {
      field->clear(entry);
      continue;
    }
    std::string names;
    for (const auto& known : clearable) names += (names.empty() ? "" : ", ") + std::string(known.name);
    throw UsageError("'" + truncated(safe_line(name), 40) + "' cannot be cleared",
                     "--clear takes " + names + "; tags and people go with --remove-tag, --remove-person");
  }
}

bool has_flags(const Edit& options) {
  return !options.what.empty() || !is_empty(options.fields) || !options.remove_tags.empty() ||
         !options.remove_people.empty() || !options.clear.empty();
}

/// A chain has a beginning: an entry cannot follow itself or what follows it.
std::string followed(const Journal& journal, const Entry& entry, const std::string& reference) {
  const auto first = journal.entry(reference);
  std::set<std::string> seen;  // an import may bring a circle, and what an entry followed may be deleted
  for (auto id = std::optional(first.id); id && seen.insert(*id).second;
       id = journal.has(*id) ? journal.entry(*id).follows : std::nullopt)
    if (*id == entry.id)
      throw UsageError("an entry cannot follow itself, nor what came out of it",
                       "name the one that it came out of: --follows ID");
  return first.id;
}

Entry changed(Entry entry, const Edit& options, const World& world) {
  clear(entry, options.clear);  // first: what is given beside it comes in its place
  if (!options.what.empty()) replace_what(entry, options.what);
  apply(options.fields, entry, world);
  remove_labels(entry.tags, options.remove_tags);
  remove_labels(entry.people, options.remove_people);
  return entry;
}

/// The entry may have changed while the editor was open: then nothing is overwritten.
void require_unchanged(const Entry& before, const Entry& now) {
  if (!(before == now))
    throw Failure("the entry was changed by another command meanwhile",
                  "run 'detour edit' again and take over your text");
}

void edit_in_template(Session& session, Journal& journal, const Entry& before) {
  edit_in_editor(session, to_template(before), [&](std::string_view text) {
    const auto edited = apply_template(before, text, session.world.now, session.world.zone);
    auto& out = session.world.console.out;
    if (!edited || *edited == before) {
      out << "nothing was changed\n";
      return;
    }
    Entry after;
    journal.write("edit", session.world.now, [&](Writer& writer) {
      require_unchanged(before, writer.entry(before.id));
      after = writer.put(*edited);
    });
    hear_and_keep({after}, journal, session);
    out << render_changed(before, after, journal.short_id(before.id), journal.causes(), session.style);
  });
}

void edit_by_flags(Session& session, Journal& journal, const Entry& before, const Edit& options) {
  Entry after;
  const auto& follows = options.fields.follows;
  const auto first = follows.empty() ? std::nullopt : std::optional(followed(journal, before, follows));
  journal.write("edit", session.world.now, [&](Writer& writer) {
    auto entry = changed(writer.entry(before.id), options, session.world);
    if (first) entry.follows = first;
    after = writer.put(std::move(entry));
  });
  hear_and_keep({after}, journal, session);
  session.world.console.out << render_changed(before, after, journal.short_id(before.id), journal.causes(),
                                              session.style);
}

}  // namespace

void run(const Edit& options, Session& session) {
  const bool flags = has_flags(options);
  // A wrong id or flag must not lose the others: what was typed is kept before it is understood.
  saving(session, flags ? to_template(options.what, options.fields) : "", [&] {
    auto journal = session.open_to_change();
    if (!journal)
      throw NotFound("no entry '" + truncated(safe_line(options.id), 40) + "': nothing is logged yet",
                     "detour log \"what happened\"");
    const auto before = journal->entry(options.id);
    if (flags) return edit_by_flags(session, *journal, before, options);
    if (!session.may_ask)
      throw UsageError(
          "nothing to change",
          "say what: --what, --lesson, --next, --clear FIELD …, or run it on a terminal for the editor");
    edit_in_template(session, *journal, before);
  });
}

}  // namespace detour::cli
