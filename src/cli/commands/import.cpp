// detour import: bring entries in, all or nothing.
#include <fmt/format.h>

#include <unordered_set>

#include "../input.hpp"
#include "../outside.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/text.hpp"
#include "detour/exchange/jsonl.hpp"

namespace detour::cli {
namespace {

constexpr std::size_t bad_lines_shown = 20;

void require_known_format(const std::string& format) {
  if (format != "jsonl")
    throw UsageError("no format '" + truncated(safe_line(format), 40) + "'", "known formats: jsonl");
}

struct Batch {
  std::vector<Entry> entries;
  std::vector<BadLine> bad;
};

Batch read_all(const Import& options, World& world) {
  Batch batch;
  for_each_input(options.files, world.console, [&](std::istream& in, const std::string& name) {
    Incoming incoming;  // one a file: the same file twice holds the same entries
    read_jsonl(
        in, name, world.now, world.zone,
        [&](Entry entry, std::string_view line) {
          batch.entries.push_back(incoming.settled(std::move(entry), line));
        },
        [&](BadLine line) { batch.bad.push_back(std::move(line)); });
  });
  return batch;
}

void tell_bad(const Batch& batch, Console& console) {
  for (std::size_t i = 0; i < std::min(batch.bad.size(), bad_lines_shown); ++i)
    console.err << "detour: " << safe_line(in_words(batch.bad[i])) << '\n';
  if (batch.bad.size() > bad_lines_shown)
    console.err << "detour: … and " << batch.bad.size() - bad_lines_shown << " more\n";
}

/// How many the journal does not have, each id once.
std::size_t count_new(const std::vector<Entry>& entries, const std::optional<Journal>& journal) {
  std::unordered_set<std::string> added;
  for (const auto& entry : entries)
    if (!journal || !journal->has(entry.id)) added.insert(entry.id);
  return added.size();
}

/// A deleted entry comes back.
std::size_t write_new(Session& session, std::vector<Entry>& entries) {
  auto journal = session.open_or_create();
  std::vector<Entry> written;
  const auto progress = session.progress();
  journal.write("import", session.world.now, [&](Writer& writer) {
    for (std::size_t done = 0; auto& entry : entries) {
      if (!writer.has(entry.id)) written.push_back(writer.put(std::move(entry)));
      tell_progress(progress, ++done, entries.size());
    }
  });
  const auto added = written.size();
  hear_and_keep(std::move(written), journal, session);
  return added;
}

}  // namespace

void run(const Import& options, Session& session) {
  require_known_format(options.format);
  auto batch = read_all(options, session.world);
  tell_bad(batch, session.world.console);
  if (!batch.bad.empty() && !options.skip_bad)
    throw Failure(fmt::format("nothing was imported: {} of {} records cannot be read", batch.bad.size(),
                              batch.bad.size() + batch.entries.size()),
                  "mend them, or take the rest with --skip-bad");
  auto& out = session.world.console.out;
  const auto total = batch.entries.size();
  if (options.dry_run) {
    const auto added = count_new(batch.entries, session.open());
    out << fmt::format("would import {}, {} already here\n", entries_in_words(added), total - added);
    return;
  }
  const auto added = total == 0 ? 0 : write_new(session, batch.entries);
  out << fmt::format("imported {}, {} already here\n", entries_in_words(added), total - added);
}

}  // namespace detour::cli
