// People and numbers taken out of a text, for a story that leaves the machine.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "detour/journal/entry.hpp"

namespace detour {

/// Replaces people and numbers, the same name by the same stand-in: `Person A`, `Person B`, … for
///   - the labels of `people` (with or without @, in any case, also their parts) and the names in `whose`;
///   - capitalised words inside a sentence, several in a row as one, and once seen so anywhere in the chain
///     also at the start of one; not "I", days, months and a short list of words like "English" and "PDF".
/// A name that the chain does not have becomes `[name]`, an address (e-mail, web) `[address]`, a tag
/// `#topic`, a number in digits or English words, a time or date `▯`; units, currency signs and the names of
/// months stay.
///
/// What it cannot see, so read before you send: names in lower case that nobody tagged; names that stand only
/// at the start of sentences, alone; a month's name ("April") that nobody tagged; a tagged name that is also
/// a common word ("will"), in lower case without its @; "one", "half" and ordinals; names in scripts without
/// capitals (Chinese, Arabic) that nobody tagged; and a person whom everybody knows by what they did. It
/// takes companies, places, products and, in German, every noun for people, and two who share a name for one.
class Redaction {
 public:
  explicit Redaction(std::span<const Entry> chain);
  [[nodiscard]] std::string redacted(std::string_view text) const;

  /// How a name must be written to be taken for one: with an @, with a capital at least, anyhow.
  enum class Reach { marked, capital, any };
  struct Known {
    std::string stand_in;
    Reach reach = Reach::marked;
  };
  /// By their folded words with a blank between.
  using Names = std::map<std::string, Known, std::less<>>;

 private:
  Names names_;
};

}  // namespace detour
