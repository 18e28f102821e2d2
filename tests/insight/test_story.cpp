#include "detour/insight/story.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "detour/base/error.hpp"
#include "support/catch.hpp"

using namespace detour;

namespace {

using Lines = std::vector<std::string>;

constexpr std::int64_t day = 86400;
/// Noon of a day in March 2026, UTC.
Moment march(int number) {
  return {1772366400 + (number - 1) * day, 0};
}

Entry entry(int on, const std::string& what, Stage stage = Stage::setback) {
  Entry made;
  made.id = "e" + std::to_string(on);
  made.happened_at = march(on);
  made.what = what;
  made.stage = stage;
  return made;
}

Attempt attempt(const std::string& text, Status status = Status::planned, std::optional<int> told_on = {},
                const std::string& note = {}) {
  Attempt made{text, text, {}, status, {}, note};
  if (told_on) made.decided_at = march(*told_on);
  return made;
}

/// Two setbacks, the second one out of a failed attempt, and an attempt that worked.
std::vector<Entry> chain_that_ended_well() {
  auto first = entry(4, "The demo crashed. Nobody had tried the new build.");
  first.expected = "a calm demo";
  first.assumptions = {{"a1", "The build is tested.", 80, Verdict::wrong}, {"a2", "the room has wifi", {}}};
  first.lessons = {{"l1", "try the build the day before"}};
  first.next = {attempt("when there is a demo I will try the build.", Status::failed, 12, "forgot it")};
  auto second = entry(12, "It crashed again.");
  second.follows = first.id;
  second.lessons = {{"l2", "Try the build the day before."}, {"l3", "put it in the calendar"}};
  second.next = {attempt("when I book a demo I will book the trial", Status::worked, 20, "no crash")};
  return {first, second};
}

Story story_with(const std::vector<Attempt>& attempts) {
  auto made = entry(4, "It broke.");
  made.next = attempts;
  return story_of(std::vector{made});
}

/// How it stands, and the count behind it.
std::string result_in(const Story& story) {
  return story.result + (story.count.empty() ? "" : " ") + story.count;
}

Story told(const std::string& text) {
  return {"", text, "", {}, "", "", {}};
}

/// What the text of a section looks like between its heading and the end.
std::string body_of(const std::string& text) {
  const auto markdown = to_markdown(told(text));
  const std::string heading = "## Situation\n\n";
  REQUIRE(markdown.starts_with(heading));
  REQUIRE(markdown.ends_with('\n'));
  return markdown.substr(heading.size(), markdown.size() - heading.size() - 1);
}

}  // namespace

TEST_CASE("there is no story without an entry") {
  CHECK_THROWS_AS(story_of({}), UsageError);
}

TEST_CASE("a chain is told from the first setback to the last outcome") {
  const auto story = story_of(chain_that_ended_well());
  CHECK(story.title == "The demo crashed");
  CHECK(story.situation == "2026-03-04: The demo crashed. Nobody had tried the new build.");
  CHECK(story.task == "a calm demo");
  CHECK(story.actions == Lines{"2026-03-12: when there is a demo I will try the build: failed, forgot it",
                               "2026-03-12: It crashed again.",
                               "2026-03-20: when I book a demo I will book the trial: worked, no crash"});
  CHECK(result_in(story) ==
        "The last attempt worked (2026-03-20): no crash. That was 16 days after the first setback. "
        "2 attempts tried: 1 worked, 1 failed.");
  CHECK(story.lessons == Lines{"try the build the day before", "put it in the calendar",
                               "“The build is tested” turned out to be wrong."});
}

TEST_CASE("one entry with nothing but what happened is a story that is still open") {
  const auto story = story_of(std::vector{entry(4, "It broke.")});
  CHECK(story.situation == "2026-03-04: It broke.");
  CHECK(story.task.empty());
  CHECK(story.actions.empty());
  CHECK(result_in(story) == "Still open: no outcome is recorded yet.");
  CHECK(story.lessons.empty());
}

TEST_CASE("the day is that of the writer's clock") {
  auto late = entry(4, "It broke.");
  late.happened_at = {march(4).seconds + day / 2 - 1800, 120};  // 23:30 UTC
  CHECK(story_of(std::vector{late}).situation == "2026-03-05: It broke.");
}

TEST_CASE("a title is the first sentence in one short line") {
  const auto title = [](const std::string& what) { return story_of(std::vector{entry(4, what)}).title; };
  CHECK(title("It broke! Then more.") == "It broke!");
  CHECK(title("Version 1.2 broke\tat\nnoon") == "Version 1.2 broke at");
  CHECK(title("🎉") == "🎉");
  CHECK(title("").empty());
  CHECK(title("The customer that we had been waiting for since last autumn called on the one day nobody was "
              "in") == "The customer that we had been waiting for since last autumn called on…");
}

TEST_CASE("without an expectation the task is what was taken for granted") {
  const auto task = [](const std::string& assumption, const std::string& whose = "self") {
    auto made = entry(4, "It broke.");
    made.expected = " ";
    made.assumptions = {{"a0", " ", {}}, {"a1", assumption, {}}, {"a2", "something else", {}}};
    made.whose = whose;
    return story_of(std::vector{made}).task;
  };
  CHECK(task("the room has wifi") == "I took for granted that the room has wifi.");
  CHECK(task("The room has wifi.") == "I took for granted that the room has wifi.");
  CHECK(task("that it rains") == "I took for granted that it rains.");
  CHECK(task("That it rains") == "I took for granted that it rains.");
  CHECK(task("Łukasz knows") == "I took for granted: Łukasz knows.");
  CHECK(task("I can do it") == "I took for granted: I can do it.");
  CHECK(task("the room has wifi", "Maria") == "Maria took for granted that the room has wifi.");
}

TEST_CASE("somebody else's setback carries their name") {
  auto hers = entry(4, "It broke.");
  hers.whose = "Maria";
  CHECK(story_of(std::vector{hers}).situation == "2026-03-04, Maria: It broke.");
}

TEST_CASE("an attempt without an outcome stands at its entry's day, as planned") {
  auto open = attempt("when it rains I will wait");
  CHECK(story_with({open}).actions == Lines{"2026-03-04, planned: when it rains I will wait: still open"});
  open.due = *parse_iso_date("2026-03-31");
  CHECK(story_with({open}).actions ==
        Lines{"2026-03-04, planned: when it rains I will wait: still open, due 2026-03-31"});
  CHECK(result_in(story_with({open})) == "Still open: no outcome is recorded yet. 1 attempt is still open.");
}

TEST_CASE("actions come in order of time, in whatever order they were written") {
  auto first = entry(4, "It broke.");
  first.next = {attempt("late", Status::mixed, 25), attempt("early", Status::failed, 6), attempt("open")};
  const std::vector chain{first, entry(10, "Planned more.", Stage::plan),
                          entry(30, "No crash.", Stage::went_well)};
  CHECK(story_of(chain).actions == Lines{"2026-03-04, planned: open: still open", "2026-03-06: early: failed",
                                         "2026-03-10, planned: Planned more.", "2026-03-25: late: mixed",
                                         "2026-03-30, went well: No crash."});
}

TEST_CASE("the result is what was recorded last") {
  CHECK(
      result_in(story_with({attempt("a", Status::worked, 5)})) ==
      "The attempt worked (2026-03-05). That was 1 day after the first setback. 1 attempt tried: 1 worked.");
  CHECK(result_in(story_with({attempt("a", Status::failed, 4)})) ==
        "The attempt failed (2026-03-04). That was on the day of the first setback. 1 attempt tried: 1 "
        "failed.");
  CHECK(result_in(
            story_with({attempt("a", Status::worked, 5), attempt("b", Status::mixed, 9, "half of it")})) ==
        "The last attempt had a mixed outcome (2026-03-09): half of it. That was 5 days after the first "
        "setback. "
        "2 attempts tried: 1 worked, 1 mixed.");
}

TEST_CASE("a success before another setback is not the end") {
  auto first = entry(4, "It broke.");
  first.next = {attempt("a", Status::worked, 5)};
  CHECK(result_in(story_of(std::vector{first, entry(9, "It broke again.")})) ==
        "Still open: another setback followed (2026-03-09). That was 5 days after the first setback. "
        "1 attempt tried: 1 worked.");
  CHECK(result_in(story_of(std::vector{first, entry(9, "Next.", Stage::plan)})) ==
        "Still open: the plan of 2026-03-09 has no outcome yet. That was 5 days after the first setback. "
        "1 attempt tried: 1 worked.");
}

TEST_CASE("attempts of one entry that were told on one day and differ are mixed") {
  for (const auto& [one, other] :
       {std::pair(Status::worked, Status::failed), std::pair(Status::failed, Status::worked)})
    CHECK(result_in(story_with({attempt("a", one, 5, "so"), attempt("b", other, 5, "or so")})) ==
          "The last attempts had a mixed outcome (2026-03-05). That was 1 day after the first setback. "
          "2 attempts tried: 1 worked, 1 failed.");
}

TEST_CASE("an attempt that was dropped was not tried and ends nothing") {
  CHECK(result_in(story_with({attempt("a", Status::dropped, 9, "no longer needed")})) ==
        "Still open: no outcome is recorded yet. 1 attempt was dropped.");
  CHECK(result_in(
            story_with({attempt("a", Status::worked, 5), attempt("b", Status::dropped, 9), attempt("c")})) ==
        "The attempt worked (2026-03-05). That was 1 day after the first setback. 1 attempt tried: 1 worked. "
        "1 attempt is still open. 1 attempt was dropped.");
}

TEST_CASE("an outcome without a day has no distance, and none is negative") {
  const auto story = story_with({attempt("a", Status::worked)});
  CHECK(story.actions == Lines{"2026-03-04, planned: a: worked"});
  CHECK(result_in(story) == "The attempt worked. 1 attempt tried: 1 worked.");
  const auto good = entry(1, "It ran.", Stage::went_well);
  CHECK(result_in(story_of(std::vector{good})) == "It went well (2026-03-01).");
}

TEST_CASE("a chain that began with a plan counts from its first setback") {
  const std::vector chain{entry(1, "I will run.", Stage::plan), entry(3, "Hurt my knee."),
                          entry(10, "Ran 5 km.", Stage::went_well)};
  CHECK(story_of(chain).situation == "2026-03-01, planned: I will run.");
  CHECK(result_in(story_of(chain)) == "It went well (2026-03-10). That was 7 days after the first setback.");
}

TEST_CASE("only assumptions judged wrong are lessons, each once") {
  auto first = entry(4, "It broke.");
  first.assumptions = {{"a1", "It holds", {}, Verdict::held},
                       {"a2", "It is cheap", {}},
                       {"a3", "it is fast", {}, Verdict::wrong}};
  auto second = entry(9, "It broke.");
  second.assumptions = {{"a4", "It is fast.", {}, Verdict::wrong}};
  CHECK(story_of(std::vector{first, second}).lessons == Lines{"“it is fast” turned out to be wrong."});
}

TEST_CASE("Markdown has a heading for each section") {
  const Story story{"T", "s", "t", {"a", "b"}, "r", "c", {"l"}};
  CHECK(to_markdown(story) ==
        "# T\n\n## Situation\n\ns\n\n## Task\n\nt\n\n## Action\n\n- a\n- b\n\n## Result\n\nr c\n\n## "
        "Lesson\n\n- l\n");
}

TEST_CASE("sections without content are left out") {
  CHECK(to_markdown({}).empty());
  CHECK(to_markdown({"", "", " \n", {"", " "}, "r", "", {}}) == "## Result\n\nr\n");
}

TEST_CASE("paragraphs stay, in a list item indented") {
  CHECK(body_of("one\ntwo\n\n\n three") == "one\ntwo\n\nthree");
  CHECK(to_markdown({"", "", "", {"one\ntwo\n\nthree", "four"}, "", "", {}}) ==
        "## Action\n\n- one\n  two\n\n  three\n- four\n");
}

TEST_CASE("no line of the stored text becomes a heading, a list, a quotation, a table or a rule") {
  for (const auto* line :
       {"# x", "> x", "+ x", "- x", "---", "===", "| a | b |", ":--|", "[x]: http://y", "[ ] x"}) {
    CHECK(body_of(line).starts_with("\\"));
    CHECK(body_of(std::string("x\n  \t") + line).starts_with("x\n\\"));
  }
  CHECK(body_of("* x") == "\\* x");
  CHECK(body_of("***") == "\\*\\*\\*");
  CHECK(body_of("___") == "\\_\\_\\_");
  CHECK(body_of("```sh") == "\\`\\`\\`sh");
  CHECK(body_of("~~~") == "\\~\\~\\~");
  CHECK(body_of("12. x") == "12\\. x");
  CHECK(body_of("1) x") == "1\\) x");
  CHECK(body_of("    code") == "code");
  CHECK(to_markdown({"# x\n# y", "", "", {}, "", "", {}}) == "# \\# x # y\n");
  CHECK(to_markdown({"", "", "", {"- x"}, "", "", {"# y"}}) ==
        "## Action\n\n- \\- x\n\n## Lesson\n\n- \\# y\n");
}

TEST_CASE("no stored text becomes HTML, a link, emphasis or an escape") {
  CHECK(body_of("a <script>x</script> <!-- y") == "a &lt;script>x&lt;/script> &lt;!-- y");
  CHECK(body_of("&lt;b> AT&T &#60; a & b; &;") == "&amp;lt;b> AT&T &amp;#60; a & b; &;");
  CHECK(body_of("a [b](http://c) ![d](e) [f][g] h [i] j") == "a [b\\](http://c) ![d\\](e) [f\\][g] h [i] j");
  CHECK(body_of("a *b* _c_ snake_case ~~d~~ `e`") == "a \\*b\\* \\_c\\_ snake_case \\~\\~d\\~\\~ \\`e\\`");
  CHECK(body_of("C:\\temp\\") == "C:\\\\temp\\\\");
  CHECK(body_of("\\# x") == "\\\\# x");
}

TEST_CASE("ordinary prose is left alone") {
  for (const auto* text :
       {"2026-03-04: it cost $5 (10% more) - really! a > b, C# & co.", "Łukasz said: “no”", "晚了。"})
    CHECK(body_of(text) == text);
}

TEST_CASE("no control character is left") {
  const auto markdown = to_markdown({"a\x1b[31m",
                                     "b\x07\r\x7f",
                                     "c\xC2\x85"
                                     "d",
                                     {"e\xE2\x80\xAE"},
                                     "f\xFF",
                                     "",
                                     {std::string("g\0h", 3)}});
  for (const char c : markdown) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
  for (const auto* gone : {"\x1b", "\x7f", "\xC2\x85", "\xE2\x80\xAE", "\xFF"})
    CHECK(markdown.find(gone) == std::string::npos);
  CHECK_THAT(markdown, ContainsSubstring("a␛[31m"));
}
