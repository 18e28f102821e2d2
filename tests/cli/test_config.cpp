#include "support/app.hpp"
#include "support/catch.hpp"

using namespace detour::test;

namespace {

App& with_file(App& app, const std::string& text) {
  app.environment["XDG_CONFIG_HOME"] = (app.folder() / "config").string();
  write_text(app.folder() / "config" / "detour" / "config.toml", text);
  return app;
}

}  // namespace

TEST_CASE("a flag overrules the environment, which overrules the file") {
  App app;
  with_file(app, "mindset = false\ndetector_timeout = 60\n");
  CHECK_THAT(app.ok({"config", "--json"}),
             ContainsSubstring(R"({"name":"mindset","value":"off","origin":"config.toml"})"));
  CHECK_THAT(app.ok({"config", "--json"}), ContainsSubstring(R"("value":"60 s")"));
  app.environment["DETOUR_MINDSET"] = "on";
  CHECK_THAT(app.ok({"config", "--json"}),
             ContainsSubstring(R"({"name":"mindset","value":"on","origin":"$DETOUR_MINDSET"})"));
  CHECK_THAT(app.ok({"--mindset", "off", "config", "--json"}),
             ContainsSubstring(R"({"name":"mindset","value":"off","origin":"--mindset"})"));
}

TEST_CASE("the journal may be named in the file") {
  App app;
  app.environment.erase("DETOUR_JOURNAL");
  with_file(app, "journal = '" + (app.folder() / "elsewhere.db").string() + "'\n");
  app.ok({"log", "one"});
  CHECK(std::filesystem::exists(app.folder() / "elsewhere.db"));
}

TEST_CASE("a mistake in the file is told and keeps nobody from logging") {
  App app;
  for (const auto* text : {"mindset = \"perhaps\"\n", "colour = \"never\"\n", "color = [\n",
                           "detector_timeout = -3\n", "[table]\nx = 1\n", "questions = [{}]\n"}) {
    INFO(text);
    with_file(app, text);
    const auto result = app.run({"log", "one"});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, ContainsSubstring("logged"));
    CHECK_THAT(result.err, ContainsSubstring("config.toml, line"));
  }
  app.environment["DETOUR_MINDSET"] = "perhaps";
  CHECK_THAT(app.run({"list"}).err, ContainsSubstring("$DETOUR_MINDSET should be on or off"));
}

TEST_CASE("config says where the file is and lists every setting") {
  App app;
  with_file(app, "");
  CHECK(app.ok({"config", "--path"}) == (app.folder() / "config" / "detour" / "config.toml").string() + "\n");
  const auto text = app.ok({"config"});
  for (const auto* name : {"journal", "color", "detector", "mindset", "accessible", "questions"})
    CHECK_THAT(text, ContainsSubstring(name));
}

TEST_CASE("a settings file that cannot be read is told of and keeps nobody from logging") {
  App app;
  with_file(app, "");
  std::filesystem::remove(app.folder() / "config" / "detour" / "config.toml");
  std::filesystem::create_directories(app.folder() / "config" / "detour" / "config.toml");
  const auto result = app.run({"log", "one"});
  CHECK(result.code == 0);
  CHECK_THAT(result.err, ContainsSubstring("cannot be read"));
}

TEST_CASE("a journal named in the file is found from everywhere: at home, or beside the file") {
  App app;
  app.environment.erase("DETOUR_JOURNAL");
  app.environment["HOME"] = app.folder().string();
  with_file(app, "journal = \"~/mine.db\"\n");
  app.ok({"log", "one"});
  CHECK(std::filesystem::exists(app.folder() / "mine.db"));
  with_file(app, "journal = \"beside.db\"\n");
  app.ok({"log", "one"});
  CHECK(std::filesystem::exists(app.folder() / "config" / "detour" / "beside.db"));
}

TEST_CASE("no other journal is taken for one that the file names but cannot be read") {
  App app;
  const auto elsewhere = app.environment["DETOUR_JOURNAL"];
  app.environment.erase("DETOUR_JOURNAL");
  for (const auto* text : {"journal = \"~/work.db\"\ncolor = never\n", "journal = 3\n", "journal = [\n"}) {
    INFO(text);
    with_file(app, text);
    const auto result = app.run({"log", "should be at work"});
    CHECK(result.code == 1);
    CHECK_THAT(result.err, ContainsSubstring("config.toml, line") && ContainsSubstring("--journal FILE") &&
                               ContainsSubstring("kept in"));
    CHECK(app.run({"list"}).code == 1);
    CHECK(app.run({"config"}).code == 0);
    CHECK(app.run({"--journal", elsewhere, "list"}).code == 0);
  }
}

TEST_CASE("a home that no shell has put into a path is put in") {
  App app;
  app.environment["HOME"] = app.folder().string();
  app.environment["DETOUR_JOURNAL"] = "~/variable.db";
  app.ok({"log", "one"});
  CHECK(std::filesystem::exists(app.folder() / "variable.db"));
  app.ok({"--journal=~/flag.db", "log", "one"});
  CHECK(std::filesystem::exists(app.folder() / "flag.db"));
}

TEST_CASE("config says where the journal is") {
  App app;
  app.environment.erase("DETOUR_JOURNAL");
  app.environment["XDG_DATA_HOME"] = "/a/data/folder/that/is/rather/far/away";
  const std::string path = "/a/data/folder/that/is/rather/far/away/detour/journal.db";
  CHECK_THAT(app.ok({"config"}), ContainsSubstring(path));
  CHECK_THAT(app.ok({"config", "--json"}),
             ContainsSubstring(R"("value":")" + path + R"(","origin":"built in")"));
}
