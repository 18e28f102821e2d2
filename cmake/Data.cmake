# What the library is made of: first what the trainer needs too, then the rest with the model that it trains from data/.
set(cue_files "")
file(GLOB cue_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/cues/*.cues")
file(GLOB word_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/words/*.words")
file(GLOB example_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/examples/*.jsonl")
file(GLOB plan_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/data/plans/*.jsonl")

# The findings that a journal keeps are out of date when a cue file changes: its fingerprint must follow.
set(fingerprint "")
foreach(file IN LISTS cue_files)
  file(SHA256 "${file}" hash)
  string(APPEND fingerprint "${hash}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
endforeach()
string(SHA256 fingerprint "${fingerprint}")
string(SUBSTRING "${fingerprint}" 0 12 fingerprint)

# ---- cues: compiled into tables -----------------------------------------------------------------------------
add_executable(compile_cues tools/compile_cues.cpp src/insight/cue_language.cpp src/insight/cue_tables_builder.cpp
  src/insight/stemmer.cpp)
target_include_directories(compile_cues PRIVATE include src)
target_link_libraries(compile_cues PRIVATE detour_settings ${DETOUR_STEMMER})
set(cue_tables "${PROJECT_BINARY_DIR}/cue_tables.cpp")
add_custom_command(OUTPUT "${cue_tables}" COMMAND compile_cues "${cue_tables}" "${fingerprint}" ${cue_files}
  DEPENDS compile_cues ${cue_files} VERBATIM)

# ---- models: trained from the examples, in seconds ----------------------------------------------------------
set(trained_with ${sources})
list(FILTER trained_with INCLUDE REGEX "/src/(base|journal|insight)/")
list(FILTER trained_with EXCLUDE REGEX "/(detector|builtin_model|risks|recall)\\.cpp$")
list(REMOVE_ITEM sources ${trained_with})
add_library(detour_core OBJECT ${trained_with} "${cue_tables}")
target_include_directories(detour_core PRIVATE include src)
target_link_libraries(detour_core PRIVATE detour_settings ${DETOUR_DEPENDENCIES})
# What reads words is built to be fast, the rest to be small: a sixth of the program's own code less.
target_compile_options(detour_core PRIVATE $<$<CONFIG:Release>:-Os>)
foreach(hot base/text insight/language insight/scopes insight/stemmer insight/cues insight/cue_tables insight/ngrams
            insight/model insight/features insight/evidence insight/hand_score insight/personal_layer insight/detector
            insight/mindset insight/recall insight/themes insight/statistics)
  set_source_files_properties(src/${hot}.cpp PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O2>")
endforeach()

add_executable(train tools/train/main.cpp tools/train/examples.cpp tools/train/platt.cpp tools/train/svm.cpp $<TARGET_OBJECTS:detour_core>)
target_include_directories(train PRIVATE include src)
target_link_libraries(train PRIVATE detour_settings ${DETOUR_DEPENDENCIES})
# Whatever is built, the same optimised arithmetic: a debug build would train for minutes.
target_compile_options(train PRIVATE -O2)
set_target_properties(compile_cues train PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tools")

set(model_file "${PROJECT_BINARY_DIR}/detector.model")
add_custom_command(OUTPUT "${model_file}" COMMAND train "${model_file}" ${example_files} --words ${word_files}
  DEPENDS train ${example_files} ${word_files} VERBATIM)
# The same for one-line plans: what may go wrong with them. Accounts of what did go wrong help, at a tenth of a plan's weight.
set(risks_file "${PROJECT_BINARY_DIR}/risks.model")
add_custom_command(OUTPUT "${risks_file}"
  COMMAND train "${risks_file}" --counted 3 ${plan_files} --counted 0.3 ${example_files} --words ${word_files}
    --weights 90000 --words-elsewhere
  DEPENDS train ${plan_files} ${example_files} ${word_files} VERBATIM)

# ---- what the program carries -------------------------------------------------------------------------------
set(library_file "${PROJECT_SOURCE_DIR}/data/others.jsonl")
set(embedded_source "${PROJECT_BINARY_DIR}/embedded.S")
configure_file("${PROJECT_SOURCE_DIR}/cmake/embedded.S.in" "${embedded_source}" @ONLY)
set_source_files_properties("${embedded_source}" PROPERTIES OBJECT_DEPENDS "${model_file};${risks_file};${library_file}")

target_sources(libdetour PRIVATE ${sources} $<TARGET_OBJECTS:detour_core> "${embedded_source}" "${model_file}" "${risks_file}")
target_include_directories(libdetour PRIVATE src)
