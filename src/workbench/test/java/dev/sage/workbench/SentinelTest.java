package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.SageRuns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A random key is put wherever a key can be, and is looked for in all that comes out. */
class SentinelTest {

  @TempDir Path folder;

  private static String randomKey() {
    var random = new SplittableRandom();
    var key = new StringBuilder("sk-proj-");
    for (int i = 0; i < 40; i++) {
      key.append(
          "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789".charAt(random.nextInt(57)));
    }
    return key.toString();
  }

  @Test
  void the_key_comes_out_nowhere() throws Exception {
    String key = randomKey();
    Path home = folder.resolve("home");
    var said = new StringBuilder();
    var sage = new SageRuns(home, said);
    sage.with("OPENAI_API_KEY", key).with("MY_TOKEN", key);

    // Refused by the address, so that the key is sent nowhere; then put into everything else.
    sage.with("OPENAI_BASE_URL", "http://127.0.0.1:1/" + key + "/v1");
    sage.run("run", "-m", "openai/" + key, "-p", "Hi", "--verbose");
    sage.run("run", "--speed", "instant", "-m", "sim-openai/clean", "-p", "Repeat " + key);
    sage.run("run", "--speed=instant", "-m", "sim-anthropic/tool", "-p", key, "--json");
    sage.run("run", "--speed=instant", "-m", "sim-openai/" + key, "-p", "Hi", "--system", key);
    sage.run("run", "-m", key + "/model", "-p", "Hi", "--verbose");
    sage.run("run", "-m", "sim-openai/clean", "-f", key, "--verbose");
    sage.run("calls", "--jsonl");
    sage.run("calls");
    sage.run("calls", key + ":x", "--verbose");
    sage.run("show", key);
    sage.run("doctor");
    sage.run("doctor", "--json");
    sage.run("store", "check");
    sage.run("store", "export", "-");

    search("what was printed", said.toString(), key);
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        search(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), key);
      }
    }
    assertThat(home.resolve("sage.db")).exists();
  }

  @Test
  void a_key_in_the_files_of_a_project_comes_out_nowhere() throws Exception {
    String key = randomKey();
    String shapeless = randomKey().substring(8);
    Path home = folder.resolve("home");
    Path project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(
        project.resolve(".env"),
        "OPENAI_API_KEY=%1$s\nGROQ_API_KEY=\"%1$s\n%1$s\nOPENAI_BASE_URL=http://u:%1$s@127.0.0.1:1/v1\n"
            .formatted(shapeless));
    Files.writeString(
        project.resolve("sage.json"),
        """
        { "model": "sim-openai/%1$s", "%1$s": 1, "profile": "%1$s",
          "providers": { "box": { "apiKey": "%2$s", "baseUrl": "http://127.0.0.1:1/%1$s",
              "headers": { "X-Api-Key": "%2$s", "X-Any": "%1$s" } },
            "mistral": { "apiKey": { "command": ["%1$s"] } },
            "xai": { "apiKey": { "file": "/%1$s" } } },
          "proxy": { "url": "http://u:%2$s@proxy:1", "password": "%2$s" },
          "profiles": { "x": { "extends": "%1$s" } } }
        """
            .formatted(key, shapeless));
    for (String trusting : List.of("untrust", "trust")) {
      var said = new StringBuilder();
      var sage = new SageRuns(home, said);
      sage.with("SAGE_PASSPHRASE", "correct horse battery");
      String place = "--project=" + project;
      sage.run("config", trusting, place);
      sage.run("config", place);
      sage.run("config", place, "--json");
      sage.run("config", place, "--profile", "x", "--verbose");
      for (String path : List.of("apiKey", "baseUrl", "headers.X-Any", "headers.X-Api-Key")) {
        sage.run("config", "explain", place, "providers.box." + path);
      }
      sage.run("config", "explain", place, "proxy.password", "--json");
      sage.run("config", "explain", place, key);
      sage.run("check", "openai", "box", place, "--limit", "1");
      sage.run("check", "box", place, "--json", "--limit", "1", "--verbose");
      sage.run("models", "box", place, "--verbose");
      sage.run("run", place, "-m", "box/x", "-m", "openai/x", "-p", "Hi", "--verbose");
      sage.run("keys", "set", key, place, "--verbose");
      sage.run("keys", "list", place, "--json");
      sage.run("keys", "remove", key, place);
      sage.run("doctor", place);
      search("what was printed", said.toString(), key);
      search("what was printed", said.toString(), shapeless);
    }
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        search(file.toString(), text, key);
        search(file.toString(), text, shapeless);
      }
    }
  }

  @Test
  void a_key_with_a_slash_typed_as_model_comes_out_in_no_half() throws Exception {
    var halves = List.of(randomKey().substring(8), randomKey().substring(8));
    String key = String.join("/", halves);
    Path home = folder.resolve("home");
    var said = new StringBuilder();
    var sage = new SageRuns(home, said).with("MY_API_KEY", key);

    sage.run("run", "-m", key, "-p", "Hi", "--verbose");
    sage.run("run", "-m", key, "-m", "sim-openai/" + key, "-p", "Hi", "--json");
    sage.run("calls", "--jsonl");

    for (String half : halves) {
      search("what was printed", said.toString(), half);
      try (var files = Files.walk(home)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          search(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), half);
        }
      }
    }
  }

  private static void search(String where, String content, String key) {
    String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    for (String form :
        List.of(
            key,
            URLEncoder.encode(key, StandardCharsets.UTF_8),
            base64.substring(0, base64.length() - 4),
            key.substring(0, key.length() / 2),
            key.substring(key.length() / 2))) {
      assertThat(content).as(where).doesNotContain(form);
    }
  }
}
