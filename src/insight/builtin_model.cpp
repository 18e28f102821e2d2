// The trained model that the build embeds; tools/train makes it, so it cannot be part of what tools/train is
// made of.
#include "model.hpp"

extern "C" {
// Written by the assembler: see cmake/model.S.in.
extern const unsigned char detour_model_begin[];
extern const unsigned char detour_model_end[];
}

namespace detour {

const Model& Model::builtin() {
  static const Model model =
      from_bytes({detour_model_begin, static_cast<std::size_t>(detour_model_end - detour_model_begin)});
  return model;
}

}  // namespace detour
