# Files of data/ that the library carries inside itself, compiled into read-only tables at build time.
file(GLOB cue_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/cues/*.cues")
set(fingerprint "")
foreach(file IN LISTS cue_files)
  file(SHA256 "${file}" hash)
  string(APPEND fingerprint "${hash}")
  # The fingerprint must follow every change of a cue file.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
endforeach()
string(SHA256 fingerprint "${fingerprint}")
string(SUBSTRING "${fingerprint}" 0 12 fingerprint)

add_executable(compile_cues tools/compile_cues.cpp src/insight/cue_language.cpp src/insight/cue_tables_builder.cpp
  src/insight/stemmer.cpp)
target_include_directories(compile_cues PRIVATE include src)
target_link_libraries(compile_cues PRIVATE detour_settings ${DETOUR_STEMMER})
set_target_properties(compile_cues PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tools")

set(cue_tables "${PROJECT_BINARY_DIR}/cue_tables.cpp")
add_custom_command(OUTPUT "${cue_tables}" COMMAND compile_cues "${cue_tables}" "${fingerprint}" ${cue_files}
  DEPENDS compile_cues ${cue_files} VERBATIM)
target_sources(libdetour PRIVATE "${cue_tables}")
target_include_directories(libdetour PRIVATE src)
