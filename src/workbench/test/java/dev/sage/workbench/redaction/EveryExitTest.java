package dev.sage.workbench.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.recording.RecordingWriter;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.cli.SageRuns;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A made-up secret is in the prompt, in the address, in headers, in errors, and in the model's
 * answer, whole and spelled out in deltas of a few characters; every command runs; then it is
 * looked for in all that came out.
 */
class EveryExitTest {

  @TempDir private Path folder;

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of("one that the program knows", Sentinel.shapeless(), true),
        Arguments.of("one that only its shape gives away", Sentinel.shaped(), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("secrets")
  void no_exit_lets_it_out(String which, Sentinel sentinel, boolean known) throws Exception {
    String secret = sentinel.secret().reveal();
    Path home = folder.resolve("home");
    Path recordings = folder.resolve("recordings");
    List<String> models = record(recordings, secret);
    var said = new StringBuilder();
    var sage = new SageRuns(home, said);
    if (known) {
      sage.with("MY_API_KEY", secret);
    }
    // Refused by the address, so that it is sent nowhere.
    sage.with("OPENAI_API_KEY", secret)
        .with("OPENAI_BASE_URL", "http://127.0.0.1:1/" + secret + "/v1");

    run(sage, recordings, models, "--json");
    run(sage, recordings, models, "--log-format", "json", "-v");
    sage.run("run", "-m", "openai/gpt", "-p", "Say " + secret, "--system", secret, "--verbose");
    sage.run(
        "run", "-m", "sim-openai/tool", "--speed=instant", "-p", secret, "--tool", tool(secret));
    List<StoredCall> calls = calls(home);
    assertThat(calls).hasSizeGreaterThan(2 * models.size());
    for (StoredCall call : calls) {
      sage.run("show", call.id(), "--frames", "500");
      sage.run("show", call.id(), "--json");
      sage.run("show", call.id(), "--recording", home.resolve("exported").toString());
    }
    sage.run("calls", "--jsonl");
    sage.run("calls", secret, "--verbose");
    sage.run("config", "--json", "--verbose");
    sage.run("models", "openai", "--verbose");
    sage.run("check", "openai", "--json", "--limit", "1");
    sage.run("doctor", "--json");
    sage.run("store", "info");
    sage.run("store", "check");

    assertThat(sentinel.tracesIn(said.toString())).as("what was printed").isEmpty();
    assertThat(said).contains("nothing else");
    assertThat(home.resolve("logs").resolve("sage.log"))
        .content()
        .as("the log has lines of both formats to look into")
        .contains(" - call ended", "\"message\":\"call ended\"");
    assertThat(filesWith(sentinel, home)).isEmpty();
    assertThat(storedWith(sentinel, home)).isEmpty();
  }

  private static void run(SageRuns sage, Path recordings, List<String> models, String... more) {
    var words = new ArrayList<>(List.of("run", "--play", recordings.toString(), "-p", "Go"));
    words.addAll(List.of("--speed", "instant"));
    models.forEach(model -> words.addAll(List.of("-m", model)));
    words.addAll(List.of(more));
    sage.run(words.toArray(String[]::new));
  }

  /** The names under which the simulator plays them. */
  private static List<String> record(Path recordings, String secret) throws IOException {
    String text = "Your key is " + secret + " and nothing else.";
    var models = new ArrayList<String>();
    for (SpelledAnswer answer : SpelledAnswer.ALL) {
      for (int size : List.of(1, 3, 7, 1000)) {
        String name = answer.api() + "-" + answer.lane() + "-" + size;
        boolean json = answer.lane().equals("arguments");
        answer.record(recordings, name, json ? "{\"q\":\"" + text + "\"}" : text, size);
        models.add(answer.model(name));
      }
    }
    RecordingWriter.write(
        recordings,
        new Recording(
            "refused",
            "openai-chat",
            "made-up",
            null,
            null,
            true,
            401,
            Map.of("content-type", "application/json", "x-request-id", secret),
            "{\"error\":{\"message\":\"Incorrect API key provided: %s.\",\"type\":\"invalid\"}}"
                .formatted(secret)
                .getBytes(StandardCharsets.UTF_8),
            List.of()));
    models.add("sim-openai/refused");
    return models;
  }

  private String tool(String secret) throws IOException {
    Path file = folder.resolve("tool.json");
    Files.writeString(
        file,
        """
        {"name":"look","description":"%1$s","parameters":{"type":"object",
          "properties":{"q":{"type":"string","description":"%1$s"}}}}"""
            .formatted(secret));
    return file.toString();
  }

  private static Store open(Path home) {
    return Store.open(new Home(home), Redactor.registeredOnly(), notice -> {});
  }

  private static List<StoredCall> calls(Path home) {
    try (Store store = open(home)) {
      return store.calls(CallQuery.newest(1000));
    }
  }

  private static List<String> filesWith(Sentinel sentinel, Path home) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String form : sentinel.tracesIn(Files.readAllBytes(file))) {
          found.add(file + ": " + form);
        }
      }
    }
    return found;
  }

  /** Frames are packed in the file: they are looked at as they are read, and put together again. */
  private static List<String> storedWith(Sentinel sentinel, Path home) {
    var found = new ArrayList<String>();
    try (Store store = open(home)) {
      for (StoredCall call : store.calls(CallQuery.newest(1000))) {
        String name = call.provider() + "/" + call.model();
        byte[] body = store.body(call.id(), Math.max(1, call.attempts()));
        var said = BodyDecoding.decode(call.api(), 200, Map.of(), body, 0);
        var texts = new ArrayList<String>();
        texts.add(new String(body, StandardCharsets.ISO_8859_1));
        texts.add(said.text());
        texts.add(said.reasoning());
        said.toolCalls().forEach(tool -> texts.add(tool.arguments()));
        texts.add(String.valueOf(store.content(call.id())));
        texts.add(String.valueOf(store.attempts(call.id())));
        texts.add(String.valueOf(call));
        for (String text : texts) {
          sentinel.tracesIn(text).forEach(form -> found.add(name + ": " + form));
        }
      }
    }
    return found;
  }
}
