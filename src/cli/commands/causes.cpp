// detour causes: the catalogue, why an entry was read as it was, and teaching detour better.
#include "detour/cli/render/causes.hpp"

#include <algorithm>
#include <array>

#include "../fields.hpp"
#include "../teaching.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/json.hpp"
#include "detour/insight/detector.hpp"

namespace detour::cli {
namespace {

using Words = std::span<const std::string>;

void show(Words words, const Causes& options, Session& session) {
  const auto journal = session.open();
  const auto& causes = causes_of(journal);
  auto& out = session.world.console.out;
  if (words.empty()) {
    out << (options.json ? to_json_lines(causes.all()) : render_catalogue(causes, session.style));
    return;
  }
  if (words.size() > 1)
    throw UsageError("'detour causes' shows one cause at a time", "see 'detour causes --help'");
  const auto& cause = known_cause(words.front(), causes);
  out << (options.json ? to_json_lines({&cause, 1})
                       : render_cause(cause, causes.is_hidden(cause.id), session.style));
}

void explain(const std::string& reference, const Causes& options, Session& session) {
  const auto journal = session.open();
  if (!journal) throw NotFound("nothing is logged yet", "detour log \"what happened\"");
  const auto entry = journal->entry(reference);
  const auto explanations = Detector::builtin().explain(entry, journal->personal());
  session.world.console.out << (options.json
                                    ? to_json_lines(explanations)
                                    : render_explanations(entry, journal->short_id(entry.id), explanations,
                                                          journal->causes(), session.style));
}

/// A verb behind `causes`, how many words it takes, and what it does.
struct Verb {
  std::string_view name;
  std::size_t least, most;
  std::string_view usage;
  void (*run)(Words words, const Causes& options, Session& session);
};

constexpr std::size_t any = 100;
constexpr std::array verbs{
    Verb{"mark", 2, any, "detour causes mark ENTRY CAUSE",
         [](Words w, const Causes&, Session& s) { mark(w[0], w.subspan(1), Mark::yes, s); }},
    Verb{"reject", 2, any, "detour causes reject ENTRY CAUSE",
         [](Words w, const Causes&, Session& s) { mark(w[0], w.subspan(1), Mark::no, s); }},
    Verb{"unmark", 2, any, "detour causes unmark ENTRY CAUSE",
         [](Words w, const Causes&, Session& s) { mark(w[0], w.subspan(1), Mark::none, s); }},
    Verb{"explain", 1, 1, "detour causes explain ENTRY",
         [](Words w, const Causes& o, Session& s) { explain(w[0], o, s); }},
    Verb{"add", 1, 1, "detour causes add ID --title \"Title\" --cue \"words that tell it\"",
         [](Words w, const Causes& o, Session& s) { add_cause(w[0], o, s); }},
    Verb{"rename", 2, any, "detour causes rename ID \"Title\"",
         [](Words w, const Causes&, Session& s) {
           rename_cause(w[0], joined({w.begin() + 1, w.end()}), s);
         }},
    Verb{"hide", 1, 1, "detour causes hide ID",
         [](Words w, const Causes&, Session& s) { hide_cause(w[0], true, s); }},
    Verb{"unhide", 1, 1, "detour causes unhide ID",
         [](Words w, const Causes&, Session& s) { hide_cause(w[0], false, s); }},
    Verb{"remove", 1, 1, "detour causes remove ID",
         [](Words w, const Causes&, Session& s) { remove_cause(w[0], s); }},
};

}  // namespace

void run(const Causes& options, Session& session) {
  const Words words(options.words);
  const auto* const verb = words.empty() ? verbs.end() : std::ranges::find(verbs, words.front(), &Verb::name);
  if (verb == verbs.end()) return show(words, options, session);
  const auto rest = words.subspan(1);
  if (rest.size() < verb->least || rest.size() > verb->most)
    throw UsageError("'causes " + std::string(verb->name) + "' takes other words", std::string(verb->usage));
  verb->run(rest, options, session);
}

}  // namespace detour::cli
