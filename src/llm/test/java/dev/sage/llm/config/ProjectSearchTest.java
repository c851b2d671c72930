package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are a project's, from where one stands. */
class ProjectSearchTest extends ConfigCase {

  private static final String ORGANIZATION = "{\"providers\": {\"openai\": {\"project\": \"p\"}}}";

  @Test
  void the_nearest_file_up_to_the_root_of_the_repository_counts() throws IOException {
    projectFile("{\"model\": \"openai/outer\"}");
    var inner = Files.createDirectories(project.resolve("a/b"));
    sources(sources().withFolder(inner));
    assertThat(load().projectFolder()).isEqualTo(project);
    assertThat(load().model()).isEqualTo("openai/outer");

    Files.writeString(project.resolve("a/sage.json"), "{\"model\": \"openai/inner\"}");
    assertThat(load().projectFolder()).isEqualTo(project.resolve("a"));
    assertThat(load().model()).isEqualTo("openai/inner");
  }

  @Test
  void outside_of_a_repository_only_the_folder_itself_is_looked_in() throws IOException {
    Files.delete(project.resolve(".git"));
    projectFile("{\"model\": \"openai/outer\"}");
    var inner = Files.createDirectory(project.resolve("a"));

    sources(sources().withFolder(inner));
    assertThat(load().projectFolder()).isNull();

    sources(sources().withFolder(project));
    assertThat(load().projectFolder()).isEqualTo(project);
  }

  @Test
  void there_is_no_project_without_a_folder() throws IOException {
    dotenv("OPENAI_API_KEY=" + KEY);

    sources(sources().withFolder(null));
    assertThat(load().projectFolder()).isNull();
    assertThat(load().providers()).isEmpty();

    sources(sources().withFolder(project.resolve("none")));
    assertThat(load().projectFolder()).isNull();
    assertThat(load().problems()).isEmpty();
  }

  @Test
  void variables_alone_make_a_project() throws IOException {
    Files.writeString(project.resolve(".env.local"), "OPENAI_API_KEY=" + KEY);

    assertThat(load().projectFolder()).isEqualTo(project);
    assertThat(key(load().endpoint("openai"))).isEqualTo(KEY);
  }

  @Test
  void the_users_own_file_is_no_project_where_one_stands_beside_it() throws IOException {
    user(ORGANIZATION);
    sources(sources().withFolder(home));

    assertThat(load().projectFolder()).isNull();
    assertThat(load().files()).containsExactly(home.resolve("config.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ORGANIZATION,
        "{\"profiles\": {\"work\": {}}}",
        "{\"$schema\": \"https://sage.example/sage.schema.json\", \"model\": \"openai/gpt-4.1\"}"
      })
  void a_config_json_of_ours_is_taken(String json) throws IOException {
    Files.writeString(project.resolve("config.json"), json);

    assertThat(load().files()).containsExactly(project.resolve("config.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\": \"x\"}",
        "{\"providers\": [\"x\"]}",
        "{\"$schema\": 7}",
        "{\"$schema\": \"https://other.example/schema.json\"}",
        "[1]",
        "no JSON"
      })
  void a_config_json_of_another_program_is_left_alone(String json) throws IOException {
    Files.writeString(project.resolve("config.json"), json);

    assertThat(load().files()).isEmpty();
    assertThat(load().problems()).isEmpty();
  }

  @Test
  void a_link_that_leads_nowhere_or_to_a_device_is_told() throws IOException {
    var file = home.resolve("config.json");
    Files.createSymbolicLink(file, home.resolve("none"));
    assertThat(load().problems())
        .singleElement()
        .extracting(ConfigProblem::summary)
        .isEqualTo("The file can't be read");

    Files.delete(file);
    Files.createSymbolicLink(file, java.nio.file.Path.of("/dev/null"));
    assertThat(load().problems())
        .singleElement()
        .extracting(ConfigProblem::summary)
        .isEqualTo("The file is no ordinary file");
  }
}
