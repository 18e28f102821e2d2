#include "name_reading.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "detour/insight/language.hpp"
#include "spelling.hpp"

namespace detour {
namespace {

using Place = NameWord::Place;

// ---- addresses, tags and handles ----

// clang-format off
/// What a bare web address ends with ("example.com"); no words, and none that source files end with.
constexpr auto domains = std::to_array<std::string_view>({
    "ai", "app", "biz", "ch", "co", "com", "de", "dev", "edu", "eu", "fr", "gov", "info", "io", "net", "nl",
    "org", "pl", "uk",
});
// clang-format on
static_assert(std::ranges::is_sorted(domains));

/// A text's words, and for each the last one that only such marks hold together with it.
struct Runs {
  explicit Runs(std::string_view given)
      : text(given),
        words(words_of(given)),
        last_of_local(last_of_runs("._%+-")),
        last_of_host(last_of_runs(".-")),
        last_of_label(last_of_runs("-_./")) {}
  [[nodiscard]] std::string_view gap_after(std::size_t i) const {
    const auto end = i + 1 < words.size() ? words[i + 1].start : text.size();
    return text.substr(words[i].end, end - words[i].end);
  }
  [[nodiscard]] std::vector<std::size_t> last_of_runs(std::string_view marks) const;

  std::string_view text;
  std::vector<Word> words;
  std::vector<std::size_t> last_of_local, last_of_host, last_of_label;
};

std::vector<std::size_t> Runs::last_of_runs(std::string_view marks) const {
  std::vector<std::size_t> last(words.size());
  for (auto i = words.size(); i-- > 0;) {
    const bool ends =
        i + 1 == words.size() || gap_after(i).find_first_not_of(marks) != std::string_view::npos;
    last[i] = ends ? i : last[i + 1];
  }
  return last;
}

bool ends_address(char32_t value) {
  const bool cjk_mark = (value >= 0x3000 && value <= 0x303F) || (value >= 0xFF00 && value <= 0xFF0F) ||
                        (value >= 0xFF1A && value <= 0xFF1F);
  return value <= 0x20 || value == '<' || value == '>' || value == '"' || cjk_mark || is_space_between(value);
}

/// The end of a web address, without the marks that belong to the sentence around it.
std::size_t end_of_web_address(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && !ends_address(character_at(text, end).value))
    end += character_at(text, end).length;
  while (end > at && std::string_view(".,;:!?)]}'").find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

/// The end of the address that starts with word `i`, or nothing.
std::optional<std::size_t> end_of_address(const Runs& runs, std::size_t i) {
  const auto text = runs.text;
  const auto& words = runs.words;
  const auto gap = runs.gap_after(i);
  if (gap.starts_with("://") || (words[i].folded == "www" && gap == "."))
    return end_of_web_address(text, words[i].end);
  const auto local = runs.last_of_local[i];
  if (local + 1 < words.size() && runs.gap_after(local) == "@")
    return words[runs.last_of_host[local + 1]].end;
  const auto host = runs.last_of_host[i];
  const bool is_host = host > i && text[words[host].start - 1] == '.' &&
                       std::ranges::binary_search(domains, words[host].folded);
  if (!is_host) return std::nullopt;
  return runs.gap_after(host).starts_with('/') ? end_of_web_address(text, words[host].end) : words[host].end;
}

std::optional<Marked> marked_at(const Runs& runs, std::size_t i) {
  const auto start = runs.words[i].start;
  const char before = start > 0 ? runs.text[start - 1] : ' ';
  const bool label = (before == '#' || before == '@') && !is_digit(character_at(runs.text, start).value);
  if (label)
    return Marked{before == '#' ? Marked::Kind::tag : Marked::Kind::handle, start - 1,
                  end_of_base(runs.text, runs.words[runs.last_of_label[i]])};
  if (const auto end = end_of_address(runs, i)) return Marked{Marked::Kind::address, start, *end};
  return std::nullopt;
}

// ---- words ----

bool contains_any(std::string_view text, std::initializer_list<std::string_view> marks) {
  return std::ranges::any_of(marks, [text](auto mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_opening(std::string_view gap) {
  return contains_any(gap, {":", "\"", "“", "„", "‘", "«", "(", "[", "—", "–", "- ", " '"});
}

/// Without what it was run together with: "l'Anna".
Word without_elision(std::string_view text, Word word) {
  const auto written = text.substr(word.start, word.end - word.start);
  const auto plain = written.find('\''), curly = written.find("’");
  const auto next = plain < curly ? plain + 1 : curly + std::string_view("’").size();
  const bool elided = std::min(plain, curly) != std::string_view::npos && next < written.size() &&
                      !is_capital(character_at(written, 0).value) &&
                      is_capital(character_at(written, next).value);
  if (!elided) return word;
  return {word.start + next, word.end, word.folded.substr(word.folded.find('\'') + 1)};
}

}  // namespace

void NameReading::take(const Word& whole, std::size_t end_before, const std::set<std::size_t>& starts) {
  const auto gap = text.substr(end_before, whole.start - end_before);
  const auto word = without_elision(text, whole);
  // A line break alone may be one of a text wrapped by hand: no sentence need have ended.
  const bool opening = gap == "\n" || (!starts.contains(word.start) && is_opening(gap));
  const auto place = opening ? Place::opening : starts.contains(word.start) ? Place::start : Place::inside;
  words.push_back(
      {word.start, end_of_base(text, word), base_of(text, word), place, word.folded.ends_with("'s")});
}

NameReading::NameReading(std::string_view given) : text(given) {
  std::set<std::size_t> starts;
  for (const auto& sentence : sentences_of(text)) starts.insert(sentence.tokens.front().start);
  const Runs runs(text);
  const auto& all = runs.words;
  std::size_t end_before = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].start < end_before) continue;
    if (const auto found = marked_at(runs, i)) {
      marked.push_back(*found);
      end_before = found->end;
      continue;
    }
    take(all[i], end_before, starts);
    end_before = all[i].end;
  }
}

std::string_view written(const NameReading& reading, const NameWord& word) {
  return reading.text.substr(word.start, word.end - word.start);
}

bool starts_with_capital(const NameReading& reading, const NameWord& word) {
  return is_capital(character_at(reading.text, word.start).value);
}

bool goes_on(const NameReading& reading, std::size_t i) {
  if (i + 1 >= reading.words.size()) return false;
  const auto& word = reading.words[i];
  const auto gap = reading.text.substr(word.end, reading.words[i + 1].start - word.end);
  const bool initial = letters_in(word.base) == 1 && starts_with_capital(reading, word);
  return gap.empty() || gap == " " || gap == "-" || gap == "‑" || gap == "_" || gap == "." ||
         (initial && gap == ". ");
}

bool may_be_in_name(const NameReading& reading, const NameWord& word) {
  if (!starts_with_capital(reading, word) || is_never_name(word.base) || is_day_or_month(word.base))
    return false;
  const auto text = written(reading, word);
  return !has_digit(text) && !(is_shouted(text) && is_ordinary(word.base));
}

bool may_be_name(const NameReading& reading, const NameWord& word) {
  return may_be_in_name(reading, word) && letters_in(word.base) > 1;
}

std::size_t last_of_name(const NameReading& reading, std::size_t i) {
  const auto& words = reading.words;
  const auto limit = i + most_words_of_name - 1;
  for (auto next = i; goes_on(reading, next) && next < limit;) {
    ++next;
    if (may_be_in_name(reading, words[next]) && words[next].place == Place::inside)
      i = next;
    else if (!is_particle(words[next].base))
      break;
  }
  return i;
}

}  // namespace detour
