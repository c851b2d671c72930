package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Through a real collector and back: {@code SAGE_TEST_COLLECTOR=http://host:4318
 * SAGE_TEST_COLLECTOR_FILE=calls.jsonl mvn -Pcollector -pl src/workbench -am test}, where the file
 * is what the collector's file exporter writes.
 */
@Tag("collector")
class RealCollectorTest {

  private static final String ADDRESS = "SAGE_TEST_COLLECTOR";
  private static final String FILE = "SAGE_TEST_COLLECTOR_FILE";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String SECRET = "sk-proj-0123456789abcdefghijklmnopqrstuv";

  @TempDir Path folder;

  @Test
  void what_went_to_it_comes_back_from_its_file() throws Exception {
    var file = Path.of(setting(FILE));
    Files.writeString(
        Files.createDirectories(folder.resolve("from")).resolve("config.json"),
        """
        {"telemetry": {"otlp": {"endpoint": "%s", "contents": true}}}
        """
            .formatted(setting(ADDRESS)));
    var from = new CommandLineRun(folder.resolve("from"));
    var ids = new ArrayList<String>();
    for (String model :
        List.of("clean", "reasoning", "rate-limit", "error-overloaded", "fault-cut-mid-stream")) {
      var run =
          from.sage(
              "run",
              "-m",
              "sim-anthropic/" + model,
              "My key is " + SECRET,
              "--json",
              "--speed=instant");
      ids.add(run.json().path("cells").path(0).path("id").asString());
    }

    await(file, ids);
    assertThat(Files.readString(file)).doesNotContain(SECRET);
    var copy = Files.copy(file, folder.resolve("calls.jsonl"));
    var to = new CommandLineRun(folder.resolve("to"));
    assertThat(to.sage("import", copy.toString()).exitCode()).isZero();

    for (String id : ids) {
      var sent = from.sage("show", id, "--json").json();
      var came = to.sage("show", id, "--json").json();
      for (String field :
          List.of(
              "provider",
              "model",
              "api",
              "status",
              "providerRequestId",
              "httpStatus",
              "attemptCount",
              "finishReason",
              "usage",
              "text",
              "error")) {
        assertThat(came.path(field)).as(id + " " + field).isEqualTo(sent.path(field));
      }
      assertThat(came.path("timings").path("e2eMs").asDouble(-1))
          .as(id + " without the wait before its request")
          .isCloseTo(sent.path("timings").path("e2eMs").asDouble(-2), within(0.01));
      for (String figure : List.of("ttftMs", "tpotMs", "tokensPerSecond")) {
        assertThat(came.path("timings").path(figure).asDouble(-1))
            .as(id + " " + figure)
            .isCloseTo(sent.path("timings").path(figure).asDouble(-1), within(0.01));
      }
    }
  }

  private static String setting(String variable) {
    var value = System.getenv(variable);
    if (value == null || value.isBlank()) {
      var reason = variable + " is not set.";
      System.out.println("RealCollectorTest is skipped. " + reason);
      abort(reason);
    }
    return value;
  }

  /** A collector batches. */
  private static void await(Path file, List<String> ids) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var text = Files.exists(file) ? Files.readString(file) : "";
      if (ids.stream().allMatch(text::contains)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not all of " + ids + " came to " + file + " within " + PATIENCE);
  }
}
