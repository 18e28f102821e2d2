#include "when_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "detour/base/text.hpp"

namespace detour {
namespace {

using std::chrono::month;
using std::chrono::weekday;

/// The place of a name in a list, by its first three letters or in full.
template <std::size_t n>
std::optional<unsigned> index_of(const std::array<std::string_view, n>& names, std::string_view word) {
  for (unsigned i = 0; i < n; ++i)
    if (word == names[i] || (word.size() >= 3 && word.size() <= 5 && names[i].starts_with(word))) return i;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> words_of_time(std::string_view text) {
  std::vector<std::string> words;
  for (const char c : folded(trimmed(text))) {
    if (c == ' ' || c == ',' || c == '\t' || c == '\n') {
      if (!words.empty() && !words.back().empty()) words.emplace_back();
    } else {
      if (words.empty()) words.emplace_back();
      words.back() += c;
    }
  }
  if (!words.empty() && words.back().empty()) words.pop_back();
  return words;
}

std::optional<int> whole_number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool all = error == std::errc() && end == word.data() + word.size() && !word.starts_with('-');
  return all ? std::optional(value) : std::nullopt;
}

std::optional<int> count_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"one",   "two",   "three", "four", "five",   "six",
                                                   "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  constexpr int most = 10'000;
  if (word == "a" || word == "an") return 1;
  const auto* const named = std::ranges::find(names, word);
  if (named != names.end()) return static_cast<int>(named - names.begin()) + 1;
  const auto count = whole_number(word);
  return count && *count <= most ? count : std::nullopt;
}

std::optional<std::chrono::year_month_day> numeric_date_of(std::string_view word) {
  const char mark = word.find('-') != std::string_view::npos ? '-' : '.';
  const auto first = word.find(mark), second = word.find(mark, first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  auto year_part = word.substr(0, first), day_part = word.substr(second + 1);
  if (mark == '.') std::swap(year_part, day_part);
  const auto year = whole_number(year_part), day = whole_number(day_part);
  const auto month = whole_number(word.substr(first + 1, second - first - 1));
  constexpr int last_month = 12, last_day = 31;
  if (!year || !month || !day || year_part.size() != 4 || *month > last_month || *day > last_day)
    return std::nullopt;
  return std::chrono::year(*year) / *month / *day;
}

std::optional<weekday> weekday_of(std::string_view word) {
  constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                  "thursday", "friday", "saturday"};
  const auto index = index_of(names, word);
  return index ? std::optional(weekday(*index)) : std::nullopt;
}

std::optional<month> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
  const auto index = index_of(names, word);
  return index ? std::optional(month(*index + 1)) : std::nullopt;
}

std::optional<Unit> unit_of(std::string_view word) {
  if (word.size() > 2 && word.ends_with('s')) word.remove_suffix(1);
  constexpr std::array<std::pair<std::string_view, Unit>, 9> units{{{"minute", Unit::minute},
                                                                    {"min", Unit::minute},
                                                                    {"hour", Unit::hour},
                                                                    {"h", Unit::hour},
                                                                    {"day", Unit::day},
                                                                    {"d", Unit::day},
                                                                    {"week", Unit::week},
                                                                    {"month", Unit::month},
                                                                    {"year", Unit::year}}};
  const auto found = std::ranges::find(units, word, &std::pair<std::string_view, Unit>::first);
  return found == units.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TimeOfDay> time_of(std::string_view word) {
  if (word == "noon") return TimeOfDay{12, 0, 0};
  if (word == "midnight") return TimeOfDay{0, 0, 0};
  const bool pm = word.ends_with("pm"), am = word.ends_with("am"), h = word.ends_with('h');
  if (pm || am) word.remove_suffix(2);
  if (h) word.remove_suffix(1);
  const auto colon = word.find(':');
  if (colon == std::string_view::npos && !pm && !am && !h) return std::nullopt;
  const auto hour = whole_number(word.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? 0
                      : word.size() - colon == 3      ? whole_number(word.substr(colon + 1))
                                                      : std::nullopt;
  if (!hour || !minute || *minute > 59 || *hour > 23) return std::nullopt;
  if ((pm || am) && (*hour < 1 || *hour > 12)) return std::nullopt;
  const int shift = pm && *hour < 12 ? 12 : am && *hour == 12 ? -12 : 0;
  return TimeOfDay{*hour + shift, *minute, 0};
}

}  // namespace detour
