#include "detour/base/id.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "support/catch.hpp"

using namespace detour;

namespace {

/// A hash as RFC 7693 writes it, in Crockford's base 32 from the highest bit down.
std::string in_base32(const std::string& hex) {
  constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string bits, text;
  for (const char c : hex)
    for (int bit = 3; bit >= 0; --bit)
      bits += ((std::stoi(std::string(1, c), nullptr, 16) >> bit) & 1) != 0 ? '1' : '0';
  for (std::size_t i = 0; i + 5 <= bits.size(); i += 5)
    text += alphabet[static_cast<std::size_t>(std::stoi(bits.substr(i, 5), nullptr, 2))];
  return text;
}

void fill_with(std::span<unsigned char> bytes, unsigned char value) {
  std::ranges::fill(bytes, value);
}

}  // namespace

TEST_CASE("an id of content is the front of its 256-bit BLAKE2b hash in base 32") {
  // Unkeyed BLAKE2b with 32 bytes of output (RFC 7693), as `b2sum -l 256` prints it.
  const std::string abc = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
  const std::string nothing = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
  CHECK(content_id("abc", 51) == in_base32(abc));
  CHECK(content_id("", 51) == in_base32(nothing));
  CHECK(content_id("abc") == "qqer2f3388wq4cbhxwzy");
  CHECK(content_id("") == "1sbn3g16wn1v5t5b5tr6");
}

TEST_CASE("a checksum is the first eight bytes of the 128-bit BLAKE2b hash with the lowest first") {
  // `b2sum -l 128`: cf4ab791c62b8d2b… and cae66941d9efbd40…
  CHECK(checksum("abc") == 0x2b8d2bc691b74acf);
  CHECK(checksum("") == 0x40bdefd94169e6ca);
}

TEST_CASE("a checksum changes with any bit and with the order") {
  CHECK(checksum("abc") != checksum("abb"));
  CHECK(checksum("abc") != checksum("acb"));
  CHECK(checksum("abc") != checksum("abc "));
  CHECK(checksum(std::string_view("a\0b", 3)) != checksum("a"));
}

TEST_CASE("a shorter id is the front of the longer one") {
  const auto full = content_id("Told them Friday.");
  CHECK(full.size() == id_length);
  CHECK(content_id("Told them Friday.", 8) == full.substr(0, 8));
  CHECK(content_id("Told them Friday.", 0).empty());
}

TEST_CASE("different contents have different ids") {
  std::set<std::string> ids;
  for (int i = 0; i < 10'000; ++i) ids.insert(content_id(std::to_string(i)));
  CHECK(ids.size() == 10'000);
}

TEST_CASE("a random id is made of nothing but the randomness handed in") {
  const Randomness zeros = [](std::span<unsigned char> bytes) { fill_with(bytes, 0); };
  const Randomness ones = [](std::span<unsigned char> bytes) { fill_with(bytes, 0xFF); };
  CHECK(random_id(zeros) == std::string(id_length, '0'));
  CHECK(random_id(ones, 8) == "zzzzzzzz");
}

TEST_CASE("two ids from the system's randomness differ") {
  const auto random = system_randomness();
  const auto first = random_id(random), second = random_id(random);
  CHECK(first != second);
  CHECK(looks_like_id(first));
  CHECK(first.size() == id_length);
}

TEST_CASE("an id has the letters of Crockford's alphabet and no others") {
  CHECK(looks_like_id("0123456789abcdefghjkmnpqrstvwxyz"));
  for (const char* other : {"", "i", "l", "o", "u", "A", "a b", "a-", "é", "@1"})
    CHECK_FALSE(looks_like_id(other));
  CHECK_FALSE(looks_like_id(std::string_view("a\0", 2)));
  CHECK(looks_like_id(content_id("anything")));
}
