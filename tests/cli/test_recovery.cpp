// Whatever fails, what a person typed is there to be taken up again.
#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

/// The text of the recovery file that an error names.
std::string kept(const Result& result) {
  const auto place = result.err.find("kept in ");
  INFO(result.err);
  REQUIRE(place != std::string::npos);
  const auto end = result.err.find('\n', place);
  return text_of(result.err.substr(place + 8, end - place - 8));
}

}  // namespace

TEST_CASE("every field of a refused entry is kept, whichever was wrong") {
  const std::vector<std::string> words{"log",        "my text #x",
                                       "-l",         "a lesson",
                                       "-a",         "they sign 60%",
                                       "-n",         "when … I will …",
                                       "-e",         "it works",
                                       "-t",         "foo",
                                       "-p",         "bob",
                                       "--kind",     "complex",
                                       "--at",       "yesterday",
                                       "--due",      "friday",
                                       "--estimate", "3d",
                                       "--source",   "a mail"};
  for (const auto* wrong : {"--due", "--at", "--kind", "--estimate"}) {
    App app;
    auto mistaken = words;
    *(std::find(mistaken.begin(), mistaken.end(), wrong) + 1) = "zz";
    const auto result = app.run(mistaken);
    CHECK(result.code == 2);
    const auto text = kept(result);
    for (const auto* part : {"my text #x", "a lesson", "they sign 60%", "when … I will …", "it works",
                             "tag: foo", "person: bob", "source: a mail", "zz"})
      CHECK_THAT(text, ContainsSubstring(part));
  }
}

TEST_CASE("what was kept can be mended and logged") {
  App app;
  const auto result =
      app.run({"log", "my text", "-l", "a lesson", "-a", "they sign 60%", "-n", "when … I will …", "-t",
               "foo", "--due", "zz", "--kind", "complex", "--at", "yesterday 10:00"});
  CHECK_THAT(result.err, ContainsSubstring("'detour log < FILE' takes it up again"));
  auto text = kept(result);
  CHECK(app.run({"log"}, text).code == 2);
  text.replace(text.find("due: zz"), 7, "due: friday");
  app.ok({"log"}, text);
  const auto json = app.ok({"show", "--json"});
  for (const auto* part : {R"("what":"my text")", R"("text":"a lesson")",
                           R"("text":"they sign","confidence":60)", R"("due":"2026-03-13")",
                           R"("tags":["foo"])", R"("kind":"complex")", R"("happened_at":"2026-03-05T10:00)"})
    CHECK_THAT(json, ContainsSubstring(part));
  text.replace(text.find("tag: foo"), 8, "hat: foo");
  CHECK_THAT(app.run({"log"}, text).err, ContainsSubstring("'hat: foo' names no field"));
}

TEST_CASE("a command line that cannot be understood is kept as typed") {
  App app;
  const auto result = app.run({"log", "it's a long text", "--nosuch"});
  CHECK(result.code == 2);
  CHECK(kept(result) == "detour log 'it'\\''s a long text' --nosuch\n");
  CHECK_THAT(app.run({"search", "two words", "--nosuch"}).err, !ContainsSubstring("kept in"));
  CHECK_THAT(app.run({"list", "--nosuch"}).err, !ContainsSubstring("kept in"));
}

TEST_CASE("an edit of an entry that is not there keeps what was typed") {
  App app;
  const auto unknown = app.run({"edit", "zzzz", "-l", "long new lesson"});
  CHECK_THAT(kept(unknown), ContainsSubstring("long new lesson"));
  CHECK_THAT(unknown.err, !ContainsSubstring("detour log <"));  // that would be another entry
  app.ok({"log", "one"});
  CHECK_THAT(kept(app.run({"edit", "@99", "-w", "whole new text"})), ContainsSubstring("whole new text"));
}

TEST_CASE("Ctrl-C while asked keeps the answers") {
  App app;
  app.interrupt_at_end = true;
  const auto result = app.on_terminal({"log", "--ask", "-t", "foo"}, "It broke badly\nit would hold\n");
  CHECK(result.code == 130);
  for (const auto* part : {"It broke badly", "it would hold", "tag: foo"})
    CHECK_THAT(kept(result), ContainsSubstring(part));
  CHECK_FALSE(std::filesystem::exists(app.journal()));
  CHECK_THAT(kept(app.on_terminal({"log", "-"}, "half a tho")), ContainsSubstring("half a tho"));
}

TEST_CASE("Ctrl-C in a review loses none of its answers") {
  App app;
  app.ok({"log", "The demo broke"});
  app.interrupt_at_end = true;
  const auto result = app.on_terminal({"review"}, "a working demo\n");
  CHECK(result.code == 130);
  CHECK_THAT(result.err, ContainsSubstring("'detour review' goes on from here"));
  app.interrupt_at_end = false;
  CHECK_THAT(app.ok({"show"}), ContainsSubstring("a working demo"));
}
