# How everything of ours is compiled: one interface target carries warnings and sanitizers.
add_library(detour_settings INTERFACE)
target_compile_options(detour_settings INTERFACE
  $<$<COMPILE_LANGUAGE:CXX,C>:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wshadow;$<$<BOOL:${DETOUR_WERROR}>:-Werror>>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlaps in std::string::replace where there are none (PR 105651).
  target_compile_options(detour_settings INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # With -Os or the sanitizers GCC takes what an std::optional holds for uninitialised (PR 80635).
  target_compile_options(detour_settings INTERFACE -Wno-maybe-uninitialized)
endif()
# What nothing uses stays out of the program: a static one loads faster when it is small.
target_compile_options(detour_settings INTERFACE -ffunction-sections -fdata-sections)
target_link_options(detour_settings INTERFACE -Wl,--gc-sections)
if(DETOUR_SANITIZE)
  target_compile_options(detour_settings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(detour_settings INTERFACE -fsanitize=address,undefined)
endif()
