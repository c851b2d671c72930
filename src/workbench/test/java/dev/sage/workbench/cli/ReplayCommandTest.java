package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.cli.CommandLineRun.Result;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code sage replay}. */
class ReplayCommandTest {

  @TempDir Path home;

  private CommandLineRun line() {
    return new CommandLineRun(home);
  }

  /** A call of that scenario, as {@code sage run --json} tells of it. */
  private JsonNode run(String target) {
    return line()
        .sage("run", "-m", target, "-p", "Hello", "--speed", "instant", "--json")
        .json()
        .path("cells")
        .path(0);
  }

  private Result replay(JsonNode cell, String... options) {
    var all = new ArrayList<>(List.of("replay", cell.path("requestId").asString()));
    all.addAll(List.of(options));
    return line().sage(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sim-openai", "sim-openai-responses", "sim-anthropic", "sim-gemini", "sim-ollama"})
  void says_what_the_answer_said(String side) {
    JsonNode cell = run(side + "/clean");

    Result replay = replay(cell, "--speed", "100");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out().strip()).isEqualTo(cell.path("text").asString().strip());
  }

  @Test
  void reasoning_and_answer_are_told_apart() {
    JsonNode cell = run("sim-anthropic/reasoning");

    assertThat(replay(cell, "--speed", "instant").out())
        .startsWith("[reasoning:]\n" + cell.path("reasoning").asString().substring(0, 20))
        .contains("\n[answer:]\n" + cell.path("text").asString().substring(0, 20));
  }

  @Test
  void the_arguments_of_a_tool_call_are_there_once() {
    JsonNode cell = run("sim-openai/tool");
    String name = cell.path("toolCalls").path(0).path("name").asString();

    String out = replay(cell, "--speed", "instant").out();

    assertThat(out).containsOnlyOnce("tool call 0 " + name + ":]\n{");
    assertThat(out.lines().filter(text -> text.startsWith("{"))).hasSize(1);
  }

  @Test
  void a_retry_is_told_before_what_it_brought() {
    JsonNode cell = run("sim-openai/rate-limit");
    String text = cell.path("text").asString().strip();

    String out = replay(cell, "--speed", "instant").out();

    assertThat(out).containsPattern("\\[attempt 1 failed \\(then waited \\d+ ms\\)]\n");
    assertThat(out).containsOnlyOnce("HTTP 429");
    assertThat(out.strip()).endsWith(text);
  }

  @Test
  void how_a_call_failed_is_said_once_at_its_end() {
    JsonNode cell = run("sim-openai/truncated");

    String out = replay(cell, "--speed", "instant").out();

    assertThat(out).startsWith(cell.path("text").asString().substring(0, 10));
    assertThat(out.lines().filter(text -> text.startsWith("[failed: "))).hasSize(1);
    assertThat(out.lines().toList().getLast()).startsWith("[failed: ");
  }

  @Test
  void frames_are_a_line_each() {
    JsonNode cell = run("sim-openai/clean");
    long frames = line().sage("show", id(cell), "--json").json().path("frames").size();

    Result replay = replay(cell, "--frames", "--speed", "instant");

    assertThat(replay.out().lines()).hasSize((int) frames);
    assertThat(replay.out().lines().toList().getLast()).contains("data: [DONE]");
  }

  @Test
  void each_frame_comes_at_its_moment() throws Exception {
    JsonNode cell = run("sim-openai/clean");
    try (var store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      List<StoredFrame> frames = store.frames(id(cell), 0, Integer.MAX_VALUE);
      var moments = new ArrayList<Long>();

      boolean whole =
          new StreamReplay(
                  store,
                  terminal(new ByteArrayOutputStream()),
                  nanos -> {
                    moments.add(nanos);
                    return true;
                  })
              .play(id(cell), 77, new ReplayFrames(Redactor.create()));

      assertThat(whole).isTrue();
      var expected = new ArrayList<>(frames.stream().map(StoredFrame::nanos).toList());
      expected.add(77L);
      assertThat(moments).isEqualTo(expected);
    }
  }

  @Test
  void ends_where_the_person_says_so() throws Exception {
    JsonNode cell = run("sim-openai/clean");
    try (var store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      var out = new ByteArrayOutputStream();
      var asked = new ArrayList<Long>();

      boolean whole =
          new StreamReplay(
                  store,
                  terminal(out),
                  nanos -> {
                    asked.add(nanos);
                    return asked.size() <= 3;
                  })
              .play(id(cell), 0, new ReplayFrames(Redactor.create()));

      assertThat(whole).isFalse();
      assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    }
  }

  @Test
  void a_speed_scales_the_time() {
    var converter = new ReplaySpeed.Converter();
    assertThat(converter.convert("2").scaled(1_000)).isEqualTo(500);
    assertThat(converter.convert("0.1").scaled(1_000)).isEqualTo(10_000);
    assertThat(converter.convert("instant").scaled(1_000_000_000)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.05", "101", "fast", "NaN", ""})
  void a_speed_that_is_none_is_told(String speed) {
    Result replay = line().sage("replay", "any", "--speed", speed);

    assertThat(replay.exitCode()).isEqualTo(2);
    assertThat(replay.err()).contains("from 0.1 to 100").contains("instant");
  }

  @Test
  void an_id_that_is_not_there_is_told_as_show_tells_it() {
    Result show = line().sage("show", "nobody");
    Result replay = line().sage("replay", "nobody");

    assertThat(replay.exitCode()).isEqualTo(show.exitCode()).isEqualTo(1);
    assertThat(replay.err()).isEqualTo(show.err());
  }

  @Test
  void a_body_of_nothing_is_a_frame_like_others() {
    JsonNode cell = run("sim-openai/fault-end-after-headers");

    Result replay = replay(cell, "--speed", "instant");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).startsWith("[").contains("empty body", "attempt 1 failed");
    JsonNode frames = line().sage("show", id(cell), "--json").json().path("frames");
    assertThat(frames).isNotEmpty().allMatch(frame -> frame.path("text").asString().isEmpty());
  }

  @Test
  void a_call_without_frames_says_so() {
    JsonNode cell = run("sim-openai/fault-cut-before-headers");

    Result replay = replay(cell);

    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err()).contains("no stored frames", "sage show");
  }

  @Test
  void a_value_that_is_secret_by_now_is_not_shown() {
    JsonNode cell = run("sim-openai/clean");
    String secret = cell.path("text").asString().substring(3, 33);

    Result replay =
        line().with("SERVICE_API_KEY", secret).sage("replay", id(cell), "--speed", "instant");

    assertThat(replay.exitCode()).isZero();
    assertThat(replay.out()).doesNotContain(secret);
  }

  private static String id(JsonNode cell) {
    return cell.path("requestId").asString();
  }

  private static Terminal terminal(ByteArrayOutputStream out) {
    return new Terminal(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
        false);
  }
}
