// The single words that dates and times are said with.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detour/base/moment.hpp"

namespace detour {

/// Folded, without the blanks and commas between them.
[[nodiscard]] std::vector<std::string> words_of_time(std::string_view text);

/// `12`; no sign, nothing behind it.
[[nodiscard]] std::optional<int> whole_number(std::string_view word);
/// A count as people write it: 3, a, an, one to twelve; at most 10,000.
[[nodiscard]] std::optional<int> count_of(std::string_view word);
/// A date in numbers: 2026-3-4, 4.3.2026. It need not exist.
[[nodiscard]] std::optional<std::chrono::year_month_day> numeric_date_of(std::string_view word);

/// In full or by the first three to five letters.
[[nodiscard]] std::optional<std::chrono::weekday> weekday_of(std::string_view word);
[[nodiscard]] std::optional<std::chrono::month> month_of(std::string_view word);

enum class Unit { minute, hour, day, week, month, year };
/// `day`, `days`, `d`
[[nodiscard]] std::optional<Unit> unit_of(std::string_view word);

/// `17:00`, `5pm`, `5:30pm`, `17h`, `noon`, `midnight`
[[nodiscard]] std::optional<TimeOfDay> time_of(std::string_view word);

}  // namespace detour
