package dev.sage.llm.config;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is said of everything that can be wrong, word by word: {@code problems/CODE.txt}; {@code
 * -Dsage.write=true} writes them anew.
 */
class ConfigProblemTest extends ConfigCase {

  private static final Path GOLDEN =
      Path.of(
          System.getProperty("sage.root"), "src/llm/test/resources/dev/sage/llm/config/problems");

  private static final String SECRET = "zq7Hx2Vb9Lk4Tn8Rm1Ws6Yd3";

  private interface Arrangement {
    void run() throws IOException;
  }

  private final Map<ConfigCode, Arrangement> cases = new EnumMap<>(ConfigCode.class);

  ConfigProblemTest() {
    cases.put(ConfigCode.FILE_UNREADABLE, () -> Files.createDirectory(project.resolve(".env")));
    cases.put(ConfigCode.FILE_TOO_LARGE, () -> dotenv("# " + "x".repeat(1 << 20)));
    cases.put(
        ConfigCode.FILE_ENCODING,
        () -> {
          Files.write(project.resolve(".env"), ("\ufeffA=" + SECRET).getBytes(UTF_16LE));
          Files.write(project.resolve(".env.local"), new byte[] {'A', '=', '\n', (byte) 0xe9, 'x'});
        });
    cases.put(
        ConfigCode.JSON_SYNTAX,
        () -> {
          user("{\"providers\": {\n  \"openai\": {\"apiKey\": " + SECRET + "}\n}}");
          projectFile("{\"model\": 7 \"retry\": {\"maxAttempts\": 0}");
        });
    cases.put(
        ConfigCode.JSON_DUPLICATE,
        () -> user("{\"model\": \"openai/a\", \"model\": \"openai/b\"}"));
    cases.put(ConfigCode.HIDDEN_CHARACTERS, () -> user("{\"mod\\u202eel\": \"" + SECRET + "\"}"));
    cases.put(
        ConfigCode.DOTENV_SYNTAX,
        () ->
            dotenv(
                "# fine\n"
                    + SECRET
                    + "\n  export 1X="
                    + SECRET
                    + "\nA=\""
                    + SECRET
                    + "\nB='x' "
                    + SECRET
                    + "\n"));
    cases.put(ConfigCode.DOTENV_DUPLICATE, () -> dotenv("A=" + SECRET + "\n\nA=" + SECRET + "\n"));
    cases.put(ConfigCode.DOTENV_EXPANSION, () -> dotenv("A=${B}/" + SECRET + "\n"));
    cases.put(
        ConfigCode.EMPTY_VALUE,
        () -> {
          environment("OPENAI_API_KEY", " ");
          user("{\"model\": \"\"}");
        });
    cases.put(
        ConfigCode.WRONG_TYPE,
        () ->
            user(
                """
                {"model": 7, "providers": {"openai": {"apiKey": 12345678, "headers": ["a"]}},
                 "timeouts": "10s", "retry": {"maxAttempts": "3"}}
                """));
    cases.put(
        ConfigCode.BAD_VALUE,
        () ->
            user(
                """
                {"model": "opnai/gpt-4.1", "timeouts": {"connect": "10 sec"},
                 "retry": {"maxAttempts": 0}, "providers": {"openai": {"auth": "barer"}, "a.b": {}}}
                """));
    cases.put(
        ConfigCode.UNKNOWN_SETTING,
        () -> {
          environment("SAGE_KEY_OPENAJ", SECRET);
          user("{\"provders\": {}, \"x-mine\": 1, \"timeouts\": {\"conect\": \"1s\"}}");
          sources(sources().withProperties(Map.of("sage.retry.attempts", "3")));
        });
    cases.put(ConfigCode.UNKNOWN_VERSION, () -> user("{\"version\": 2}"));
    cases.put(
        ConfigCode.PROFILE_UNKNOWN,
        () -> user("{\"profile\": \"wrk\", \"profiles\": {\"work\": {}, \"home\": {}}}"));
    cases.put(
        ConfigCode.PROFILE_CYCLE,
        () ->
            user(
                """
                {"profile": "a", "profiles": {
                  "a": {"extends": "b"}, "b": {"extends": "c"}, "c": {"extends": "b"}}}
                """));
    cases.put(
        ConfigCode.PROVIDER_UNKNOWN,
        () ->
            user(
                "{\"providers\": {\"opennai\": {\"local\": true}, \"zzzzzz\": {\"local\": true}}}"));
    cases.put(
        ConfigCode.BASE_URL,
        () -> {
          environment("OPENAI_BASE_URL", "https://user:" + SECRET + "@host/v1?key=" + SECRET);
          user(
              "{\"providers\": {\"ollama\": {\"baseUrl\": \"localhost:11434\"},"
                  + " \"vllm\": {\"baseUrl\": \"http://a b\"}}}");
        });
    cases.put(
        ConfigCode.WIRE_FORMAT_UNKNOWN,
        () -> user("{\"providers\": {\"ollama\": {\"wireFormat\": \"openai-chta\"}}}"));
    cases.put(
        ConfigCode.ADDRESS_MISSING,
        () -> environment("AZURE_OPENAI_API_KEY", "0123456789abcdef0123456789abcdef"));
    cases.put(
        ConfigCode.HEADER,
        () -> {
          environment("OPENAI_API_KEY", KEY, "OPENAI_CUSTOM_HEADERS", "no colon " + SECRET);
          user(
              "{\"providers\": {\"ollama\": {\"headers\": {\"X-A\": \"a\\nb\", \"X B\": \"c\"}}}}");
        });
    cases.put(
        ConfigCode.KEY_MISSING,
        () -> user("{\"providers\": {\"openai\": {\"organization\": \"org-1\"}}}"));
    cases.put(
        ConfigCode.KEY_SHAPE,
        () ->
            environment(
                "OPENAI_API_KEY",
                "\"sk-or-v1-" + "0123456789abcdef".repeat(4) + "\"",
                "ANTHROPIC_API_KEY",
                "Bearer " + SECRET));
    cases.put(
        ConfigCode.KEY_INLINE,
        () -> user("{\"providers\": {\"openai\": {\"apiKey\": \"" + KEY + "\"}}}"));
    cases.put(
        ConfigCode.REFERENCE,
        () ->
            user(
                """
                {"providers": {
                  "openai": {"apiKey": {"evn": "A"}},
                  "groq": {"apiKey": {}},
                  "mistral": {"apiKey": {"env": "A", "file": "b"}},
                  "xai": {"apiKey": {"command": "op read x"}},
                  "ollama": {"apiKey": {"env": 1}}
                }}
                """));
    cases.put(
        ConfigCode.REFERENCE_VARIABLE,
        () -> user("{\"providers\": {\"openai\": {\"apiKey\": {\"env\": \"NOT_SET\"}}}}"));
    cases.put(
        ConfigCode.REFERENCE_STORED,
        () -> {
          sources(sources().withSecrets(new Store(Map.of())));
          user("{\"providers\": {\"openai\": {\"apiKey\": {\"keychain\": \"openai/work\"}}}}");
        });
    cases.put(
        ConfigCode.STORE_UNAVAILABLE,
        () -> user("{\"providers\": {\"openai\": {\"apiKey\": {\"keychain\": \"openai/work\"}}}}"));
    cases.put(
        ConfigCode.REFERENCE_FILE,
        () -> user("{\"providers\": {\"openai\": {\"apiKey\": {\"file\": \"~/none\"}}}}"));
    cases.put(
        ConfigCode.FILE_OPEN_TO_OTHERS,
        () -> {
          var file = Files.writeString(home.resolve("key"), KEY);
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
          user("{\"providers\": {\"openai\": {\"apiKey\": {\"file\": \"key\"}}}}");
        });
    cases.put(
        ConfigCode.REFERENCE_COMMAND,
        () ->
            user(
                "{\"providers\": {\"openai\": {\"apiKey\": {\"command\": [\"/bin/sh\", \"-c\","
                    + " \"echo error >&2; exit 3\"]}}}}"));
    cases.put(
        ConfigCode.PROXY,
        () -> {
          environment("SAGE_PROXY", "ftp://user:" + SECRET + "@proxy:1");
          user("{\"proxy\": {\"url\": \"proxy:3128\"}}");
          sources(sources().withCall(Map.of("proxy.password", "")));
        });
    cases.put(ConfigCode.CA_FILE, () -> user("{\"caFile\": \"corp.pem\"}"));
    cases.put(
        ConfigCode.UNTRUSTED_COMMAND,
        () ->
            projectFile(
                "{\"providers\": {\"ollama\": {\"apiKey\": {\"command\": [\"curl\", \"evil\"]}}}}"));
    cases.put(
        ConfigCode.UNTRUSTED_FILE,
        () -> projectFile("{\"providers\": {\"ollama\": {\"apiKey\": {\"file\": \"~/.netrc\"}}}}"));
    cases.put(
        ConfigCode.UNTRUSTED_ADDRESS,
        () -> {
          environment("OPENAI_API_KEY", KEY);
          projectFile("{\"providers\": {\"openai\": {\"baseUrl\": \"https://evil.test/v1\"}}}");
          dotenv("OLLAMA_HOST=https://evil.test\n");
        });
    cases.put(
        ConfigCode.UNTRUSTED_CONNECTION,
        () -> projectFile("{\"proxy\": {\"url\": \"http://evil.test:1\"}, \"caFile\": \"a.pem\"}"));
    cases.put(
        ConfigCode.TRUST_FILE,
        () -> Files.writeString(home.resolve("trusted-folders.json"), "{\"folders\": [\"/a\""));
    cases.put(
        ConfigCode.UNTRUSTED_HEADER,
        () -> {
          environment("OPENAI_API_KEY", KEY);
          projectFile("{\"providers\": {\"openai\": {\"headers\": {\"X-Route\": \"evil\"}}}}");
        });
  }

  @ParameterizedTest
  @EnumSource
  void is_told_with_place_and_cure(ConfigCode code) throws IOException {
    Objects.requireNonNull(cases.get(code), code.id()).run();

    var config = load();
    var resolved = catchThrowable(() -> config.endpoint("openai"));
    var told =
        Stream.concat(
                    config.problems().stream().map(ConfigProblem::text),
                    Stream.ofNullable(resolved).map(failure -> "openai: " + failure.getMessage()))
                .collect(joining("\n\n"))
                .replace(project.toString(), "PROJECT")
                .replace(home.toString(), "HOME")
            + "\n";

    assertThat(told).contains(code.id()).doesNotContain(SECRET).doesNotContain(KEY);
    var golden = GOLDEN.resolve(code.name().toLowerCase(java.util.Locale.ROOT) + ".txt");
    if (Boolean.getBoolean("sage.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, told);
    }
    assertThat(told).isEqualTo(Files.readString(golden));
  }

  @Test
  void each_code_has_a_number_of_its_own() {
    assertThat(Stream.of(ConfigCode.values()).map(ConfigCode::id)).doesNotHaveDuplicates();
  }

  @Test
  void all_problems_of_all_files_are_told_at_once() throws IOException {
    projectFile(
        "{\"timeouts\": {\"connect\": 1, \"idle\": \"x\"},\n \"modle\": \"a\", \"caFile\": []}");
    dotenv("fine=1\nnot a line\n\nOPENAI_BASE_URL=nowhere\n");

    assertThat(load().problems())
        .extracting(
            problem ->
                problem.code()
                    + " "
                    + java.util.Objects.requireNonNull(problem.where()).line()
                    + ":"
                    + problem.where().column())
        .containsExactly(
            "DOTENV_SYNTAX 2:1",
            "BASE_URL 4:1",
            "KEY_MISSING 4:1",
            "WRONG_TYPE 1:26",
            "BAD_VALUE 1:37",
            "WRONG_TYPE 2:26",
            "UNTRUSTED_CONNECTION 2:26",
            "UNKNOWN_SETTING 2:2");
  }
}
