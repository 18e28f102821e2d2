// detour log: write down a setback.
#include <utility>

#include "../asking.hpp"
#include "../fields.hpp"
#include "../input.hpp"
#include "../logging.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/prompt.hpp"
#include "detour/journal/rules.hpp"

namespace detour::cli {
namespace {

constexpr std::string_view taken_up = "'detour log < FILE' takes it up again";

void require_text(const Entry& entry) {
  if (is_blank(entry.what))
    throw UsageError("nothing was logged: an entry needs a text", "detour log \"what happened\"");
}

/// The end of input ends the questions: what was told so far is kept, if it is an entry at all.
void ask_about(Entry& entry, World& world) {
  const Asking ask{world};
  try {
    if (entry.what.empty()) entry.what = ask.text("What happened?").value_or("");
    require_text(entry);
    if (!entry.expected) entry.expected = ask.expected();
    if (auto assumption = ask.assumption()) entry.assumptions.push_back(std::move(*assumption));
    if (auto lesson = ask.lesson()) entry.lessons.push_back(std::move(*lesson));
    if (auto attempt = ask.attempt()) entry.next.push_back(std::move(*attempt));
  } catch (const StopAsking&) {
    require_text(entry);
  }
}

void save(Entry entry, const std::string& follows, const Log& options, Session& session) {
  auto journal = session.open_or_create();
  if (!follows.empty()) entry.follows = journal.entry(follows).id;
  log_entry(std::move(entry), journal, session, options.json ? Answering::as_json : Answering::in_words);
}

void log_from_editor(const Entry& entry, const Log& options, Session& session) {
  edit_in_editor(session, to_template(entry), [&](std::string_view text) {
    if (auto edited = apply_template(entry, text, session.world.now, session.world.zone))
      save(std::move(*edited), options.fields.follows, options, session);
    else
      session.world.console.err << "nothing was logged: the text is empty\n";
  });
}

void log_asking(Entry entry, const Log& options, Session& session) {
  if (!session.may_ask)
    throw UsageError("--ask needs a terminal to ask on",
                     "give the text instead: detour log \"what happened\"");
  const auto typed = [&] { return is_blank(entry.what) ? "" : to_template(entry, options.fields); };
  saving(
      session, typed,
      [&] {
        ask_about(entry, session.world);
        save(entry, options.fields.follows, options, session);
      },
      taken_up);
}

/// A text that was kept after a failure, mended by now.
void log_kept(Entry entry, const Log& options, Session& session) {
  const auto& world = session.world;
  const auto text = std::exchange(entry.what, {});
  auto kept = apply_template(entry, text, world.now, world.zone);
  if (!kept) throw UsageError("nothing to log: the text is empty", "write it below the question");
  const auto fields = further_fields(text);
  apply(fields, *kept, world);
  apply(options.fields, *kept, world);
  save(std::move(*kept), fields.follows, options, session);
}

}  // namespace

void run(const Log& options, Session& session) {
  auto& world = session.world;
  Entry entry;
  entry.happened_at = entry.logged_at = world.now;
  entry.what = joined(options.text);
  const bool from_stdin =
      entry.what == "-" || (entry.what.empty() && !world.console.in_is_terminal && !options.edit);
  if (from_stdin) entry.what = all_of(world.console);
  const bool kept = from_stdin && is_template(entry.what);
  const bool nothing = is_blank(entry.what) && is_empty(options.fields);
  const auto typed = kept ? entry.what : nothing ? "" : to_template(entry.what, options.fields);
  saving(
      session, typed,
      [&] {
        require_read_to_end(world.console);
        if (!kept) apply(options.fields, entry, world);
      },
      taken_up);
  if (options.ask) return log_asking(std::move(entry), options, session);
  if (options.edit && !session.may_ask)
    saving(session, typed, [] {
      throw UsageError("there is no terminal to open your editor on", "say what happened: detour log \"…\"");
    });
  if (options.edit || (is_blank(entry.what) && session.may_ask))
    return log_from_editor(entry, options, session);
  if (is_blank(entry.what))
    throw UsageError("nothing to log: the text is empty", "detour log \"what happened\"");
  saving(
      session, typed,
      [&] {
        if (kept)
          log_kept(entry, options, session);
        else
          save(std::move(entry), options.fields.follows, options, session);
      },
      taken_up);
}

}  // namespace detour::cli
