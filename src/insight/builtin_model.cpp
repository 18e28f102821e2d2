// The trained models that the build embeds; tools/train makes them, so they cannot be part of what
// tools/train is made of.
#include "model.hpp"

extern "C" {
// Written by the assembler: see cmake/embedded.S.in.
extern const unsigned char detour_model_begin[];
extern const unsigned char detour_model_end[];
extern const unsigned char detour_risks_begin[];
extern const unsigned char detour_risks_end[];
}

namespace detour {

const Model& Model::builtin() {
  static const Model model =
      from_bytes({detour_model_begin, static_cast<std::size_t>(detour_model_end - detour_model_begin)});
  return model;
}

const Model& Model::risks() {
  static const Model model = [] {
    auto risks =
        from_bytes({detour_risks_begin, static_cast<std::size_t>(detour_risks_end - detour_risks_begin)});
    risks.classes = builtin().classes;
    return risks;
  }();
  return model;
}

}  // namespace detour
