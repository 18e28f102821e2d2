#include "cue_language.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "stemmer.hpp"

namespace detour::cue_language {
namespace {

constexpr std::uint8_t usual_gap = 3, far_gap = 12;
constexpr std::uint8_t usual_blocks = negated | hypothetical | others | resolved;

/// Without blanks at the ends; trimmed() knows all of Unicode and takes its time.
std::string_view stripped(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(separator, at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::uint8_t scope_named(std::string_view name) {
  if (name == "negated") return negated;
  if (name == "hypothetical") return hypothetical;
  if (name == "others") return others;
  if (name == "resolved") return resolved;
  if (name == "advice") return advice;
  throw std::invalid_argument("no such scope: " + std::string(name));
}

class Compiler {
 public:
  Compiled compile(std::string_view text);

 private:
  void read_line(std::string_view line);
  void read_class(std::string_view line);
  void read_cue(std::string_view line);
  void read_scopes(std::string_view text, Cue& cue) const;
  Sequence sequence(std::string_view& rest, bool inside);
  Node element(std::string_view& rest, bool inside);
  Node group(std::string_view& rest);
  Node word(std::string_view text);
  Node gap(std::string_view text) const;
  Symbol symbol(std::string_view text);

  Compiled result_;
  std::unordered_map<std::string_view, std::uint16_t> classes_;  ///< views of the text that is compiled
  std::unordered_map<std::string_view, Symbol> symbols_;         ///< by the word as it is written
  std::string_view cause_;
  Stemmer& stemmer_ = thread_stemmer();
};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

Symbol Compiler::symbol(std::string_view text) {
  const auto [place, fresh] = symbols_.try_emplace(text, cue_tables::no_symbol);
  if (!fresh) return place->second;
  const bool exact = text.front() == '=', beginning = !exact && text.back() == '*';
  const std::string letters(text.substr(exact ? 1 : 0, text.size() - (exact || beginning ? 1 : 0)));
  if (letters.empty() || !std::all_of(letters.begin(), letters.end(), is_word_byte))
    throw std::invalid_argument("not a word in lower case: " + std::string(text));
  if (exact)
    place->second = result_.vocabulary.exact(letters);
  else if (beginning)
    place->second = result_.vocabulary.beginning(letters);
  else
    place->second = result_.vocabulary.stem(stemmer_.stem(letters));
  return place->second;
}

void sort_words(Node& node) {
  std::sort(node.words.begin(), node.words.end());
  node.words.erase(std::unique(node.words.begin(), node.words.end()), node.words.end());
  for (const auto word : node.words) node.mask |= cue_tables::mask_of(word);
}

Node named(std::uint16_t name) {
  Node node;
  node.kind = Node::Kind::named;
  node.name = name;
  return node;
}

/// `word`, `one|other`, `<class>` and mixtures of them.
Node Compiler::word(std::string_view text) {
  Node node;
  for (const auto part : split(text, '|')) {
    if (part.front() != '<') {
      node.words.push_back(symbol(part));
      continue;
    }
    const auto known = classes_.find(part);
    if (known == classes_.end()) throw std::invalid_argument("no such class: " + std::string(part));
    if (part.size() == text.size()) return named(known->second);
    node.sequences.push_back({named(known->second)});
  }
  sort_words(node);
  if (!node.sequences.empty()) node.kind = Node::Kind::choice;
  return node;
}

/// `~` up to three words, `~5` up to five, `...` up to twelve across clauses and negations.
Node Compiler::gap(std::string_view text) const {
  Node node;
  node.kind = Node::Kind::gap;
  node.far = text == "...";
  node.most = node.far ? far_gap : usual_gap;
  if (!node.far && text.size() > 1)
    node.most = static_cast<std::uint8_t>(std::stoi(std::string(text.substr(1))));
  return node;
}

/// `(several words|or several others)`: inside brackets a bar divides sequences
Node Compiler::group(std::string_view& rest) {
  Node node;
  node.kind = Node::Kind::choice;
  do {
    rest.remove_prefix(1);  // the bracket, or the bar between two
    const auto end = rest.find_first_of("|)<( ~?^$.");
    if (end == std::string_view::npos) throw std::invalid_argument("a bracket is not closed");
    if (end > 0 && (rest[end] == '|' || rest[end] == ')')) {  // most alternatives are a word
      node.words.push_back(symbol(rest.substr(0, end)));
      rest.remove_prefix(end);
    } else {
      node.sequences.push_back(sequence(rest, true));
    }
    if (rest.empty()) throw std::invalid_argument("a bracket is not closed");
  } while (rest.front() == '|');
  rest.remove_prefix(1);
  sort_words(node);
  if (node.sequences.empty()) node.kind = Node::Kind::words;
  return node;
}

Node Compiler::element(std::string_view& rest, bool inside) {
  Node node;
  if (rest.front() == '(') {
    node = group(rest);
  } else {
    const auto end = std::min(rest.find_first_of(inside ? " )|" : " "), rest.size());
    const auto text = rest.substr(0, end);
    rest.remove_prefix(end);
    const bool optional = text.size() > 1 && text.back() == '?';
    const auto bare = optional ? text.substr(0, text.size() - 1) : text;
    if (bare == "^" || bare == "$")
      node.kind = bare == "^" ? Node::Kind::clause_start : Node::Kind::clause_end;
    else if (bare.front() == '~' || bare == "...")
      node = gap(bare);
    else
      node = word(bare);
    node.optional = optional;
    return node;
  }
  if (!rest.empty() && rest.front() == '?') {
    node.optional = true;
    rest.remove_prefix(1);
  }
  return node;
}

/// Elements up to the end, or inside brackets up to `)` or `|`.
Sequence Compiler::sequence(std::string_view& rest, bool inside) {
  Sequence nodes;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty() || (inside && (rest.front() == ')' || rest.front() == '|'))) break;
    nodes.push_back(element(rest, inside));
  }
  if (nodes.empty()) throw std::invalid_argument("nothing to match");
  return nodes;
}

/// `<name> = member, several words, other`: members are divided by commas.
void Compiler::read_class(std::string_view line) {
  const auto equals = line.find('=');
  if (equals == std::string_view::npos) throw std::invalid_argument("a class needs '='");
  Node node;
  for (auto member : split(line.substr(equals + 1), ',')) {
    member = stripped(member);
    if (member.empty()) continue;
    const bool one = member.find_first_of(" (<|") == std::string_view::npos;
    if (one)
      node.words.push_back(symbol(member));
    else
      node.sequences.push_back(sequence(member, false));
  }
  sort_words(node);
  node.kind = node.sequences.empty() ? Node::Kind::words : Node::Kind::choice;
  classes_[stripped(line.substr(0, equals))] = static_cast<std::uint16_t>(result_.classes.size());
  result_.classes.push_back(std::move(node));
}

/// Behind the semicolon: `needs advice negated` (any of them), `ignores others`, and `missing` for a good
/// practice that was left out: told as not done, as advice, or as what would have helped.
void Compiler::read_scopes(std::string_view text, Cue& cue) const {
  bool needing = false;
  for (const auto word : split(text, ' ')) {
    if (word == "missing")
      cue.needs = negated | hypothetical | advice;
    else if (word == "needs" || word == "ignores")
      needing = word == "needs";
    else if (needing)
      cue.needs = static_cast<std::uint8_t>(cue.needs | scope_named(word));
    else
      cue.blocked_by = static_cast<std::uint8_t>(cue.blocked_by & ~scope_named(word));
  }
  cue.blocked_by = static_cast<std::uint8_t>(cue.blocked_by & ~cue.needs);
}

/// `7 pattern ; scopes`: a weight in tenths.
void Compiler::read_cue(std::string_view line) {
  if (cause_.empty()) throw std::invalid_argument("a cue stands before the first [cause]");
  if (line.size() < 3 || line[0] < '1' || line[0] > '9' || line[1] != ' ')
    throw std::invalid_argument("a cue starts with its weight, 1 to 9");
  Cue cue;
  cue.cause = cause_;
  cue.weight = (line[0] - '0') / 10.0;
  cue.blocked_by = usual_blocks;
  const auto semicolon = line.find(';');
  if (semicolon != std::string_view::npos) read_scopes(line.substr(semicolon + 1), cue);
  auto rest = stripped(line.substr(1, semicolon == std::string_view::npos ? semicolon : semicolon - 1));
  cue.pattern = rest;
  cue.number = cue_tables::fnv1a(std::string(cue.cause) + ' ' + std::string(cue.pattern));
  result_.patterns.push_back(sequence(rest, false));
  if (first_symbols(result_, result_.patterns.back()).empty())
    throw std::invalid_argument("a cue starts with a word");
  result_.cues.push_back(cue);
}

void Compiler::read_line(std::string_view line) {
  if (line.empty() || line.front() == '#') return;
  if (line.front() == '[')
    cause_ = line.substr(1, line.find(']') - 1);
  else if (line.front() == '<')
    read_class(line);
  else
    read_cue(line);
}

Compiled Compiler::compile(std::string_view text) {
  symbols_.reserve(text.size() / 32);  // growing the table costs more than all the rest
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = stripped(text.substr(at, end - at));
    ++number;
    try {
      read_line(line);
    } catch (const std::exception& error) {
      throw std::invalid_argument("cues, line " + std::to_string(number) + ": " + error.what() + ": " +
                                  std::string(line));
    }
    at = end + 1;
  }
  return std::move(result_);
}

}  // namespace

Symbol Vocabulary::intern(Map& map, const std::string& key) const {
  const auto [place, fresh] = map.try_emplace(key, static_cast<Symbol>(size()));
  if (fresh && size() >= cue_tables::no_symbol) throw std::invalid_argument("too many different words");
  return place->second;
}

Symbol Vocabulary::beginning(const std::string& letters) {
  if (letters.size() < cue_tables::shortest_beginning)
    throw std::invalid_argument("a beginning has at least four letters");
  return intern(beginnings_, letters);
}

std::vector<Symbol> first_symbols(const Compiled& compiled, std::span<const Node> sequence) {
  std::vector<Symbol> firsts;
  const auto add = [&firsts](const std::vector<Symbol>& more) {
    firsts.insert(firsts.end(), more.begin(), more.end());
  };
  for (const auto& node : sequence) {
    if (node.kind == Node::Kind::clause_start || node.kind == Node::Kind::clause_end) continue;
    if (node.kind == Node::Kind::gap) return {};
    const auto& content = node.kind == Node::Kind::named ? compiled.classes[node.name] : node;
    add(content.words);
    for (const auto& inner : content.sequences) {
      const auto inner_firsts = first_symbols(compiled, inner);
      if (inner_firsts.empty()) return {};  // `(than|$)`: may stand without a word
      add(inner_firsts);
    }
    if (!node.optional) break;
  }
  std::sort(firsts.begin(), firsts.end());
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
  return firsts;
}

Compiled compile(std::string_view text) {
  return Compiler().compile(text);
}

}  // namespace detour::cue_language
