package dev.sage.console.streams.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sage.console.streams.SampleCalls;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.Metrics;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.cli.Sage;
import dev.sage.workbench.cli.Terminal;
import dev.sage.workbench.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Sage says of real streams over HTTP, at the pace of a real provider, is what their raw
 * frames say.
 */
class RawFiguresTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double TOLERANCE_MS = 1;
  private static final List<String> SIDES =
      List.of("sim-openai", "sim-openai-responses", "sim-anthropic", "sim-gemini", "sim-ollama");
  private static final List<String> SCENARIOS =
      List.of("clean", "role-only", "reasoning", "bursts", "tool");

  @TempDir private static Path home;

  /** What {@code sage run --json} said of each call. */
  private static final List<JsonNode> CELLS = new ArrayList<>();

  @BeforeAll
  static void ask() {
    List<String> arguments = new ArrayList<>(List.of("run", "-p", "Hello", "--json"));
    for (String side : SIDES) {
      SCENARIOS.forEach(scenario -> arguments.addAll(List.of("-m", side + "/" + scenario)));
    }
    JSON.readTree(sage(arguments)).path("cells").forEach(CELLS::add);
    assertThat(CELLS).hasSize(SIDES.size() * SCENARIOS.size());
  }

  @Test
  void what_run_and_show_say_is_what_the_raw_frames_say() {
    SoftAssertions all = new SoftAssertions();
    for (JsonNode cell : CELLS) {
      JsonNode call = show(cell);
      RawFigures raw = RawFigures.of(call);
      for (JsonNode timings : List.of(cell.path("timings"), call.path("timings"))) {
        if (raw.firstRead()) {
          same(all, cell, "ttfb", timings.path("ttfbMs"), raw.ttfb());
        }
        same(all, cell, "ttft", timings.path("ttftMs"), raw.ttft());
        same(all, cell, "ttfo", timings.path("ttfoMs"), raw.ttfo());
        same(all, cell, "tpot", timings.path("tpotMs"), raw.tpot());
        same(all, cell, "speed", timings.path("tokensPerSecond"), 1_000 / raw.tpot());
        all.assertThat(timings.path("e2eMs").asDouble())
            .as("%s e2e", name(cell))
            .isGreaterThanOrEqualTo(raw.end() - TOLERANCE_MS);
      }
      same(all, cell, "longest gap", call.path("timings").path("maxGapMs"), raw.longestGap());
      all.assertThat(call.path("timings").path("stalls").asInt(-1))
          .as("%s stalls", name(cell))
          .isEqualTo(raw.stalls());
    }
    all.assertAll();
  }

  @Test
  void what_streams_shows_is_what_the_raw_frames_say() {
    SoftAssertions all = new SoftAssertions();
    try (Store store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      for (JsonNode cell : CELLS) {
        RawFigures raw = RawFigures.of(show(cell));
        Metrics shown = metrics(store, id(cell));
        same(all, cell, "ttft", shown.ttft() / 1e6, raw.ttft());
        same(all, cell, "ttfo", shown.ttfo() / 1e6, raw.ttfo());
        same(all, cell, "last token", shown.lastToken() / 1e6, raw.last());
        same(all, cell, "tpot", shown.tpot() / 1e6, raw.tpot());
        same(all, cell, "speed", shown.tokensPerSecond(), 1_000 / raw.tpot());
        same(all, cell, "median gap", shown.medianGap() / 1e6, raw.medianGap());
        same(all, cell, "longest gap", shown.longestGap() / 1e6, raw.longestGap());
        all.assertThat(shown.stalls()).as("%s stalls", name(cell)).isEqualTo(raw.stalls());
      }
    }
    all.assertAll();
  }

  @Test
  void the_streams_were_of_each_kind() {
    Set<String> kinds = new HashSet<>();
    for (JsonNode cell : CELLS) {
      RawFigures raw = RawFigures.of(show(cell));
      if (raw.ttft() - raw.ttfb() > 1_000) {
        kinds.add("a first frame without content");
      }
      if (raw.ttfo() - raw.ttft() > 100) {
        kinds.add("reasoning first");
      }
      if (raw.tokensPerFrame() >= 2) {
        kinds.add("several tokens a frame");
      }
      if (raw.stalls() > 0) {
        kinds.add("silences");
      }
      if (Double.isNaN(raw.ttfo())) {
        kinds.add("a tool call alone");
      }
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "a first frame without content",
            "reasoning first",
            "several tokens a frame",
            "silences",
            "a tool call alone");
  }

  @Test
  void the_program_for_users_says_the_same() throws Exception {
    assumeThat(python()).as("there is no python3").isTrue();
    for (JsonNode cell : CELLS) {
      Path call = home.resolve("call.json");
      Files.writeString(call, sage(List.of("show", id(cell), "--json")));
      Path out = home.resolve("figures.txt");
      Process program =
          new ProcessBuilder("python3", root().resolve("docs/figures.py").toString())
              .redirectInput(call.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(program.waitFor()).as("%s:%n%s", name(cell), Files.readString(out)).isZero();
    }
  }

  private static boolean python() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("sage.root"));
  }

  private static void same(
      SoftAssertions all, JsonNode cell, String figure, JsonNode shown, double raw) {
    same(all, cell, figure, shown.isNull() ? -1 : shown.asDouble(), raw);
  }

  private static void same(
      SoftAssertions all, JsonNode cell, String figure, double shown, double raw) {
    String name = name(cell) + " " + figure;
    if (Double.isNaN(raw)) {
      all.assertThat(shown).as(name + ": not known").isNegative();
    } else {
      all.assertThat(shown).as(name).isCloseTo(raw, within(TOLERANCE_MS));
    }
  }

  private static Metrics metrics(Store store, String id) {
    CallReading reading = new CallReading(store, id, SampleCalls.FORMATS);
    return reading.look().orElseThrow().metrics();
  }

  private static JsonNode show(JsonNode cell) {
    return JSON.readTree(sage(List.of("show", id(cell), "--json")));
  }

  private static String id(JsonNode cell) {
    return cell.path("requestId").asString();
  }

  private static String name(JsonNode cell) {
    return cell.path("provider").asString() + "/" + cell.path("model").asString();
  }

  private static String sage(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            false);
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--home", home.toString()));
    int exit = Sage.run(terminal, Map.of("SAGE_KEYCHAIN", "off"), all.toArray(String[]::new));
    assertThat(exit).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }
}
