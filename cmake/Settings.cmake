# How everything of ours is compiled: one interface target carries warnings and sanitizers.
add_library(detour_settings INTERFACE)
target_compile_options(detour_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${DETOUR_WERROR}>:-Werror>)
if(DETOUR_SANITIZE)
  target_compile_options(detour_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(detour_settings INTERFACE -fsanitize=address,undefined)
endif()
