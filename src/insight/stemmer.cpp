#include "stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <new>
#include <utility>

namespace detour {
namespace {

/// People's vocabularies are small; whoever feeds random words shall not fill the memory.
constexpr std::size_t most_known = 50'000;

using Form = std::pair<std::string_view, std::string_view>;

/// Forms that Snowball leaves apart from their verb. Whole tense families meet in one stem, so that a cue is
/// written once. Sorted by form.
constexpr Form irregular[] = {
    {"ate", "eat"},
    {"began", "begin"},
    {"begun", "begin"},
    {"believed", "believe"},
    {"bit", "bite"},
    {"bitten", "bite"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bought", "buy"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burned", "burn"},
    {"burnt", "burn"},
    {"came", "come"},
    {"cancelled", "cancel"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"clung", "cling"},
    {"committed", "commit"},
    {"did", "do"},
    {"does", "do"},
    {"done", "do"},
    {"drank", "drink"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"drove", "drive"},
    {"fallen", "fall"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"fought", "fight"},
    {"found", "find"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"given", "give"},
    {"goes", "go"},
    {"gone", "go"},
    {"got", "get"},
    {"gotten", "get"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"guess", "guess"},
    {"had", "have"},
    {"has", "have"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"kept", "keep"},
    {"knew", "know"},
    {"known", "know"},
    {"laid", "lay"},
    {"led", "lead"},
    {"left", "leave"},
    {"loosing", "lose"},
    {"loses", "lose"},
    {"lost", "lose"},
    {"lying", "lie"},
    {"made", "make"},
    {"meant", "mean"},
    {"met", "meet"},
    {"misread", "misread"},
    {"mistook", "mistake"},
    {"misunderstood", "misunderstand"},
    {"overslept", "oversleep"},
    {"paid", "pay"},
    {"panicked", "panic"},
    {"panicking", "panic"},
    {"planned", "plan"},
    {"ran", "run"},
    {"rang", "ring"},
    {"realised", "realize"},
    {"realising", "realize"},
    {"said", "say"},
    {"sank", "sink"},
    {"sat", "sit"},
    {"saw", "see"},
    {"seen", "see"},
    {"sent", "send"},
    {"shaken", "shake"},
    {"shook", "shake"},
    {"slept", "sleep"},
    {"slipt", "slip"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spent", "spend"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"stood", "stand"},
    {"struck", "strike"},
    {"stuck", "stick"},
    {"sunk", "sink"},
    {"swore", "swear"},
    {"taken", "take"},
    {"taught", "teach"},
    {"thought", "think"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"told", "tell"},
    {"took", "take"},
    {"understood", "understand"},
    {"went", "go"},
    {"woke", "wake"},
    {"won", "win"},
    {"written", "write"},
    {"wrote", "write"},
};

/// Negated auxiliaries, with and without their apostrophe. Sorted by form.
constexpr Form negations[] = {
    {"aint", "not"},         {"arent", "not"},     {"cant", "cannot"},        {"couldnt", "cannot"},
    {"didnt", "not"},        {"doesnt", "not"},    {"dont", "not"},           {"hadnt", "not"},
    {"hasnt", "not"},        {"havent", "not"},    {"isnt", "not"},           {"mightnt", "not"},
    {"mustnt", "shouldnot"}, {"neednt", "not"},    {"shouldnt", "shouldnot"}, {"wasnt", "not"},
    {"werent", "not"},       {"wont", "wouldnot"}, {"wouldnt", "wouldnot"},
};

static_assert(std::ranges::is_sorted(irregular, {}, &Form::first));
static_assert(std::ranges::is_sorted(negations, {}, &Form::first));

template <std::size_t n>
std::string_view look_up(const Form (&forms)[n], std::string_view word) {
  const auto* const found =
      std::lower_bound(std::begin(forms), std::end(forms), word,
                       [](const Form& form, std::string_view key) { return form.first < key; });
  return found != std::end(forms) && found->first == word ? found->second : std::string_view();
}

/// `we've` → `we`, `didn't` → `didnt`; other words as they are.
std::string without_contraction(std::string_view word) {
  const auto apostrophe = word.rfind('\'');
  if (apostrophe == std::string_view::npos) return std::string(word);
  std::string before(word.substr(0, apostrophe));
  return word.substr(apostrophe) == "'t" ? before + "t" : before;
}

}  // namespace

void Stemmer::Deleter::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer() : snowball_(sb_stemmer_new("english", nullptr)) {
  if (!snowball_) throw std::bad_alloc();
}

std::string Stemmer::snowball(std::string_view word) {
  const auto* const stem = sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                           static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

const std::string& Stemmer::stem(const std::string& word) {
  if (const auto known = known_.find(word); known != known_.end()) return known->second;
  if (known_.size() >= most_known) known_.clear();
  const auto plain_word = without_contraction(word);
  auto stem = std::string(look_up(negations, plain_word));
  if (stem.empty()) {
    const auto base = look_up(irregular, plain_word);
    stem = snowball(base.empty() ? std::string_view(plain_word) : base);
  }
  return known_.emplace(word, std::move(stem)).first->second;
}

Stemmer& thread_stemmer() {
  thread_local Stemmer stemmer;
  return stemmer;
}

}  // namespace detour
