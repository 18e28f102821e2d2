// Files that only their owner may read: a journal, a draft, what could not be saved.
#pragma once

#include <filesystem>
#include <string_view>

namespace detour {

/// Makes a folder with mode 0700, and those above it that are missing. False, with errno set, if that fails.
[[nodiscard]] bool make_private_folder(const std::filesystem::path& folder);

/// Writes a new file with mode 0600, whole or not at all, and sees it to the disk.
enum class Written { yes, exists, no };
[[nodiscard]] Written write_private_file(const std::filesystem::path& path, std::string_view text);

}  // namespace detour
