# Every package comes from Debian; the README says what each is for.
function(detour_require_archive variable archive package)
  # An archive starts faster than a shared library; where there is none, the shared library serves.
  if(DETOUR_STATIC)
    find_library(${variable} NAMES lib${archive}.a ${archive})
  else()
    find_library(${variable} NAMES ${archive})
  endif()
  if(NOT ${variable})
    message(FATAL_ERROR "lib${archive} not found: install ${package} (scripts/deps installs all packages)")
  endif()
endfunction()

detour_require_archive(SQLite3_LIBRARY sqlite3 libsqlite3-dev)  # before SQLiteCpp, which would take the shared one
detour_require_archive(DETOUR_STEMMER stemmer libstemmer-dev)
detour_require_archive(DETOUR_UTF8PROC utf8proc libutf8proc-dev)
detour_require_archive(DETOUR_SODIUM sodium libsodium-dev)
find_program(SCDOC scdoc REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLiteCpp CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(tomlplusplus CONFIG REQUIRED)  # its headers alone: there is no archive

set(DETOUR_DEPENDENCIES SQLiteCpp ${SQLite3_LIBRARY} ${DETOUR_STEMMER} ${DETOUR_UTF8PROC} ${DETOUR_SODIUM}
  fmt::fmt-header-only CLI11::CLI11 nlohmann_json::nlohmann_json Threads::Threads ${CMAKE_DL_LIBS} m)
