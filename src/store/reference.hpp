// What a person means by an id: all of it, a prefix, `@n` or a `ref`.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

namespace detour::store {

/// Shown and typed prefixes have at least so many characters.
inline constexpr std::size_t shortest_prefix = 4;

/// The id of the entry meant; see Journal::entry().
[[nodiscard]] std::string resolved(const SQLite::Database& db, std::string_view reference);
/// The same, where a deleted entry may be meant too; that one by its id or a prefix of it.
[[nodiscard]] std::string resolved_also_deleted(const SQLite::Database& db, std::string_view reference);

}  // namespace detour::store
