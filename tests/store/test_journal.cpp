#include "detour/store/journal.hpp"

#include <chrono>
#include <thread>

#include "detour/base/error.hpp"
#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

Moment at(std::int64_t minute) {
  return {1'772'000'000 + 60 * minute, 0};
}

Analysis shouting() {
  return {"1", [](const Entry& entry, const Personal&) -> Detection {
            const auto place = entry.what.find("LATE");
            if (place == std::string::npos) return {};
            return {{{"procrastination", 0.9, "text", {{Field::what, 0, place, place + 4, "LATE"}}}},
                    {{"overload", 0.25}, {"exhaustion", 0.02}}};
          }};
}

Journal fresh() {
  return Journal::in_memory(shouting(), [](std::span<unsigned char> bytes) {
    std::fill(bytes.begin(), bytes.end(), static_cast<unsigned char>(7));
  });
}

Entry add(Journal& journal, const std::string& what, std::int64_t minute = 0) {
  Entry entry;
  entry.what = what;
  entry.happened_at = at(minute);
  journal.write("log", at(minute), [&entry](Writer& writer) { entry = writer.put(entry); });
  return entry;
}

void change(Journal& journal, const std::string& id, const std::string& what) {
  journal.write("edit", at(100), [&](Writer& writer) {
    auto entry = writer.entry(id);
    entry.what = what;
    writer.put(entry);
  });
}

std::vector<std::string> texts(const std::vector<Entry>& entries) {
  std::vector<std::string> all;
  for (const auto& entry : entries) all.push_back(entry.what);
  return all;
}

}  // namespace

TEST_CASE("an entry put into a journal comes back as it was with its findings") {
  auto journal = fresh();
  Entry entry;
  entry.what = "Started LATE. #thesis";
  entry.happened_at = at(1);
  entry.lessons = {{"", "start on monday"}};
  entry.assumptions = {{"", "a week is enough", 80}};
  journal.write("log", at(2), [&entry](Writer& writer) { entry = writer.put(entry); });
  const auto kept = journal.entry(entry.id);
  CHECK(kept == entry);
  CHECK(kept.logged_at == at(2));
  CHECK(kept.tags == std::vector<std::string>{"thesis"});
  REQUIRE(kept.causes.size() == 1);
  CHECK(kept.causes[0].evidence.at(0).text == "LATE");
}

TEST_CASE("entries come newest first by when they happened") {
  auto journal = fresh();
  add(journal, "second", 2);
  add(journal, "third", 3);
  add(journal, "first", 1);
  CHECK(texts(journal.entries()) == std::vector<std::string>{"third", "second", "first"});
  CHECK(texts(journal.entries({}, 1)) == std::vector<std::string>{"third"});
  CHECK(journal.entry("@2").what == "second");
  CHECK_THROWS_AS(journal.entry("@4"), NotFound);
}

TEST_CASE("an entry is found by prefix and by the reference it came with") {
  auto journal = fresh();
  Entry entry;
  entry.what = "x";
  entry.ref = "maya-001";
  journal.write("import", at(0), [&entry](Writer& writer) { entry = writer.put(entry); });
  CHECK(journal.entry(journal.short_id(entry.id)).id == entry.id);
  CHECK(journal.entry("maya-001").id == entry.id);
  CHECK_THROWS_AS(journal.entry("abc"), UsageError);
  CHECK_THROWS_AS(journal.entry("nosuchentry"), NotFound);
}

TEST_CASE("short ids are as long as they must be to be unique") {
  auto journal = fresh();
  for (const auto* id : {"aaaabbbbccccddddeee1", "aaaabbbbccccddddeee2", "zzzz0000000000000000"})
    journal.write("import", at(0), [id](Writer& writer) {
      Entry entry;
      entry.id = id;
      entry.what = id;
      writer.put(entry);
    });
  CHECK(journal.short_id("zzzz0000000000000000") == "zzzz");
  CHECK(journal.short_id("aaaabbbbccccddddeee1") == "aaaabbbbccccddddeee1");
  CHECK_THROWS_AS(journal.entry("aaaabbbb"), UsageError);
}

TEST_CASE("undo takes back one command and undoing that brings it back") {
  auto journal = fresh();
  const auto entry = add(journal, "as it was");
  change(journal, entry.id, "changed");
  const auto undone = journal.undo(at(200));
  CHECK(undone.action == "edit");
  CHECK_THAT(undone.words.at(0), ContainsSubstring("as it was"));
  CHECK(journal.entry(entry.id).what == "as it was");
  CHECK(journal.undo(at(201)).action == "undo: edit");
  CHECK(journal.entry(entry.id).what == "changed");
  CHECK(journal.history(entry.id).size() == 4);
}

TEST_CASE("undo of several steps goes back to before the first of them") {
  auto journal = fresh();
  const auto entry = add(journal, "as it was");
  change(journal, entry.id, "once");
  change(journal, entry.id, "twice");
  journal.undo(at(200), 2);
  CHECK(journal.entry(entry.id).what == "as it was");
  journal.undo(at(201));
  CHECK(journal.entry(entry.id).what == "twice");
}

TEST_CASE("undo over a command that made an entry and one that took it away leaves it gone") {
  auto journal = fresh();
  const auto first = add(journal, "it came and went");
  journal.write("delete", at(2), [&](Writer& writer) { writer.remove(first.id); });
  const auto undone = journal.undo(at(3), 2);
  CHECK_THAT(undone.words.at(0), ContainsSubstring("it came and went") && ContainsSubstring("is gone"));
  CHECK(journal.count() == 0);
  // Nothing changed, so there is nothing new to take back: one step is still the deletion.
  journal.undo(at(4));
  CHECK(journal.count() == 1);
}

TEST_CASE("undo of a first entry takes it away and redo gives it back with its findings") {
  auto journal = fresh();
  const auto entry = add(journal, "LATE again");
  journal.undo(at(1));
  CHECK(journal.count() == 0);
  CHECK(journal.search("again").empty());
  CHECK(journal.history(entry.id).back().is_tombstone());
  journal.undo(at(2));
  CHECK(journal.entry(entry.id).causes.size() == 1);
  CHECK(journal.search("again").size() == 1);
  CHECK_THROWS_AS(fresh().undo(at(3)), NotFound);
}

TEST_CASE("a step that fails in the middle keeps nothing of it") {
  auto journal = fresh();
  const auto failing = [](Writer& writer) {
    Entry entry;
    entry.what = "half";
    writer.put(entry);
    throw Failure("no");
  };
  CHECK_THROWS_AS(journal.write("log", at(0), failing), Failure);
  CHECK(journal.count() == 0);
}

TEST_CASE("putting an unchanged entry writes no revision") {
  auto journal = fresh();
  const auto entry = add(journal, "x");
  journal.write("edit", at(1), [&entry](Writer& writer) { writer.put(writer.entry(entry.id)); });
  CHECK(journal.history(entry.id).size() == 1);
}

TEST_CASE("search finds stems and accents and words inside Chinese and Japanese text") {
  auto journal = fresh();
  add(journal, "I promised a café demo", 1);
  add(journal, "昨日の会議で納期を約束した", 2);
  add(journal, "我们低估了迁移的时间", 3);
  CHECK(journal.search("promising").size() == 1);
  CHECK(journal.search("CAFE").size() == 1);
  CHECK(journal.search("会議").size() == 1);
  CHECK(journal.search("低估").size() == 1);
  CHECK(journal.search("约束").empty());
}

TEST_CASE("any text is a valid query") {
  auto journal = fresh();
  add(journal, "the OR gate \"said\" no*");
  for (const auto* query :
       {"\"", "OR", "AND NOT", "a*", "col:x", "^", "(", "NEAR(", "-", "'", "\"un closed", "{a b}", ""})
    CHECK_NOTHROW(journal.search(query));
  CHECK(journal.search("\"OR gate\"").size() == 1);
  CHECK(journal.search("\"gate OR\" zzz").empty());
}

TEST_CASE("search asks for all words and falls back to some") {
  auto journal = fresh();
  add(journal, "deadline moved", 1);
  add(journal, "deadline moved by client", 2);
  CHECK(journal.search("deadline client").size() == 1);
  CHECK(journal.search("deadline zebra").size() == 2);
}

TEST_CASE("filters combine") {
  auto journal = fresh();
  add(journal, "LATE #a @sam", 0);
  add(journal, "fine #a", 60 * 24);
  add(journal, "LATE #b", 60 * 48);
  Filter filter;
  filter.tags = {"a"};
  CHECK(journal.count(filter) == 2);
  filter.causes = {"procrastination"};
  CHECK(texts(journal.entries(filter)) == std::vector<std::string>{"LATE #a @sam"});
  filter = {};
  filter.since = filter.until = local_date(at(60 * 24));
  CHECK(texts(journal.entries(filter)) == std::vector<std::string>{"fine #a"});
}

TEST_CASE("tables made anew from the log are the same as those kept up to date") {
  auto journal = fresh();
  const auto first = add(journal, "LATE #a 会議", 1);
  const auto second = add(journal, "fine @sam", 2);
  add(journal, "third", 3);
  change(journal, first.id, "changed LATE #c");
  journal.write("delete", at(10), [&second](Writer& writer) { writer.remove(second.id); });
  journal.undo(at(11));
  journal.write("review", at(12), [&first](Writer& writer) {
    Review review;
    review.started_at = at(12);
    review.entries = {first.id};
    review = writer.put(review);
    review.finished_at = at(13);
    writer.put(review);
  });
  const auto report = journal.check();
  CHECK(report.damage.empty());
  CHECK(report.drift.empty());
  CHECK(report.revisions == 8);
  const auto before = journal.entries();
  journal.rebuild();
  CHECK(journal.entries() == before);
  CHECK(journal.reviews().size() == 1);
}

TEST_CASE("a last lesson is the newest of the entries with that cause but one") {
  auto journal = fresh();
  for (int day = 0; day < 2; ++day) {
    Entry entry;
    entry.what = "LATE";
    entry.happened_at = at(day * 60 * 24);
    entry.lessons = {{"", "lesson " + std::to_string(day)}};
    journal.write("log", at(day), [&entry](Writer& writer) { writer.put(entry); });
  }
  CHECK(journal.last_lesson("procrastination", journal.entry("@1").id) == "lesson 0");
  CHECK(journal.last_lesson("procrastination", "") == "lesson 1");
}

TEST_CASE("inklings are kept with the findings, follow the text, and come where they are asked for") {
  auto journal = fresh();
  auto entry = add(journal, "LATE again");
  add(journal, "nothing");
  CHECK(journal.entries().back().inklings.empty());
  auto entries = journal.with_inklings(journal.entries());
  CHECK(entries.front().inklings.empty());
  CHECK(entries.back().inklings == std::vector<Inkling>{{"overload", 0.25}, {"exhaustion", 0.02}});
  CHECK(journal.check().drift.empty());
  journal.write("edit", at(1), [&](Writer& writer) {
    entry.what = "on time";
    writer.put(entry);
  });
  CHECK(journal.with_inklings({journal.entry(entry.id)}).front().inklings.empty());
  CHECK(journal.check().drift.empty());
}

TEST_CASE(
    "what was taught is in the findings of all entries when the journal is closed, also after an undo") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "journal.db";
  const auto random = [](std::span<unsigned char> bytes) {
    std::fill(bytes.begin(), bytes.end(), static_cast<unsigned char>(7));
  };
  int read = 0;
  const Analysis counting{"1", [&read](const Entry&, const Personal&) -> Detection {
                            ++read;
                            return {};
                          }};
  const auto reads_on_opening = [&] {
    read = 0;
    const auto journal = Journal::open(path, counting);
    return read;
  };
  std::string id;
  {
    auto journal = Journal::open_or_create(path, counting, random);
    id = add(journal, "one").id;
    add(journal, "two");
  }
  CHECK(reads_on_opening() == 0);
  {
    auto journal = Journal::open_or_create(path, counting, random);
    journal.write("causes mark", at(1), [&id](Writer& writer) {
      auto entry = writer.entry(id);
      entry.marks["overload"] = true;
      writer.put(entry);
    });
  }
  CHECK(reads_on_opening() == 0);
  {
    auto journal = Journal::open_or_create(path, counting, random);
    journal.undo(at(2));
  }
  CHECK(reads_on_opening() == 0);
}

namespace {

/// Journals in a file; `what` is found to be the person's own cause "wobble" once there is one.
class OnDisk {
 public:
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "journal.db"; }
  [[nodiscard]] Journal opened(const Analysis& analysis, const Progress& progress = {}) const {
    return Journal::open_or_create(
        path(), analysis,
        [](std::span<unsigned char> bytes) {
          std::fill(bytes.begin(), bytes.end(), static_cast<unsigned char>(7));
        },
        progress);
  }

 private:
  test::TemporaryFolder folder_;
};

Analysis own_words() {
  return {"1", [](const Entry& entry, const Personal& personal) -> Detection {
            if (personal.causes.find("wobble") == nullptr || !entry.what.starts_with("wobble")) return {};
            return {{{"wobble", 0.9, "text", {{Field::what, 0, 0, 6, "wobble"}}}}, {}};
          }};
}

OwnCause wobble() {
  OwnCause cause;
  cause.id = "wobble";
  cause.title = cause.meaning = cause.question = cause.counter_move = "Wobble";
  cause.cues = {"wobble"};
  return cause;
}

}  // namespace

TEST_CASE("a journal that stayed open reads entries with what was taught elsewhere meanwhile") {
  const OnDisk disk;
  const auto id = [&disk] {
    auto journal = disk.opened(own_words());
    return add(journal, "wobble one").id;
  }();
  auto first = disk.opened(own_words());
  {
    auto second = disk.opened(own_words());
    second.write("causes add", at(1), [](Writer& writer) { writer.put(wobble()); });
  }
  change(first, id, "wobble two");
  CHECK(first.entry(id).causes.size() == 1);
  CHECK(first.check().drift.empty());
}

TEST_CASE("a check while another program writes finds nothing wrong") {
  const OnDisk disk;
  {
    auto journal = disk.opened(shouting());
    add(journal, "one");
  }
  std::thread other;
  const auto write_elsewhere = [&disk] {
    auto journal = disk.opened(shouting());
    add(journal, "two", 1);
  };
  auto meanwhile = shouting();
  meanwhile.detect = [&, detect = meanwhile.detect](const Entry& entry, const Personal& personal) {
    if (!other.joinable()) {
      other = std::thread(write_elsewhere);
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    return detect(entry, personal);
  };
  const auto report = disk.opened(meanwhile).check();
  other.join();
  CHECK(report.drift.empty());
  CHECK(report.revisions == 1);
  CHECK(disk.opened(shouting()).count() == 2);
}

TEST_CASE("a filter looks at all hits, however many newer ones there are") {
  auto journal = fresh();
  journal.write("import", at(0), [](Writer& writer) {
    for (int i = 0; i < 20'005; ++i) {
      Entry entry;
      entry.what = "deadline " + std::to_string(i);
      // The oldest came in first.
      entry.happened_at = i == 0 ? Moment{1'000'000'000, 0} : at(i);
      writer.put(entry);
    }
  });
  Filter filter;
  filter.until = local_date({1'100'000'000, 0});
  CHECK(journal.search("deadline", filter).size() == 1);
  CHECK(journal.search("deadline", {}, 5).size() == 5);
}

TEST_CASE("search finds words inside a Chinese or Japanese source") {
  auto journal = fresh();
  Entry entry;
  entry.what = "x";
  entry.source = "昨日の会議の議事録";
  journal.write("log", at(0), [&entry](Writer& writer) { writer.put(entry); });
  CHECK(journal.search("会議").size() == 1);
}

TEST_CASE("what is added to a step is part of it only where no other step came between") {
  const OnDisk disk;
  auto first = disk.opened(shouting());
  const auto entry = add(first, "mine");
  const auto add_lesson = [&](const char* text) {
    first.amend(at(3), [&](Writer& writer) {
      auto heard = writer.entry(entry.id);
      heard.lessons.push_back({"", text});
      writer.put(heard);
    });
  };
  add_lesson("at once");
  {
    auto second = disk.opened(shouting());
    add(second, "theirs", 1);
  }
  add_lesson("late");
  add_lesson("later");
  first.undo(at(4));
  CHECK(first.count() == 2);
  CHECK(first.entry(entry.id).lessons.size() == 1);
}

TEST_CASE("undoing much tells how far it is") {
  const OnDisk disk;
  std::size_t told = 0, of = 0;
  auto journal = disk.opened(shouting(), [&](std::size_t done, std::size_t total) {
    told = done;
    of = total;
  });
  journal.write("import", at(0), [](Writer& writer) {
    for (int i = 0; i < 1'000; ++i) {
      Entry entry;
      entry.what = "entry " + std::to_string(i);
      writer.put(entry);
    }
  });
  told = of = 0;
  journal.undo(at(1));
  CHECK(of == 1'000);
  CHECK(told == of);
}
