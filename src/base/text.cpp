#include "detour/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace detour {
namespace {

/// 0x80 to 0x9F of Windows-1252 (WHATWG, Encoding Standard); 0xFFFD where it has no character.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/// Of a byte from 0x80 on; from 0xA0 on it is Latin-1.
char32_t from_windows_1252(unsigned char byte) {
  return byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

void append_utf8(std::string& text, char32_t value) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

struct Character {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes
  bool valid = false;
};

/// The character at the front of a text that is not empty; an invalid byte is a character of its own.
Character front(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {byte, 1, true};
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length <= 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length), true};
}

/// Calls `visit(character, start)` for every character.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const auto character = front(text.substr(at));
    visit(character, at);
    at += character.length;
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

utf8proc_category_t category(char32_t value) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(value));
}

bool is_space(char32_t value) {
  if (value <= 0x20) return value == ' ' || (value >= 0x09 && value <= 0x0D);
  const auto kind = category(value);
  return value == 0x85 || kind == UTF8PROC_CATEGORY_ZS || kind == UTF8PROC_CATEGORY_ZL ||
         kind == UTF8PROC_CATEGORY_ZP;
}

bool is_word_character(char32_t value) {
  if (value < 0x80)
    return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || (value >= '0' && value <= '9');
  switch (category(value)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(char32_t value) {
  return value == '\'' || value == 0x2019;
}

std::string with_plain_apostrophes(const std::string& word) {
  constexpr std::string_view curly = "\xE2\x80\x99";
  std::string plain;
  std::size_t from = 0;
  for (auto at = word.find(curly); at != std::string::npos; at = word.find(curly, from)) {
    plain.append(word, from, at - from).push_back('\'');
    from = at + curly.size();
  }
  return plain.append(word, from);
}

/// Marks belong to the character before them; so do the halfwidth sound marks, letters by their category.
bool is_mark(char32_t value) {
  if (value < 0x300) return false;
  const auto kind = category(value);
  return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC || value == 0xFF9E || value == 0xFF9F;
}

/// Ideographs and kana: every one is a word of its own.
bool stands_alone(char32_t value) {
  if (value == 0x30A0 || value == 0x30FB || value == 0x309B || value == 0x309C)
    return false;  // punctuation of kana
  return (value >= 0x3005 && value <= 0x3007) || (value >= 0x3040 && value <= 0x30FF) ||
         (value >= 0x31F0 && value <= 0x31FF) || (value >= 0x3400 && value <= 0x4DBF) ||
         (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0xF900 && value <= 0xFAFF) ||
         (value >= 0xFF66 && value <= 0xFF9D) || (value >= 0x20000 && value <= 0x3FFFF);
}

/// A letter or digit that continues a word after an apostrophe.
bool continues_word(std::string_view rest) {
  if (rest.empty()) return false;
  const auto value = front(rest).value;
  return is_word_character(value) && !is_mark(value) && !stands_alone(value);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  if (is_ascii(text)) return true;
  bool valid = true;
  for_each_character(text, [&valid](const Character& c, std::size_t) { valid = valid && c.valid; });
  return valid;
}

std::string repaired_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  for_each_character(text, [&](const Character& c, std::size_t at) {
    if (c.valid)
      out += text.substr(at, c.length);
    else
      append_utf8(out, from_windows_1252(static_cast<unsigned char>(text[at])));
  });
  return out;
}

std::string_view trimmed(std::string_view text) {
  std::size_t first = text.size(), last = 0;
  for_each_character(text, [&](const Character& c, std::size_t at) {
    if (is_space(c.value)) return;
    first = std::min(first, at);
    last = at + c.length;
  });
  return first < last ? text.substr(first, last - first) : std::string_view();
}

bool is_blank(std::string_view text) {
  bool blank = true;
  for_each_character(text, [&blank](const Character& c, std::size_t) {
    const auto kind = c.value < 0x80 ? UTF8PROC_CATEGORY_CN : category(c.value);
    blank = blank && (is_space(c.value) || c.value < 0x20 || c.value == 0x7F ||
                      kind == UTF8PROC_CATEGORY_CF || kind == UTF8PROC_CATEGORY_CC);
  });
  return blank;
}

std::string folded(std::string_view text) {
  std::string out;
  if (is_ascii(text)) {
    out.resize(text.size());
    std::transform(text.begin(), text.end(), out.begin(), lower);
    return out;
  }
  auto valid = repaired_utf8(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                                   static_cast<utf8proc_ssize_t>(valid.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return valid;
  out.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  return out;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t start = std::string_view::npos;
  bool alone = false;  // the open word is one ideograph or kana with its marks
  const auto close = [&](std::size_t end) {
    if (start == std::string_view::npos) return;
    words.push_back({start, end, with_plain_apostrophes(folded(text.substr(start, end - start)))});
    start = std::string_view::npos;
    alone = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = front(text.substr(at));
    const auto next = at + c.length;
    if (is_mark(c.value)) {
      // A mark starts no word: the selector behind an emoji would be one without letters.
    } else if (stands_alone(c.value)) {
      close(at);
      start = at;
      alone = true;
    } else if (is_word_character(c.value)) {
      if (alone) close(at);
      if (start == std::string_view::npos) start = at;
    } else if (alone || !is_apostrophe(c.value) || !continues_word(text.substr(next))) {
      close(at);
    }
    at = next;
  }
  close(text.size());
  return words;
}

bool is_unspaced_script(char32_t character) {
  const bool south_east_asian =
      (character >= 0x0E00 && character <= 0x0EFF) || (character >= 0x1780 && character <= 0x17FF);
  return stands_alone(character) || south_east_asian;
}

}  // namespace detour
