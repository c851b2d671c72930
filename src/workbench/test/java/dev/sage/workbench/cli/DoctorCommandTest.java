package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {

  private static final String KEY = "sk-proj-hushhush0123456789abcdefABCDEF";

  @TempDir Path folder;

  private Path project = Path.of("");
  private CommandLineRun line = new CommandLineRun(project);

  @BeforeEach
  void folders() throws IOException {
    project = Files.createDirectory(folder.resolve("project"));
    line = new CommandLineRun(folder.resolve("home"));
  }

  private JsonNode check(String name) {
    var result = line.sage("doctor", "--project", project.toString(), "--json");
    assertThat(result.out()).as(result.err()).doesNotContain("hushhush");
    return result
        .json()
        .path("checks")
        .valueStream()
        .filter(check -> check.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void found(String name, String status, String detail) {
    assertThat(check(name).path("status").asString("")).isEqualTo(status);
    assertThat(check(name).path("detail").asString("")).contains(detail);
  }

  @Test
  void what_a_person_chose_of_redaction_is_looked_at_too() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home").resolve("redaction.json"), "{ \"policies\": 7");
    found("redaction", "broken", "redaction.json");
  }

  @Test
  void without_a_key_nobody_is_asked() {
    found("configuration", "ok", "No file");
    found("keychain", "warning", "SAGE_KEYCHAIN");
    found("keys", "warning", "None");
    found("network", "ok", "Nobody was asked");
  }

  @Test
  void a_host_of_a_provider_with_a_key_is_reached_or_it_is_said_why_not() {
    line.with("OPENAI_API_KEY", KEY).with("OPENAI_BASE_URL", "http://127.0.0.1:1/v1");
    found("keys", "ok", "openai by");
    found("network", "warning", "openai: Nothing is listening at 127.0.0.1:1.");
  }

  @Test
  void what_is_wrong_with_the_configuration_is_named_and_breaks_nothing_else() throws IOException {
    Files.writeString(project.resolve("sage.json"), "{ \"timeouts\": { \"connect\": \"soon\" } }");
    found("configuration", "broken", "SAGE-CFG-012");
    Files.writeString(project.resolve("ca.pem"), "no certificate");
    Files.writeString(project.resolve("sage.json"), "{ \"caFile\": \"ca.pem\" }");
    line.with("OPENAI_API_KEY", KEY);
    assertThat(line.sage("config", "trust", project.toString()).exitCode()).isZero();
    found("network", "broken", "SAGE-CFG-051");
    found("sim-openai", "broken", "SAGE-CFG-051");
  }
}
