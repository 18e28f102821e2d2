#include "spelling.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "common_words.hpp"

namespace detour {
namespace {

// In the order of the alphabet, so that they can be searched.
// clang-format off
constexpr auto never_names = std::to_array<std::string_view>({
    "a", "ai", "all", "am", "american", "an", "and", "api", "are", "as", "asap", "at", "be", "because",
    "british", "but", "by", "can", "ceo", "cet", "cfo", "chf", "chinese", "christmas", "coo", "css", "csv",
    "cto", "diy", "do", "dr", "dutch", "easter", "english", "eod", "eta", "eu", "eur", "european", "every",
    "faq", "for", "french", "from", "fyi", "gbp", "german", "gmt", "god", "gps", "had", "has", "have", "he",
    "her", "his", "how", "hr", "html", "http", "https", "i", "id", "if", "in", "internet", "is", "it",
    "italian", "japanese", "json", "kpi", "mr", "mrs", "ms", "my", "next", "no", "not", "of", "ok", "okay",
    "okr", "on", "or", "our", "pc", "pdf", "person", "pm", "polish", "pr", "prof", "qa", "roi", "she", "sir",
    "so", "spanish", "sql", "tbd", "that", "the", "their", "then", "there", "these", "they", "this", "to",
    "todo", "tv", "ui", "uk", "url", "us", "usa", "usb", "usd", "utc", "ux", "vat", "vp", "was", "we", "web",
    "were", "what", "when", "where", "who", "why", "with", "yes", "you", "your",
});
constexpr auto short_days_and_months = std::to_array<std::string_view>({
    "apr", "aug", "dec", "feb", "fri", "jul", "jun", "mar", "may", "mon", "nov", "oct", "sat", "sep", "sept",
    "sun", "thu", "tue", "tues", "wed",
});
constexpr auto particles = std::to_array<std::string_view>({
    "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter",
    "van", "von", "zu",
});
constexpr auto short_endings = std::to_array<std::string_view>({"'d", "'ll", "'m", "'re", "'s", "'ve"});
// clang-format on
static_assert(std::ranges::is_sorted(never_names) && std::ranges::is_sorted(short_days_and_months));
static_assert(std::ranges::is_sorted(particles) && std::ranges::is_sorted(short_endings));

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

utf8proc_category_t category(char32_t value) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(value));
}

bool is_small_letter(char32_t value) {
  return category(value) == UTF8PROC_CATEGORY_LL;
}

bool any_character(std::string_view text, bool (*is_wanted)(char32_t)) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (is_wanted(character.value)) return true;
    at += character.length;
  }
  return false;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  return {static_cast<char32_t>(value), static_cast<std::size_t>(std::max<utf8proc_ssize_t>(length, 1))};
}

bool is_capital(char32_t value) {
  return category(value) == UTF8PROC_CATEGORY_LU || category(value) == UTF8PROC_CATEGORY_LT;
}

bool is_digit(char32_t value) {
  const auto kind = category(value);
  return kind == UTF8PROC_CATEGORY_ND || (kind == UTF8PROC_CATEGORY_NO && value < 0x3000);
}

bool is_space_between(char32_t value) {
  return category(value) == UTF8PROC_CATEGORY_ZS;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool has_digit(std::string_view word) {
  return any_character(word, is_digit);
}

bool is_shouted(std::string_view word) {
  return letters_in(word) > 1 && !any_character(word, is_small_letter);
}

bool is_never_name(std::string_view folded) {
  return holds(never_names, folded);
}

bool is_particle(std::string_view folded) {
  return holds(particles, folded);
}

bool is_day_or_month(std::string_view folded) {
  return is_calendar_word(folded) || holds(short_days_and_months, folded);
}

bool is_ordinary(std::string_view folded) {
  return folded.find('\'') == std::string_view::npos && is_common_word(folded);
}

std::size_t end_of_base(std::string_view text, const Word& word) {
  const auto apostrophe = word.folded.rfind('\'');
  if (apostrophe == std::string::npos ||
      !holds(short_endings, std::string_view(word.folded).substr(apostrophe)))
    return word.end;
  const auto written = text.substr(word.start, word.end - word.start);
  const auto plain = written.rfind('\'');
  return word.start + (plain == std::string_view::npos ? written.rfind("’") : plain);
}

std::string base_of(std::string_view text, const Word& word) {
  return end_of_base(text, word) == word.end ? word.folded : word.folded.substr(0, word.folded.rfind('\''));
}

}  // namespace detour
