// detour next: attempts that are open, due first; and adding one.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "../attempts.hpp"
#include "../fields.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/base/when.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/draft.hpp"
#include "detour/cli/entry_template.hpp"
#include "detour/cli/render/entry.hpp"
#include "detour/insight/lessons.hpp"

namespace detour::cli {
namespace {

std::string to_json_line(const OpenAttempt& open) {
  nlohmann::ordered_json o{{"entry", open.entry}, {"id", open.attempt.id}, {"text", open.attempt.text}};
  o["due"] = open.attempt.due ? nlohmann::ordered_json(to_iso(*open.attempt.due)) : nullptr;
  o["status"] = to_string(open.attempt.status);
  return safe_json(o.dump()) + '\n';
}

void list(const Next& options, Session& session) {
  auto& out = session.world.console.out;
  const auto journal = session.open();
  const auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (!journal) {
    if (!options.json) out << nothing_logged_yet;
    return;
  }
  auto planned = filter;
  planned.attempt = detour::Status::planned;
  const auto open = open_attempts(journal->entries(planned), *journal);
  auto plans_only = filter;
  plans_only.stage = Stage::plan;
  const auto plans = journal->entries(plans_only);
  const auto today = local_date(session.world.now);
  for (const auto& attempt : open)
    out << (options.json ? to_json_line(attempt) : render_open_attempt(attempt, today, session.style));
  if (options.json) return;
  if (!plans.empty()) out << '\n' << session.style.bold("Plans on record") << '\n';
  for (const auto& plan : plans) out << render_row(plan, journal->short_id(plan.id), session.style);
  out << (open.empty() && plans.empty()
              ? "Nothing is open. Plan a next attempt:  detour next add @1 \"when … I will …\"\n"
              : "\ndetour tried ID worked|failed|mixed|dropped\n");
}

void add(const Next& options, Session& session) {
  if (options.words.size() < 3 || is_blank(options.words[2]))
    throw UsageError("an attempt needs an entry and a text", "detour next add ENTRY \"when … I will …\"");
  const auto text = joined({options.words.begin() + 2, options.words.end()});
  saving(session, text, [&] {
    auto attempt = attempt_from(text, session.world.now, session.world.zone);
    if (!options.due.empty())
      attempt.due = parse_day(options.due, session.world.now, session.world.zone, Lean::future);

    auto journal = session.open_to_change();
    if (!journal) throw NotFound("nothing is logged yet", "detour log \"what happened\"");
    auto entry = journal->entry(options.words[1]);
    journal->write("next add", session.world.now, [&](Writer& writer) {
      auto now = writer.entry(entry.id);
      now.next.push_back(attempt);
      entry = writer.put(std::move(now));
    });
    auto& out = session.world.console.out;
    out << "planned\n"
        << render_open_attempt({entry.next.back(), entry.id, journal->short_id(entry.id)},
                               local_date(session.world.now), session.style);
    if (if_then_plan_from(text).cue.empty())
      out << session.style.dim("  Plans of the form \"when … I will …\" are kept more often.") << '\n';
  });
}

}  // namespace

void run(const Next& options, Session& session) {
  if (options.words.empty()) return list(options, session);
  if (options.words.front() == "add") return add(options, session);
  throw UsageError("'detour next' lists what is open",
                   "to add one: detour next add ENTRY \"when … I will …\"");
}

}  // namespace detour::cli
