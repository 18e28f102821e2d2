# Files of data/ that the library carries inside itself, each as a read-only array of bytes.
file(GLOB cue_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/cues/*.cues")
set(embedded "${PROJECT_BINARY_DIR}/embedded.cpp")
add_custom_command(OUTPUT "${embedded}"
  COMMAND ${CMAKE_COMMAND} -D "OUTPUT=${embedded}" -D "FILES=${cue_files}" -P "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake"
  DEPENDS ${cue_files} "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake" VERBATIM)
target_sources(libdetour PRIVATE "${embedded}")
