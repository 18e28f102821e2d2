// Times two commands in alternation, as whole processes, and prints the median of the paired ratios with its
// 95 % interval (order statistics). usage: pairs ROUNDS A-WORD… -- B-WORD…   prints: ratio low high
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
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    // Who goes first alternates, so that neither always finds a warm cache.
    const bool swap = round % 2 == 1;
    double y = swap ? seconds_of(b) : 0;
    const double x = seconds_of(a);
    if (!swap) y = seconds_of(b);
    ratios.push_back(x / y);
  }
  std::sort(ratios.begin(), ratios.end());
  const double spread = 1.96 * std::sqrt(rounds) / 2;
  const auto at = [&ratios](double place) {
    return ratios[static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(ratios.size() - 1)))];
  };
  const double middle = (rounds - 1) / 2.0;
  const double median = (at(std::floor(middle)) + at(std::ceil(middle))) / 2;
  std::printf("%.2f %.2f %.2f\n", median, at(rounds / 2.0 - spread), at(rounds / 2.0 + spread));
}
