#include "common_words.hpp"

#include <algorithm>
#include <array>

namespace detour {
namespace {

// Written for detour from what journals are full of; in the order of the alphabet, so that it can be
// searched.
// clang-format off
constexpr auto common_words = std::to_array<std::string_view>({
    "a", "about", "above", "across", "actually", "add", "added", "after", "afternoon", "afternoons",
    "again", "against", "ago", "agree", "agreed", "all", "almost", "alone", "along", "already", "also",
    "although", "always", "am", "among", "an", "and", "another", "answer", "answered", "any", "anybody",
    "anyone", "anything", "anyway", "apparently", "are", "around", "arrived", "as", "ask", "asked",
    "asking", "assume", "assumed", "at", "away", "back", "bad", "badly", "be", "became", "because",
    "become", "been", "before", "began", "behind", "being", "believe", "below", "best", "better", "between",
    "big", "bit", "both", "bother", "bring", "brought", "but", "by", "call", "called", "calling", "came",
    "can", "cannot", "care", "case", "cause", "certain", "change", "changed", "changes", "check", "checked",
    "checking", "choose", "chose", "clear", "clearly", "close", "come", "comes", "coming", "completely",
    "cost", "costs", "could", "couple", "course", "cut", "date", "dates", "day", "days", "deal", "decide",
    "decided", "did", "different", "difficult", "directly", "discover", "discovered", "do", "does", "doing",
    "done", "down", "dozen", "due", "during", "each", "early", "easy", "eight", "either", "eleven", "else",
    "end", "ended", "enough", "entire", "entirely", "especially", "even", "evening", "evenings",
    "eventually", "ever", "every", "everybody", "everyone", "everything", "exactly", "except", "expect",
    "expected", "explain", "explained", "extra", "face", "fact", "far", "fast", "feel", "feeling", "felt",
    "few", "fifty", "figure", "final", "finally", "find", "fine", "finish", "finished", "first", "five",
    "fix", "fixed", "follow", "for", "force", "forget", "forgot", "forty", "found", "four", "free", "from",
    "front", "full", "fully", "further", "gave", "general", "get", "gets", "getting", "give", "given",
    "gives", "giving", "go", "goes", "going", "gone", "good", "got", "great", "group", "guess", "had",
    "half", "hand", "happen", "happened", "happens", "happy", "hard", "hardly", "has", "have", "having",
    "he", "hear", "heard", "heart", "held", "help", "helped", "her", "here", "hers", "herself", "high",
    "him", "himself", "his", "hold", "home", "hope", "hour", "hours", "how", "however", "hundred", "i",
    "idea", "if", "immediately", "important", "in", "including", "inside", "instead", "into", "involved",
    "is", "issue", "it", "its", "itself", "job", "just", "keep", "keeping", "kept", "kind", "knew", "know",
    "known", "knows", "large", "last", "late", "later", "latest", "learn", "learned", "learnt", "least",
    "leave", "left", "less", "lesson", "lessons", "let", "letting", "lie", "life", "like", "liked",
    "likely", "line", "list", "little", "live", "long", "longer", "look", "looked", "looking", "lost",
    "lot", "lots", "low", "luckily", "lunch", "made", "main", "make", "makes", "making", "man", "manage",
    "managed", "many", "matter", "may", "maybe", "me", "mean", "means", "meant", "men", "mention",
    "mentioned", "mess", "met", "middle", "might", "mind", "mine", "minute", "minutes", "miss", "missed",
    "missing", "mistake", "moment", "month", "months", "more", "morning", "mornings", "most", "mostly",
    "move", "moved", "much", "must", "my", "myself", "name", "near", "nearly", "need", "needed", "needs",
    "never", "new", "next", "nice", "night", "nights", "nine", "no", "nobody", "none", "nor", "normal",
    "not", "note", "nothing", "notice", "noticed", "now", "number", "obvious", "of", "off", "offer",
    "offered", "often", "oh", "ok", "okay", "old", "on", "once", "one", "ones", "only", "onto", "open",
    "or", "order", "other", "others", "otherwise", "our", "ours", "ourselves", "out", "over", "own", "part",
    "particular", "past", "pay", "people", "perhaps", "person", "pick", "picked", "piece", "place", "plan",
    "planned", "play", "please", "point", "possible", "probably", "problem", "problems", "promise",
    "promised", "properly", "push", "pushed", "put", "putting", "question", "quick", "quickly", "quite",
    "ran", "rather", "reach", "read", "reading", "ready", "real", "realise", "realised", "realize",
    "realized", "really", "reason", "remember", "replied", "reply", "response", "rest", "result", "right",
    "room", "rule", "run", "running", "safe", "said", "same", "sat", "save", "saw", "say", "saying", "says",
    "second", "see", "seem", "seemed", "seems", "seen", "self", "send", "sense", "sent", "set", "seven",
    "several", "shall", "share", "shared", "she", "short", "should", "show", "showed", "shown", "side",
    "sign", "simple", "simply", "since", "single", "sit", "six", "size", "small", "so", "some", "somebody",
    "someone", "something", "sometimes", "soon", "sorry", "sort", "sound", "speak", "spend", "spent",
    "spoke", "spot", "stand", "start", "started", "starting", "state", "stay", "step", "still", "stop",
    "stopped", "story", "straight", "stuck", "stuff", "stupid", "such", "suddenly", "suppose", "supposed",
    "sure", "surprised", "take", "taken", "takes", "taking", "talk", "talked", "team", "tell", "telling",
    "ten", "test", "tested", "tests", "than", "thank", "thanks", "that", "the", "their", "theirs", "them",
    "themselves", "then", "there", "therefore", "these", "they", "thing", "things", "think", "thinking",
    "third", "thirty", "this", "those", "though", "thought", "thousand", "three", "through", "throughout",
    "time", "times", "to", "today", "together", "told", "tomorrow", "tonight", "too", "took", "toward",
    "towards", "tried", "trust", "truth", "try", "trying", "turn", "turned", "turns", "twelve", "twenty",
    "twice", "two", "under", "understand", "understood", "unless", "until", "up", "upon", "us", "use",
    "used", "useful", "using", "usual", "usually", "very", "view", "wait", "waited", "waiting", "walk",
    "want", "wanted", "wants", "was", "wasted", "watch", "way", "ways", "we", "week", "weekend", "weekends",
    "weeks", "well", "went", "were", "what", "whatever", "when", "whenever", "where", "whether", "which",
    "while", "who", "whoever", "whole", "whom", "whose", "why", "will", "wish", "with", "within", "without",
    "woke", "woman", "women", "wonder", "wondered", "word", "words", "work", "worked", "working", "works",
    "world", "worried", "worry", "worse", "worst", "worth", "would", "write", "writing", "written", "wrong",
    "wrongly", "wrote", "yeah", "year", "years", "yes", "yesterday", "yet", "you", "young", "your", "yours",
    "yourself", "zero"
});
// clang-format on
static_assert(std::ranges::is_sorted(common_words));

constexpr auto calendar_words = std::to_array<std::string_view>({
    "april",    "august",    "december",  "february",   "friday",  "fridays",  "january",
    "july",     "june",      "march",     "monday",     "mondays", "november", "october",
    "saturday", "saturdays", "september", "sunday",     "sundays", "thursday", "thursdays",
    "tuesday",  "tuesdays",  "wednesday", "wednesdays",
});
static_assert(std::ranges::is_sorted(calendar_words));

}  // namespace

bool is_calendar_word(std::string_view folded) {
  return std::ranges::binary_search(calendar_words, folded);
}

bool is_common_word(std::string_view folded) {
  return folded.find('\'') != folded.npos || std::ranges::binary_search(common_words, folded);
}

}  // namespace detour
