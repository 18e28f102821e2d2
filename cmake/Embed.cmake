# Writes OUTPUT, a C++ source that holds the FILES (a list) one after another: detour::embedded::cues.
set(text "")
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  string(APPEND text "${hex}")
endforeach()
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${text}")
file(WRITE "${OUTPUT}" "#include <string_view>\nnamespace detour::embedded {\nextern const std::string_view cues;\nstatic constexpr char bytes[] = {${bytes}'\\0'};\nconst std::string_view cues{bytes, sizeof bytes - 1};\n}\n")
