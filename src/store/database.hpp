// One SQLite database file: how it is opened, and what its failures are called.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <utility>

namespace detour::store {

/// Marks a file as a journal of detour ("dtor").
inline constexpr int application_id = 0x64746f72;

inline constexpr auto rebuild_saves_the_rest = "'detour doctor --rebuild' saves what is intact";

/// Opens an existing file. Read-write even for reading: a journal that a killed writer left hot can only be
/// repaired so, and SQLite falls back to read-only by itself where it may not write.
[[nodiscard]] SQLite::Database open_existing(const std::filesystem::path& path);
/// Opens a file for writing; makes folder (0700) and file (0600) where there are none.
[[nodiscard]] SQLite::Database open_or_create(const std::filesystem::path& path);
[[nodiscard]] SQLite::Database open_in_memory();

/// True for the failures that a damaged file leads to, a missing table among them.
[[nodiscard]] bool is_damage(const SQLite::Exception& e);

/// A number that a PRAGMA without argument gives.
[[nodiscard]] int pragma(const SQLite::Database& db, const char* name);

/// Throws the JournalError that the exception in flight stands for, or that exception itself if it is no
/// failure of SQLite or the file system.
[[noreturn]] void rethrow_as_journal_error(const std::filesystem::path& path);

/// Runs `work`; failures of SQLite come out as JournalError.
template <class Work>
decltype(auto) guarded(const std::filesystem::path& path, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::exception&) {
    rethrow_as_journal_error(path);
  }
}

}  // namespace detour::store
