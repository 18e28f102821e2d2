// detour assumptions: what was assumed, what came of it, and how well the confidence fitted.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/assumptions.hpp"
#include "detour/cli/render/entry.hpp"

namespace detour::cli {
namespace {

Verdict known_verdict(std::string_view name) {
  if (const auto verdict = verdict_from(folded(name))) return *verdict;
  throw UsageError("no verdict '" + truncated(safe_line(name), 40) + "'",
                   "an assumption is wrong, held or unknown: detour assumptions wrong ENTRY");
}

std::size_t place_of(const Entry& entry, const std::string& number) {
  if (number.empty()) {
    const auto open = std::ranges::find(entry.assumptions, Verdict::unknown, &Assumption::verdict);
    return static_cast<std::size_t>(open - entry.assumptions.begin());
  }
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), place);
  if (error != std::errc() || end != number.data() + number.size() || place < 1)
    throw UsageError("'" + truncated(safe_line(number), 40) + "' is not the number of an assumption",
                     "the first one of an entry is 1");
  return place - 1;
}

void judge(const std::vector<std::string>& words, Session& session) {
  const auto verdict = known_verdict(words.front());
  if (words.size() < 2 || words.size() > 3)
    throw UsageError("which assumption?", "detour assumptions wrong ENTRY, or ENTRY 2 for its second");
  auto journal = session.open_to_change();
  if (!journal) throw NotFound("nothing is logged yet", "detour log \"what happened\"");
  const auto before = journal->entry(words[1]);
  const auto place = place_of(before, words.size() > 2 ? words[2] : "");
  if (place >= before.assumptions.size())
    throw NotFound("no such assumption of '" + truncated(safe_line(words[1]), 40) + "'",
                   "'detour show " + truncated(safe_line(words[1]), 40) + "' has them in their order");
  Entry after;
  journal->write("assumptions", session.world.now, [&](Writer& writer) {
    auto entry = writer.entry(before.id);
    entry.assumptions.at(place).verdict = verdict;
    after = writer.put(std::move(entry));
  });
  session.world.console.out << render_judged(after.assumptions[place], session.style);
}

}  // namespace

void run(const Assumptions& options, Session& session) {
  if (!options.words.empty()) return judge(options.words, session);
  const auto journal = session.open();
  auto filter = resolved(options.filter, session.world, causes_of(journal));
  if (!filter.whose) filter.whose = self;
  AssumptionsView view;
  if (!options.verdict.empty()) view.verdict = known_verdict(options.verdict);
  if (journal)
    for (const auto& entry : journal->entries(filter))
      for (const auto& assumption : entry.assumptions)
        view.all.push_back(
            {assumption, entry.id, journal->short_id(entry.id), entry.happened_at, entry.tags});
  view.limit = options.limit;
  auto& out = session.world.console.out;
  if (options.json)
    out << to_json(view);
  else if (!journal)
    out << nothing_logged_yet;
  else
    out << render_assumptions(view, session.style);
}

}  // namespace detour::cli
