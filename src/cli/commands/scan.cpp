// detour scan: causes in entries from elsewhere, as a stream; opens no journal.
#include "../input.hpp"
#include "../outside.hpp"
#include "detour/base/display.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/json.hpp"
#include "detour/exchange/jsonl.hpp"
#include "detour/insight/detector.hpp"

namespace detour::cli {
void run(const Scan& options, Session& session) {
  auto& world = session.world;
  const auto& detector = Detector::builtin();
  const Personal nobody;
  std::size_t bad_lines = 0;
  std::vector<Entry> waiting;
  const auto show_waiting = [&] {
    hear(waiting, nobody.causes, session);
    for (auto& entry : waiting) {
      entry.causes = detection_of(entry, detector, nobody).findings;
      world.console.out << to_scan_line(entry);
    }
    waiting.clear();
  };
  const auto at_once = session.config.detector.empty() ? 1 : heard_at_once;
  const auto show = [&](Entry entry, std::string_view) {
    waiting.push_back(std::move(entry));
    if (waiting.size() >= at_once) show_waiting();
  };
  const auto tell = [&](const BadLine& line) {
    ++bad_lines;
    world.console.err << "detour: " << safe_line(in_words(line)) << '\n';
  };
  const auto files = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  for_each_input(files, world.console, [&](std::istream& in, const std::string& name) {
    read_jsonl(in, name, world.now, world.zone, show, tell);
  });
  show_waiting();
  if (bad_lines > 0)
    throw Failure(std::to_string(bad_lines) + (bad_lines == 1 ? " line was" : " lines were") + " skipped",
                  "the others were scanned");
}

}  // namespace detour::cli
