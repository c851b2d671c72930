package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reader under files that nobody meant: it says what is wrong, and shows nothing of them. */
class ConfigBadInputTest extends ConfigCase {

  private static final String HUSH = "zq7Hx2Vb9Lk4Tn8Rm1Ws6Yd3";

  static Stream<byte[]> texts() {
    return Stream.of(
            "",
            " \n\t",
            "\ufeff",
            HUSH,
            "\0" + HUSH,
            "{\"" + HUSH + "\":",
            "{\"providers\":{\"openai\":{\"apiKey\":\"" + HUSH,
            "[\"" + HUSH + "\"]",
            "\"" + HUSH + "\"",
            "7",
            "null",
            "{\"folders\":\"" + HUSH + "\"}",
            "{\"folders\":[1]}",
            "{\"folders\":[\"relative\"]}",
            "{\"folders\":[\"\\u0000\"]}",
            "{\"a\u202e" + HUSH + "\":1}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "x".repeat((1 << 20) + 1),
            "A=\"" + HUSH + "\n".repeat(1000))
        .flatMap(
            text ->
                Stream.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.UTF_16),
                    (text + "\u00e9").getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void any_file_gives_a_configuration_and_shows_no_text(byte[] text) throws IOException {
    for (var name : List.of("sage.json", ".env", ".env.local")) {
      Files.write(project.resolve(name), text);
    }
    Files.write(home.resolve("config.json"), text);
    Files.write(home.resolve("trusted-folders.json"), text);

    var config = load();

    assertThat(config.trusted()).isFalse();
    assertThat(config.problems()).isNotEmpty();
    assertThat(
            Stream.concat(
                config.problems().stream().map(ConfigProblem::text),
                config.settings().stream().map(ConfigSetting::toString)))
        .noneMatch(shown -> shown.contains(HUSH));
    assertThat(config.toString() + config.sources()).doesNotContain(HUSH);
  }

  @Test
  void folders_in_the_place_of_files_are_told() throws IOException {
    for (var name : List.of("sage.json", ".env", ".env.local")) {
      Files.createDirectory(project.resolve(name));
    }
    Files.createDirectory(home.resolve("config.json"));
    Files.createDirectory(home.resolve("trusted-folders.json"));

    assertThat(codes(load()))
        .containsExactlyInAnyOrder(
            ConfigCode.FILE_UNREADABLE,
            ConfigCode.FILE_UNREADABLE,
            ConfigCode.FILE_UNREADABLE,
            ConfigCode.FILE_UNREADABLE,
            ConfigCode.TRUST_FILE);
  }

  @Test
  void a_file_of_settings_that_is_broken_lets_no_key_out() throws IOException {
    environment("OPENAI_API_KEY", KEY);
    user("{\"providers\": {\"openai\": {\"baseUrl\": \"https://gateway.test/v1\"}}");

    assertThatThrownBy(() -> load().endpoint("openai"))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("SAGE-CFG-004");
  }

  static Stream<Function<Path, byte[]>> keyFiles() {
    return Stream.of(
        _ -> new byte[0],
        _ -> " \n\n".getBytes(StandardCharsets.UTF_8),
        _ -> HUSH.getBytes(StandardCharsets.UTF_16),
        _ -> new byte[] {(byte) 0xff, 'x'},
        _ -> new byte[70_000]);
  }

  @ParameterizedTest
  @MethodSource("keyFiles")
  void a_file_that_holds_no_key_is_told(Function<Path, byte[]> content) throws IOException {
    Files.write(home.resolve("key"), content.apply(home));
    user("{\"providers\": {\"openai\": {\"apiKey\": {\"file\": \"key\"}}}}");

    assertThatThrownBy(() -> load().endpoint("openai"))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("SAGE-CFG-044")
        .hasMessageNotContaining(HUSH);
  }

  @Test
  void a_key_with_a_line_break_is_never_sent() throws IOException {
    environment("OPENAI_API_KEY", "sk-proj-0123456789\nabcdefghijklmnop");

    assertThatThrownBy(() -> load().endpoint("openai"))
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("OPENAI_API_KEY");
  }

  @Test
  void a_command_ends_in_time_and_says_only_how() {
    assertThatThrownBy(() -> run(Duration.ofMillis(50), "sleep 60"))
        .hasMessage("did not end within 0 seconds");
    assertThatThrownBy(() -> run(Duration.ofSeconds(20), "echo " + HUSH + " >&2; exit 7"))
        .hasMessage("ended with exit code 7");
    assertThatThrownBy(() -> run(Duration.ofSeconds(20), "echo")).hasMessage("printed nothing");
    assertThatThrownBy(
            () ->
                CommandRun.firstLine(
                    new Reference.Command(List.of("/no/such/program"), home), CommandRun.LIMIT))
        .hasMessage("can't be started");
  }

  @Test
  void a_command_has_nothing_to_read_and_may_say_a_lot() throws CommandRun.Failed {
    assertThat(run(Duration.ofSeconds(20), "cat; echo first; yes | head -c 300000"))
        .isEqualTo("first");
  }

  private String run(Duration limit, String script) throws CommandRun.Failed {
    return CommandRun.firstLine(
        new Reference.Command(List.of("/bin/sh", "-c", script), home), limit);
  }

  @Test
  void a_reference_is_followed_once() throws IOException {
    user(
        """
        {"providers": {"openai": {"apiKey": {"command": [
          "/bin/sh", "-c", "echo x >> %s; echo %s"]}}}}
        """
            .formatted(home.resolve("count"), KEY));
    var config = load();

    assertThat(home.resolve("count")).doesNotExist();
    assertThat(key(config.endpoint("openai"))).isEqualTo(KEY);
    assertThat(key(config.endpoint("openai-responses"))).isEqualTo(KEY);
    assertThat(Files.readAllLines(home.resolve("count"))).hasSize(1);
  }

  @Test
  void trust_is_kept_in_a_file_of_ones_own_and_reaches_no_other_repository() throws IOException {
    var list = home.resolve("deep").resolve("trusted-folders.json");
    var trust = TrustedFolders.of(list);
    var link = Files.createSymbolicLink(home.resolve("link"), project);
    var inner = Files.createDirectories(project.resolve("a/b"));
    var cloned = project.resolve("cloned");
    Files.createDirectories(cloned.resolve(".git"));

    trust.trust(link);

    assertThat(trust.folders()).containsExactly(project);
    assertThat(trust.trusts(project)).isTrue();
    assertThat(trust.trusts(inner)).isTrue();
    assertThat(trust.trusts(cloned)).isFalse();
    assertThat(trust.trusts(home)).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
        .isEqualTo("rw-------");
    assertThat(trust.forget(link)).isTrue();
    assertThat(trust.forget(link)).isFalse();
    assertThat(trust.trusts(project)).isFalse();
    assertThatThrownBy(() -> trust.trust(home.resolve("none")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> TrustedFolders.NOBODY.trust(project))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void nothing_public_prints_a_secret() throws IOException {
    environment("OPENAI_API_KEY", HUSH, "ANTHROPIC_CUSTOM_HEADERS", "X-Auth: " + HUSH);
    user(
        """
        {"providers": {"box": {"baseUrl": "http://b/v1", "apiKey": "%s",
          "headers": {"Authorization": "Bearer %s"}}}, "proxy": {"user": "ada", "password": "%s"}}
        """
            .formatted(HUSH, HUSH, HUSH));
    sources(sources().withCall(Map.of("providers.groq.apiKey", HUSH)));
    var config = load();

    assertThat(
            config.settings().toString()
                + config.problems()
                + config.problems().stream().map(ConfigProblem::message).toList()
                + config.sources()
                + config.key("openai")
                + config.endpoint("box")
                + config)
        .doesNotContain(HUSH);
  }

  @Test
  void a_key_in_the_place_of_a_name_is_not_shown() throws IOException {
    var key = "sk-proj-AbCdEf0123456789GhIjKlMnOpQrStUvWxYz012345";
    user(
        """
        {"providers": {
           "%1$s": {"apiKey": "x"},
           "openai": {"apiKey": {"env": "%1$s"}, "headers": {"%1$s": "x", "X-A": {"keychain": "%1$s"}}},
           "groq": {"apiKey": {"file": "%1$s"}},
           "mistral": {"apiKey": {"keychain": "%1$s"}}},
         "profiles": {"%1$s": {"extends": "%1$s"}}}
        """
            .formatted(key));
    dotenv(
        """
        AbCdEf0123456789GhIjKlMnOpQrStUv==
        AbCdEf0123456789GhIjKlMnOpQrStUv==
        SAGE_KEY_%s=x
        """
            .formatted(key));

    var config = load();

    var shown = new java.util.ArrayList<String>();
    config.problems().forEach(problem -> shown.add(problem + problem.text()));
    config.settings().forEach(setting -> shown.add(setting.toString()));
    for (var provider : config.providers()) {
      shown.add(config.key(provider).toString());
      try {
        shown.add(config.endpoint(provider).toString());
      } catch (LlmException refused) {
        shown.add(refused.toString());
      }
    }
    assertThat(shown).isNotEmpty().noneMatch(text -> text.contains("AbCdEf0123"));
  }
}
