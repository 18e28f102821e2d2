#include "scopes.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <unordered_set>

namespace detour {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& first_person() {
  static const Words words{"i", "we", "me", "us", "my", "our", "myself", "ourselves", "team"};
  return words;
}
const Words& third_person() {
  static const Words words{"he", "she"};
  return words;
}
const Words& determiners() {
  static const Words words{"the",   "a",    "an",  "this", "that", "these",  "those",   "their",
                           "his",   "her",  "my",  "our",  "some", "one",    "another", "other",
                           "every", "each", "any", "new",  "old",  "former", "big",     "first"};
  return words;
}
/// Stems of people and firms outside the author's own circle.
const Words& outsiders() {
  static const Words words{"client",     "custom",     "vendor",     "supplier", "recruit",   "interview",
                           "landlord",   "competitor", "contractor", "buyer",    "seller",    "publish",
                           "journalist", "agenc",      "bank",       "airlin",   "courier",   "investor",
                           "stakehold",  "sponsor",    "manufactur", "hous",     "council",   "govern",
                           "insur",      "patient",    "guest",      "tenant",   "neighbour", "neighbor",
                           "rival",      "oppon",      "examin",     "review",   "applic"};
  return words;
}
const Words& leading() {
  static const Words words{"and",   "but",   "so",      "then",      "because",       "since",
                           "as",    "when",  "while",   "although",  "though",        "that",
                           "which", "also",  "however", "meanwhile", "unfortunately", "apparently",
                           "or",    "after", "before",  "until",     "where",         "if",
                           "how",   "what"};
  return words;
}
/// An imperative starts with one of these (folded), where a clause has no subject before it.
const Words& imperatives() {
  static const Words words{
      "accept",    "add",       "admit",       "agree",    "allow",    "always",     "apply",
      "ask",       "avoid",     "back",        "be",       "begin",    "book",       "break",
      "bring",     "build",     "call",        "change",   "charge",   "check",      "choose",
      "clarify",   "commit",    "communicate", "confirm",  "consider", "count",      "cut",
      "deal",      "decide",    "define",      "delegate", "do",       "don't",      "dont",
      "double",    "draw",      "eat",         "ensure",   "escalate", "estimate",   "expect",
      "find",      "finish",    "fix",         "focus",    "follow",   "get",        "give",
      "go",        "have",      "hire",        "hold",     "involve",  "keep",       "know",
      "learn",     "leave",     "let",         "let's",    "limit",    "listen",     "look",
      "make",      "measure",   "minimize",    "name",     "never",    "pace",       "pack",
      "pick",      "plan",      "practice",    "practise", "prepare",  "prioritize", "prioritise",
      "proofread", "prototype", "put",         "quit",     "raise",    "read",       "reduce",
      "rehearse",  "remember",  "respect",     "rest",     "review",   "run",        "say",
      "schedule",  "scope",     "send",        "set",      "share",    "ship",       "show",
      "simplify",  "sleep",     "slow",        "speak",    "spend",    "start",      "stay",
      "stick",     "stop",      "take",        "talk",     "tell",     "test",       "think",
      "track",     "train",     "trust",       "try",      "turn",     "understand", "use",
      "validate",  "verify",    "wait",        "warn",     "watch",    "work",       "write",
      "push"};
  return words;
}

std::span<Token> clause_at(Sentence& sentence, std::size_t first) {
  std::size_t last = first;
  while (last < sentence.tokens.size() && sentence.tokens[last].clause == sentence.tokens[first].clause)
    ++last;
  return std::span(sentence.tokens).subspan(first, last - first);
}

void add(std::span<Token> tokens, Scope scope) {
  for (auto& token : tokens) token.scope = static_cast<std::uint8_t>(token.scope | scope);
}

bool word_at(std::span<const Token> tokens, std::size_t at, std::initializer_list<std::string_view> words) {
  return at < tokens.size() && std::find(words.begin(), words.end(), tokens[at].word) != words.end();
}

/// Everything behind a negator, up to the end of its clause; "not only" and "no doubt" negate nothing.
void mark_negation(std::span<Token> clause) {
  for (std::size_t at = 0; at < clause.size(); ++at) {
    if (!is_negator(clause[at]) || word_at(clause, at + 1, {"only", "just", "doubt", "wonder", "matter"}))
      continue;
    add(clause.subspan(at + 1), negated);
  }
}

bool is_have(std::span<const Token> tokens, std::size_t at) {
  return word_at(tokens, at, {"have", "ve", "of"}) ||
         (word_at(tokens, at, {"not", "never", "also", "probably"}) && word_at(tokens, at + 1, {"have"}));
}

/// "if …" (but not "to see if", "as if"), "would have …". What would have helped is a lesson as well.
void mark_hypothetical(std::span<Token> clause, std::span<const Token> before) {
  static const Words asking{"see",  "know",    "ask",   "check", "wonder",   "as",
                            "sure", "figur",   "find",  "tell",  "determin", "verifi",
                            "even", "unclear", "doubt", "decid", "test"};
  const std::size_t skip =
      !clause.empty() && leading().contains(clause[0].word) && clause[0].word != "if" ? 1 : 0;
  if (word_at(clause, skip, {"if", "unless", "suppose", "imagine"})) {
    const auto near = before.last(std::min<std::size_t>(before.size(), 2));  // "ask if", "asked him if"
    const bool asked =
        (skip == 1 && asking.contains(clause[0].stem)) ||
        std::any_of(near.begin(), near.end(), [](const Token& token) { return asking.contains(token.stem); });
    const bool counterfactual =
        word_at(clause, skip + 1, {"i'd", "we'd"}) || word_at(clause, skip + 2, {"had"});
    if (!asked) add(clause, hypothetical);
    if (counterfactual) add(clause, advice);
  }
  for (std::size_t at = 0; at < clause.size(); ++at) {
    const bool contracted =
        word_at(clause, at, {"would've", "could've", "might've", "couldve", "wouldve", "wouldn't've"});
    const bool spelled =
        word_at(clause, at, {"would", "could", "might", "wouldn't", "couldn't"}) && is_have(clause, at + 1);
    if (!contracted && !spelled) continue;
    add(clause.subspan(at), hypothetical);
    add(clause.subspan(at), advice);
  }
}

/// The subject is somebody outside: behind conjunctions, determiners and at most one adjective.
bool starts_with_outsider(std::span<const Token> clause) {
  std::size_t at = 0;
  while (at < clause.size() && leading().contains(clause[at].word)) ++at;
  if (at < clause.size() && third_person().contains(clause[at].stem)) return true;
  const auto nouns_from = at;
  while (at < clause.size() && determiners().contains(clause[at].word)) ++at;
  if (at == nouns_from)
    return at < clause.size() && outsiders().contains(clause[at].stem) && clause[at].word.back() == 's';
  for (std::size_t noun = at; noun < std::min(at + 2, clause.size()); ++noun)
    if (outsiders().contains(clause[noun].stem)) return true;
  return false;
}

/// From an outside subject up to the next mention of the author.
void mark_others(std::span<Token> clause) {
  if (!starts_with_outsider(clause)) return;
  const auto author = std::find_if(clause.begin() + 1, clause.end(), [](const Token& token) {
    return first_person().contains(token.stem) && token.word != "my" && token.word != "our" &&
           token.word != "me" && token.word != "us";
  });
  add(clause.first(static_cast<std::size_t>(author - clause.begin())), others);
}

void mark_resolved(std::span<Token> clause) {
  for (std::size_t at = 0; at < clause.size(); ++at) {
    const bool whole = (word_at(clause, at, {"this"}) && word_at(clause, at + 1, {"time"})) ||
                       word_at(clause, at, {"luckily", "fortunately", "thankfully", "anymore"});
    const bool behind =
        (word_at(clause, at, {"no"}) && word_at(clause, at + 1, {"longer"})) ||
        (word_at(clause, at, {"used"}) && word_at(clause, at + 1, {"to"}) &&
         !word_at(clause, at - 1, {"was", "am", "is", "get", "got", "be", "were", "are", "it", "not"}));
    if (whole) add(clause, resolved);
    if (behind) add(clause.subspan(at), resolved);
  }
}

bool gives_word(const Token& token) {
  static const Words stems{"promis", "agre", "commit", "say"};
  return stems.contains(token.stem);
}

/// "promised it for Friday and did": the word was kept, unless it was a word not to.
bool keeps_word(std::span<const Token> clause) {
  return word_at(clause, clause.size() - 1, {"did"}) && word_at(clause, clause.size() - 2, {"and"}) &&
         std::ranges::any_of(clause, gives_word) && std::ranges::none_of(clause, is_negator);
}

/// "never said we would": behind this word stands what was not promised.
bool gives_no_word(const Token& token) {
  return gives_word(token) && (token.scope & negated) != 0;
}

/// "next time", "in future", "from now on", "lesson": what the whole sentence then is.
bool opens_advice(std::span<const Token> clause, std::size_t at) {
  if (word_at(clause, at, {"lesson", "lessons", "takeaway", "takeaways", "tip"})) return true;
  if (word_at(clause, at, {"next"}))
    return word_at(clause, at + 1, {"time", "year", "project", "sprint", "race"});
  if (word_at(clause, at, {"from"})) return word_at(clause, at + 1, {"now"});
  if (!word_at(clause, at, {"in"})) return false;
  return word_at(clause, at + (word_at(clause, at + 1, {"the"}) ? 2 : 1), {"future"});
}

/// "should", "need to", "I will", "I wish": advice from here to the end of the clause.
bool starts_advice(std::span<const Token> clause, std::size_t at) {
  if (word_at(clause, at,
              {"should", "shouldn't", "shouldnt", "should've", "shouldve", "ought", "must", "advice", "i'll",
               "we'll", "won't", "wish", "wished", "regret", "regretted"}))
    return true;
  if (word_at(clause, at, {"need", "needs", "better", "going", "remember", "learned", "learnt", "important"}))
    return word_at(clause, at + 1, {"to"});
  if (word_at(clause, at, {"had"})) return word_at(clause, at + 1, {"better"});
  if (at > 0 && gives_no_word(clause[at - 1])) return false;
  return word_at(clause, at, {"i", "we", "i'd", "we'd"}) &&
         word_at(clause, at + 1, {"will", "would", "definitely"}) && !is_have(clause, at + 2);
}

bool is_imperative(std::span<const Token> clause) {
  std::size_t at = 0;
  while (at < clause.size() &&
         word_at(clause, at, {"and", "but", "so", "also", "just", "please", "then", "or", "to"}))
    ++at;
  if (at >= clause.size() || !imperatives().contains(clause[at].word)) return false;
  // "Work was hard", "Test results came": a noun, not an order.
  return !word_at(clause, at + 1, {"was", "were", "is", "had", "has", "went", "came", "did", "of"});
}

/// True when the rest of the sentence is advice as well.
bool mark_advice(std::span<Token> clause, bool advised) {
  for (std::size_t at = 0; at < clause.size(); ++at) {
    advised = advised || opens_advice(clause, at);
    if (starts_advice(clause, at)) add(clause.subspan(at), advice);
  }
  if (advised || is_imperative(clause)) add(clause, advice);
  return advised;
}

}  // namespace

bool is_negator(const Token& token) {
  static const Words stems{"not",    "cannot", "wouldnot", "shouldnot", "never", "no",
                           "nobodi", "none",   "nor",      "neither",   "noth"};
  static const Words words{"hardly", "barely", "without", "instead", "stop", "avoid", "avoiding"};
  // Asked of every word: most are ruled out by their first letter.
  constexpr std::string_view stem_letters = "cnsw", word_letters = "abhisw";
  return (stem_letters.find(token.stem.front()) != std::string_view::npos && stems.contains(token.stem)) ||
         (word_letters.find(token.word.front()) != std::string_view::npos && words.contains(token.word));
}

void mark_scopes(Sentence& sentence) {
  auto& tokens = sentence.tokens;
  bool advised = false;
  for (std::size_t first = 0; first < tokens.size();) {
    const auto clause = clause_at(sentence, first);
    mark_negation(clause);
    mark_hypothetical(clause, std::span<const Token>(tokens).first(first));
    mark_others(clause);
    mark_resolved(clause);
    if (first + clause.size() == tokens.size() && keeps_word(clause)) add(clause, resolved);
    advised = mark_advice(clause, advised);
    first += clause.size();
  }
}

}  // namespace detour
