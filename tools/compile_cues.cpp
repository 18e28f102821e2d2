// Compiles cue files into a C++ source with their flat tables: detour::cue_tables::builtin.
// usage: compile_cues OUTPUT FINGERPRINT FILE…
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "insight/cue_tables_builder.hpp"

namespace {

using namespace detour;
using namespace detour::cue_tables;

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string in_source(Range range) {
  return '{' + std::to_string(range.begin) + ',' + std::to_string(range.count) + '}';
}
std::string in_source(Symbol symbol) {
  return std::to_string(symbol);
}
std::string in_source(std::uint32_t number) {
  return std::to_string(number);
}
std::string in_source(const Term& term) {
  return '{' + std::to_string(term.start) + ',' + std::to_string(term.length) + ',' +
         std::to_string(term.symbol) + '}';
}
std::string in_source(const Node& node) {
  std::ostringstream out;
  out << "{Node::Kind(" << static_cast<int>(node.kind) << ")," << node.optional << ',' << node.far << ','
      << int{node.most} << ',' << node.name << ',' << node.mask << "U," << in_source(node.words) << ','
      << in_source(node.sequences) << '}';
  return out.str();
}
std::string in_source(const Cue& cue) {
  std::ostringstream out;
  out << '{' << cue.number << "U," << literal(cue.cause) << ',' << cue.weight << ',' << int{cue.blocked_by}
      << ',' << int{cue.needs} << ',' << literal(cue.pattern) << '}';
  return out.str();
}

template <class Row>
void write(std::ostream& out, const char* type, const char* name, std::span<const Row> rows) {
  out << "constexpr " << type << ' ' << name << "[] = {";
  for (const auto& row : rows) out << in_source(row) << ",\n";
  out << "};\n";
}

void write(std::ostream& out, const Tables& tables, const std::string& fingerprint) {
  out << "#include \"insight/cue_tables.hpp\"\nnamespace detour::cue_tables {\nnamespace {\n";
  write(out, "Cue", "cues", tables.cues);
  write(out, "Range", "patterns", tables.patterns);
  write(out, "Node", "classes", tables.classes);
  write(out, "Node", "nodes", tables.nodes);
  write(out, "NodeNumber", "steps", tables.steps);
  write(out, "Range", "sequences", tables.sequences);
  write(out, "Symbol", "words", tables.words);
  write(out, "std::uint32_t", "first_starts", tables.first_starts);
  write(out, "std::uint32_t", "first", tables.first);
  write(out, "std::uint32_t", "trigger_starts", tables.trigger_starts);
  write(out, "std::uint32_t", "trigger", tables.trigger);
  write(out, "Term", "stems", tables.stems);
  write(out, "Term", "exact", tables.exact);
  write(out, "Term", "beginnings", tables.beginnings);
  out << "}\nconstinit const Tables builtin{cues, patterns, classes, nodes, steps, sequences, words, "
         "first_starts, first,\n"
         "  trigger_starts, trigger, stems, exact, beginnings, "
      << literal(tables.letters) << "};\n}\n"
      << "namespace detour::embedded {\nextern const std::string_view cues_fingerprint;\n"
      << "constinit const std::string_view cues_fingerprint{" << literal(fingerprint) << "};\n}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  std::string text;
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    text.append(std::istreambuf_iterator<char>(in), {}).push_back('\n');
  }
  try {
    const OwnedTables tables(text);
    std::ofstream out(argv[1]);
    write(out, tables.view(), argv[2]);
    return out.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "compile_cues: " << error.what() << '\n';
    return 1;
  }
}
