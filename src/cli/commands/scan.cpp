// detour scan: causes in entries from elsewhere, as a stream; opens no journal.
#include "../input.hpp"
#include "detour/base/error.hpp"
#include "detour/cli/commands.hpp"
#include "detour/cli/render/json.hpp"
#include "detour/exchange/jsonl.hpp"
#include "detour/insight/detector.hpp"

namespace detour::cli {

void run(const Scan& options, Session& session) {
  auto& world = session.world;
  const auto& detector = Detector::builtin();
  std::size_t bad_lines = 0;
  const auto show = [&](Entry entry) {
    entry.causes = apply_marks(detector.detect(entry), entry);
    world.console.out << to_scan_line(entry);
  };
  const auto tell = [&](const BadLine& line) {
    ++bad_lines;
    world.console.err << "detour: " << in_words(line) << '\n';
  };
  const auto files = options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  for_each_input(files, world.console, [&](std::istream& in, const std::string& name) {
    read_jsonl(in, name, world.now, world.zone, show, tell);
  });
  if (bad_lines > 0)
    throw Failure(std::to_string(bad_lines) + (bad_lines == 1 ? " line was" : " lines were") + " skipped",
                  "the others were scanned");
}

}  // namespace detour::cli
