// Times two commands in alternation, as whole processes, and prints the ratio of their medians with a 95 %
// interval of the paired ratios' median (order statistics). usage: pairs ROUNDS A-WORD… -- B-WORD…   prints:
// ratio low high
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using Words = std::vector<char*>;

double seconds_of(const Words& command) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  if (posix_spawnp(&child, command.front(), &files, nullptr, command.data(), environ) != 0 ||
      waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "pairs: '%s' failed\n", command.front());
    std::exit(1);
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&files);
  return taken.count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

int main(int argc, char** argv) {
  const auto end = std::vector<char*>(argv, argv + argc);
  const auto split =
      std::find_if(end.begin(), end.end(), [](const char* word) { return std::string(word) == "--"; });
  if (argc < 5 || split == end.end() || split - end.begin() < 3) return 2;
  Words a(end.begin() + 2, split), b(split + 1, end.end());
  a.push_back(nullptr);
  b.push_back(nullptr);
  const int rounds = std::max(6, std::atoi(argv[1]));
  std::vector<double> first, second, ratios;
  for (int round = 0; round < rounds; ++round) {
    // Who goes first alternates, so that neither always finds a warm cache.
    const bool swap = round % 2 == 1;
    double y = swap ? seconds_of(b) : 0;
    const double x = seconds_of(a);
    if (!swap) y = seconds_of(b);
    first.push_back(x);
    second.push_back(y);
    ratios.push_back(x / y);
  }
  std::sort(ratios.begin(), ratios.end());
  const double spread = 1.96 * std::sqrt(rounds) / 2;
  const auto at = [&ratios](double place) {
    return ratios[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(ratios.size() - 1)))];
  };
  std::printf("%.2f %.2f %.2f\n", median(first) / median(second), at(rounds / 2.0 - spread),
              at(rounds / 2.0 + spread));
}
