#include "detour/base/id.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace detour {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

template <std::size_t size>
std::array<unsigned char, size> blake2b(std::string_view content) {
  std::array<unsigned char, size> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()),
                     content.size(), nullptr, 0);
  return hash;
}

/// Base 32, five bits a character; as many characters as asked for, at most size * 8 / 5.
std::string base32(std::span<const unsigned char> bytes, std::size_t length) {
  std::string text;
  unsigned buffer = 0, bits = 0;
  for (const auto byte : bytes) {
    buffer = (buffer << 8U) | byte;
    for (bits += 8; bits >= 5 && text.size() < length; bits -= 5)
      text += alphabet[(buffer >> (bits - 5)) & 31U];
  }
  return text;
}

}  // namespace

Randomness system_randomness() {
  return [](std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

std::string content_id(std::string_view content, std::size_t length) {
  return base32(blake2b<32>(content), length);
}

std::string random_id(const Randomness& random, std::size_t length) {
  std::array<unsigned char, 32> bytes{};
  random(bytes);
  return base32(bytes, length);
}

std::int64_t checksum(std::string_view bytes) {
  const auto hash = blake2b<crypto_generichash_BYTES_MIN>(bytes);
  std::uint64_t value = 0;  // the first byte is the lowest, whatever the machine's own order
  for (std::size_t i = sizeof value; i-- > 0;) value = (value << 8U) | hash[i];
  return static_cast<std::int64_t>(value);
}

bool looks_like_id(std::string_view text) {
  return !text.empty() &&
         std::ranges::all_of(text, [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

}  // namespace detour
