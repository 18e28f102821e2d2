#include "logging.hpp"

#include "detour/cli/render/entry.hpp"
#include "detour/journal/entry_json.hpp"
#include "outside.hpp"

namespace detour::cli {
namespace {

/// What the answer to a log tells besides the entry: how often its first cause came in that month, the last
/// lesson on it.
LogAnswer answer_for(const Journal& journal, const Entry& entry, const Moment& now) {
  LogAnswer answer{entry, journal.short_id(entry.id), 0, true, std::nullopt};
  if (entry.causes.empty() || entry.whose != self || entry.stage != Stage::setback) return answer;
  const std::chrono::year_month_day day{local_date(entry.happened_at)};
  Filter same;
  const auto month = day.year() / day.month();
  same.since = std::chrono::sys_days(month / 1);
  same.until = local_date(entry.happened_at);
  same.causes = {entry.causes.front().cause};
  same.whose = std::string(self);
  same.stage = Stage::setback;
  answer.times_in_month = static_cast<int>(journal.count(same));
  answer.is_this_month = local_date(now) <= std::chrono::sys_days(month / std::chrono::last);
  answer.last_lesson = journal.last_lesson(entry.causes.front().cause, entry.id);
  return answer;
}

/// The command that such an entry comes from, as undo and history name it.
std::string_view command_for(Stage stage) {
  switch (stage) {
    case Stage::went_well:
      return "ok";
    case Stage::plan:
      return "before";
    default:
      return "log";
  }
}

}  // namespace

Entry log_entry(Entry entry, Journal& journal, Session& session, Answering answering, Step step) {
  const auto put = [&entry](Writer& writer) { entry = writer.put(entry); };
  if (step == Step::last)
    journal.amend(session.world.now, put);
  else
    journal.write(command_for(entry.stage), session.world.now, put);
  auto& out = session.world.console.out;
  // Kept and told first, asked then: whatever the detector does, nothing typed is lost.
  if (answering == Answering::in_words)
    journal.snapshot([&] {
      out << render_logged(answer_for(journal, entry, session.world.now), journal.causes(), session.style);
    });
  if (!session.config.detector.empty()) {
    const auto before = entry.causes.size();
    hear_and_keep({entry}, journal, session);
    entry = journal.entry(entry.id);
    if (answering == Answering::in_words && entry.causes.size() != before)
      out << render_heard(entry, journal.causes(), session.style);
  }
  if (answering == Answering::as_json) out << to_json(entry) << '\n';
  return entry;
}

void log_next_link(const std::string& what, const std::string& first, Journal& journal, Session& session,
                   Step step) {
  Entry entry;
  entry.happened_at = entry.logged_at = session.world.now;
  entry.what = what;
  entry.follows = first;
  log_entry(std::move(entry), journal, session, Answering::in_words, step);
}

}  // namespace detour::cli
