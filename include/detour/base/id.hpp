// Identifiers and checksums: BLAKE2b (RFC 7693, by libsodium) written in Crockford's base 32, lower case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace detour {

/// Fills a buffer with random bytes; tests hand in one that repeats.
using Randomness = std::function<void(std::span<unsigned char>)>;
/// The operating system's randomness.
[[nodiscard]] Randomness system_randomness();

/// Characters in a full id (100 bits: two of a billion ids collide with a chance of 4 in 10^13).
inline constexpr std::size_t id_length = 20;

/// The id of this content: the same bytes give the same id on every machine.
[[nodiscard]] std::string content_id(std::string_view content, std::size_t length = id_length);
/// An id nobody else has.
[[nodiscard]] std::string random_id(const Randomness& random, std::size_t length = id_length);
/// A 64-bit checksum of these bytes, as SQLite keeps integers.
[[nodiscard]] std::int64_t checksum(std::string_view bytes);
/// True if every character can stand in an id (Crockford's alphabet, lower case).
[[nodiscard]] bool looks_like_id(std::string_view text);

}  // namespace detour
