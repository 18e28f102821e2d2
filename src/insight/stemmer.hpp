// Words to stems: contractions and irregular forms first, then Snowball English (Porter 2).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sb_stemmer;

namespace detour {

/// Stems folded words: `didn't` → `not`, `couldn't` → `cannot`, `we've` → `we`, `forgotten` → `forget`,
/// `testing` → `test`. Not for use by two threads at a time.
class Stemmer {
 public:
  Stemmer();
  /// The stem of a folded word; valid until the next call.
  [[nodiscard]] const std::string& stem(const std::string& word);

 private:
  std::string snowball(std::string_view word);

  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Deleter> snowball_;
  std::unordered_map<std::string, std::string> known_;
};

/// This thread's stemmer.
[[nodiscard]] Stemmer& thread_stemmer();

}  // namespace detour
