// Builds the real world and hands it to the program.
#include "detour/cli/app.hpp"
#include "detour/cli/system.hpp"

int main(int argc, char** argv) {
  detour::cli::System system;
  return detour::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc}, system.world());
}
