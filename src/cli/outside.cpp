#include "outside.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/base/text.hpp"
#include "detour/exchange/outside.hpp"

namespace detour::cli {
namespace {

void tell(Session& session, const std::string& what) {
  session.world.console.err << "detour: the detector '" << safe_line(session.config.detector_name)
                            << "': " << safe_line(what) << '\n';
}

void tell_what_went_wrong(const ProcessResult& result, const OutsideAnswer& answer, Session& session) {
  if (result.timed_out)
    tell(session, fmt::format("no end after {} s; what detour found itself stands",
                              session.config.detector_timeout.count()));
  else if (result.overflowed)
    tell(session, "it printed far too much and was stopped");
  else if (result.code != 0)
    tell(session, fmt::format("it ended with code {}; what detour found itself stands", result.code));
  if (result.code != 0 && !is_blank(result.complaint))
    tell(session, "it says: " + std::string(trimmed(result.complaint)));
  for (const auto& complaint : answer.complaints) tell(session, complaint);
  const auto silent = std::ranges::count_if(answer.findings, [](const auto& said) { return !said; });
  if (silent > 0 && result.code == 0 && !result.timed_out)
    tell(session, fmt::format("it said nothing about {} of {} entries", silent, answer.findings.size()));
}

/// What asking about some entries came to.
struct Heard {
  bool changed = false;
  bool in_trouble = false;  ///< it did not end well: asking again would only take as long again
};

Heard ask(std::span<Entry> entries, const CauseList& causes, Session& session) {
  const auto& config = session.config;
  session.world.console.out.flush();
  const auto result =
      session.world.run_command(config.detector, question_for(entries), config.detector_timeout);
  const auto answer = read_answer(result.out, entries, config.detector_name, causes);
  tell_what_went_wrong(result, answer, session);
  Heard heard{false, result.code != 0 || result.timed_out || result.overflowed};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!answer.findings[i] || entries[i].heard == *answer.findings[i]) continue;
    entries[i].heard = *answer.findings[i];
    heard.changed = true;
  }
  return heard;
}

}  // namespace

bool hear(std::vector<Entry>& entries, const CauseList& causes, Session& session) {
  if (session.config.detector.empty()) return false;
  bool changed = false;
  try {
    for (std::size_t from = 0; from < entries.size(); from += heard_at_once) {
      const auto batch = std::span(entries).subspan(from, std::min(heard_at_once, entries.size() - from));
      const auto heard = ask(batch, causes, session);
      changed = changed || heard.changed;
      if (heard.in_trouble) {
        session.config.detector.clear();  // for the rest of this run
        break;
      }
    }
  } catch (const Failure& e) {
    tell(session, e.what());
  }
  return changed;
}

void hear_and_keep(std::vector<Entry> entries, Journal& journal, Session& session) {
  if (!hear(entries, journal.causes(), session)) return;
  journal.amend(session.world.now, [&entries](Writer& writer) {
    for (const auto& heard : entries) {
      auto entry = writer.entry(heard.id);
      entry.heard = heard.heard;
      writer.put(std::move(entry));
    }
  });
}

}  // namespace detour::cli
