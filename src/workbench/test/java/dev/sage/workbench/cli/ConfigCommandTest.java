package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConfigCommandTest {

  private static final String KEY = "sk-proj-hushhush0123456789abcdefABCDEF";

  @TempDir Path folder;

  private Path home = Path.of("");
  private Path project = Path.of("");
  private CommandLineRun line = new CommandLineRun(home);

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectory(folder.resolve("home")).toRealPath();
    project = Files.createDirectory(folder.resolve("project")).toRealPath();
    line = new CommandLineRun(home);
  }

  private CommandLineRun.Result config(String... arguments) {
    var all = new ArrayList<>(List.of("config", "--project", project.toString()));
    all.addAll(List.of(arguments));
    return line.sage(all.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode array, String member) {
    return array.valueStream().map(item -> item.path(member).asString("")).toList();
  }

  @Test
  void each_value_is_shown_with_its_source_and_a_key_is_masked() throws IOException {
    Files.writeString(project.resolve(".env"), "# mine\nOPENAI_API_KEY=" + KEY + "\n");
    Files.writeString(home.resolve("config.json"), "{ \"model\": \"openai/gpt-4.1\" }");
    var shown = config();
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("model", "openai/gpt-4.1", "config.json:1", "providers.openai.apiKey", ".env:2")
        .doesNotContain("hushhush");
    var json = config("--json").json();
    assertThat(texts(json.path("settings"), "path")).contains("model", "providers.openai.apiKey");
    assertThat(json.path("project").path("folder").asString("")).isEqualTo(project.toString());
    assertThat(json.toString()).doesNotContain("hushhush");
  }

  @Test
  void explain_names_every_source_and_which_one_holds() throws IOException {
    Files.writeString(project.resolve(".env"), "OPENAI_API_KEY=" + KEY + "\n");
    Files.writeString(
        home.resolve("config.json"),
        "{\n \"providers\": { \"openai\": {\n  \"apiKey\": { \"env\": \"MY_KEY\" } } } }");
    line.with("OPENAI_API_KEY", KEY + "2");
    var shown = config("explain", "providers.openai.apiKey");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .containsSubsequence(
            "✓ holds", "OPENAI_API_KEY", "shadowed", ".env:1", "shadowed", "config.json:3")
        .contains("env MY_KEY")
        .doesNotContain("hushhush");
    var json = config("explain", "providers.openai.apiKey", "--json").json();
    assertThat(texts(json.path("ladder"), "layer")).startsWith("environment", "dotenv", "user");
    assertThat(texts(json.path("ladder"), "state")).startsWith("wins", "shadowed", "shadowed");
    assertThat(json.path("source").path("name").asString("")).isEqualTo("OPENAI_API_KEY");
  }

  @Test
  void a_setting_that_there_is_none_of_suggests_one() {
    var shown = config("explain", "providers.openai.apikye");
    assertThat(shown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(shown.err()).contains("providers.openai.apiKey");
  }

  @Test
  void all_problems_of_all_files_come_at_once_with_their_places() throws IOException {
    Files.writeString(
        project.resolve("sage.json"),
        """
        {
          "providers": { "opnai": { "apiKey": 7 },
                         "openai": { "baseUlr": "x", "baseUrl": "ftp://host" } },
          "timeouts": { "connect": "soon" },
        }
        """);
    Files.writeString(
        project.resolve(".env"), "OPENAI_API_KEY=\"" + KEY + "\nANTHROPIC_API_KEY=your-api-key\n");
    var shown = config("--json");
    assertThat(shown.exitCode()).isEqualTo(ExitCode.USAGE);
    var problems = shown.json().path("problems");
    assertThat(texts(problems, "code")).allMatch(code -> code.matches("SAGE-CFG-\\d{3}"));
    assertThat(problems.size()).isGreaterThanOrEqualTo(5);
    assertThat(
            problems
                .valueStream()
                .filter(
                    problem -> problem.path("where").path("file").asString("").endsWith(".json"))
                .map(problem -> problem.path("where").path("line").asInt()))
        .contains(2, 3, 4);
    var text = config();
    assertThat(text.out()).contains("sage.json:4:", ".env:1").doesNotContain("hushhush");
    assertThat(shown.out() + shown.err() + text.err()).doesNotContain("hushhush");
  }

  @Test
  void a_folder_is_trusted_and_trusted_no_more() throws IOException {
    Files.writeString(
        project.resolve("sage.json"),
        "{ \"providers\": { \"openai\": { \"baseUrl\": \"https://gate.example/v1\" } } }");
    line.with("OPENAI_API_KEY", KEY);
    var before = config();
    assertThat(before.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(before.out())
        .contains("not trusted", "https://gate.example/v1", "sage config trust");
    assertThat(config("trust").out()).contains(project.toString());
    var after = config();
    assertThat(after.exitCode()).as(after.out()).isZero();
    assertThat(after.out()).contains("trusted").doesNotContain("not trusted");
    assertThat(config("untrust", project.toString()).out()).contains("trusted no more");
    assertThat(config("untrust").out()).contains("was not trusted");
    assertThat(config().exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void without_a_project_there_is_nothing_to_trust() {
    assertThat(config("trust").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(config("trust", folder.resolve("nowhere").toString()).err()).contains("no folder");
  }

  @Test
  void a_profile_is_chosen_by_option_and_a_wrong_one_suggests_another() throws IOException {
    Files.writeString(
        home.resolve("config.json"),
        "{ \"profiles\": { \"work\": { \"model\": \"openai/w\" }, \"play\": { \"extends\": \"work\" } } }");
    assertThat(config("--profile", "play", "--json").json().path("model").asString(""))
        .isEqualTo("openai/w");
    var wrong = config("--profile", "wrok");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.out()).contains("\"work\"");
  }

  @Test
  void a_run_takes_the_configured_model_and_says_what_stands_in_the_way() throws IOException {
    Files.writeString(home.resolve("config.json"), "{ \"model\": \"sim-openai/clean\" }");
    String place = project.toString();
    var run = line.sage("run", "--project", place, "-p", "Hi", "--speed", "instant", "--no-store");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("sim-openai/clean");
    Files.writeString(project.resolve("sage.json"), "{ \"version\": 1,\n ]");
    var broken = line.sage("run", "--project", place, "-p", "Hi", "--speed", "instant");
    assertThat(broken.exitCode()).as(broken.err()).isZero();
    assertThat(broken.err()).contains("SAGE-CFG-004", "sage.json:2:2", "\"sage config\"");
    Files.delete(home.resolve("config.json"));
    Files.delete(project.resolve("sage.json"));
    assertThat(line.sage("run", "--project", place, "-p", "Hi").err())
        .contains("--model openai/gpt-4.1");
  }
}
