package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.CommandLineRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunCommandTest {

  private static final List<String> CELL =
      List.of(
          "provider",
          "model",
          "text",
          "reasoning",
          "toolCalls",
          "finishReason",
          "usage",
          "timings",
          "cost",
          "requestId",
          "attempts",
          "error");

  @TempDir Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  private Result run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "run";
    all[1] = "--speed=instant";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return line().sage(all);
  }

  private String asked(CommandLineRun line, String... prompt) {
    var words = new ArrayList<>(List.of("run", "-m", "sim-openai/clean", "--json"));
    words.add("--speed=instant");
    words.addAll(List.of(prompt));
    var run = line.sage(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    var id = run.json().path("cells").path(0).path("id").asString();
    var request = line().sage("show", id, "--json").json().path("request");
    return request.path("messages").path(0).path("content").path(0).path("text").asString();
  }

  @Test
  void prompt_stands_in_quotes_or_comes_from_standard_input() throws IOException {
    assertThat(asked(line(), "Say hello.")).isEqualTo("Say hello.");
    assertThat(asked(line(), "-p", "Say hello.")).isEqualTo("Say hello.");
    assertThat(asked(line().input("Say hello."), "-")).isEqualTo("Say hello.");
    assertThat(asked(line().input("Say hello."), "-p", "-")).isEqualTo("Say hello.");
    assertThat(asked(line().input("Say hello.").atTerminal(), "-")).isEqualTo("Say hello.");
    assertThat(asked(line().input("Say hello."))).isEqualTo("Say hello.");
    assertThat(asked(line(), "What is in my.prompt.json")).isEqualTo("What is in my.prompt.json");
    var notes = "@" + Files.writeString(folder.resolve("notes.txt"), "-m nosuch/model");
    assertThat(asked(line(), notes)).isEqualTo(notes);
  }

  @Test
  void what_is_odd_about_an_answer_is_told() {
    Result json = run("-m", "sim-openai/fault-no-terminator", "-p", "Hello", "--json");
    JsonNode warning = json.json().path("cells").path(0).path("warnings").path(0);
    assertThat(warning.path("code").asString()).isEqualTo("no_terminator");

    Result text = run("-m", "sim-openai/fault-no-terminator", "-p", "Hello");
    assertThat(text.out()).contains("[" + warning.path("message").asString() + "]");
  }

  @Test
  void two_models_answer_side_by_side_and_are_stored() {
    Result run =
        run("-m", "sim-openai/clean", "-m", "sim-anthropic/clean", "-p", "Hello", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode document = run.json();
    assertThat(document.path("run").path("id").asString()).isNotEmpty();
    assertThat(document.path("cells")).hasSize(2);
    for (JsonNode cell : document.path("cells")) {
      assertThat(cell.propertyNames()).containsAll(CELL);
      assertThat(cell.path("model").asString()).isEqualTo("clean");
      assertThat(cell.path("text").asString()).isNotBlank();
      assertThat(cell.path("finishReason").asString()).isEqualTo("stop");
      assertThat(cell.path("usage").path("output").asInt()).isPositive();
      for (String timing : List.of("ttfbMs", "ttftMs", "e2eMs", "tpotMs")) {
        assertThat(cell.path("timings").path(timing).asDouble()).as(timing).isPositive();
      }
      assertThat(cell.path("attempts")).hasSize(1);
      assertThat(cell.path("attempts").path(0).path("httpStatus").asInt()).isEqualTo(200);
      assertThat(cell.path("error").isNull()).isTrue();
    }

    Result calls = line().sage("calls", "--jsonl");
    assertThat(calls.lines())
        .extracting(call -> call.path("status").asString())
        .containsExactly("complete", "complete");
    assertThat(calls.lines())
        .extracting(call -> call.path("provider").asString())
        .containsExactlyInAnyOrder("sim-openai", "sim-anthropic");
  }

  @Test
  void every_side_of_the_simulator_answers_and_counts() {
    Result run =
        run(
            "-m",
            "sim-openai-responses/reasoning",
            "-m",
            "sim-gemini/reasoning",
            "-m",
            "sim-ollama/reasoning",
            "-p",
            "Hello",
            "--json");

    assertThat(run.exitCode()).isZero();
    for (JsonNode cell : run.json().path("cells")) {
      assertThat(cell.path("text").asString()).as(cell.path("provider").asString()).isNotBlank();
      assertThat(cell.path("reasoning").asString()).isNotBlank();
      assertThat(cell.path("finishReason").asString()).isEqualTo("stop");
      assertThat(cell.path("usage").path("output").asInt()).isPositive();
    }
  }

  @Test
  void recordings_of_lines_and_of_growing_arrays_play() throws IOException {
    recording("lines", "ollama", "ndjson", LINES);
    recording("array", "gemini", "json-array", ARRAY);
    Result run =
        run(
            "-m",
            "sim-ollama/lines",
            "-m",
            "sim-gemini/array",
            "-p",
            "Hello",
            "--json",
            "--play",
            folder.resolve("recordings").toString());

    assertThat(run.exitCode()).isZero();
    for (JsonNode cell : run.json().path("cells")) {
      assertThat(cell.path("text").asString()).isEqualTo("Grüße.");
      assertThat(cell.path("usage").path("output").asInt()).isEqualTo(2);
      JsonNode call = line().sage("show", cell.path("requestId").asString(), "--json").json();
      // The bracket that closes the array is a frame of its own.
      assertThat(call.path("frames")).hasSizeBetween(2, 3);
    }
  }

  private static final String LINES =
      """
      {"model":"m","message":{"role":"assistant","content":"Grüße"},"done":false}
      {"model":"m","message":{"role":"assistant","content":"."},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":2}
      """;

  private static final String ARRAY =
      """
      [{"candidates":[{"content":{"parts":[{"text":"Grüße"}],"role":"model"},"index":0}]}
      ,
      {"candidates":[{"content":{"parts":[{"text":"."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2,"totalTokenCount":5}}
      ]""";

  private void recording(String name, String api, String framing, String body) throws IOException {
    Path recording = Files.createDirectories(folder.resolve("recordings").resolve(name));
    Files.writeString(
        recording.resolve("meta.json"),
        "{\"api\":\"%s\",\"status\":200,\"framing\":\"%s\"}".formatted(api, framing));
    Files.writeString(recording.resolve("body.bin"), body);
  }

  @Test
  void a_stored_call_is_shown_with_its_frames() {
    String id =
        run("-m", "sim-openai/clean", "-p", "Hello", "--json")
            .json()
            .path("cells")
            .path(0)
            .path("requestId")
            .asString();

    JsonNode call = line().sage("show", id, "--json").json();

    assertThat(call.path("request").path("messages").path(0).path("content").path(0).path("text"))
        .hasToString("\"Hello\"");
    assertThat(call.path("attempts").path(0).path("number").asInt()).isEqualTo(1);
    assertThat(call.path("frames")).hasSizeGreaterThan(10);
    long before = 0;
    long bytes = 0;
    for (JsonNode frame : call.path("frames")) {
      assertThat(frame.path("t").asLong()).isGreaterThanOrEqualTo(before);
      before = frame.path("t").asLong();
      bytes += frame.path("bytes").asLong();
    }
    assertThat(bytes).isEqualTo(call.path("bytes").asLong());
    assertThat(line().sage("show", id).out()).contains("── frames");
    assertThat(line().sage("show", id.substring(0, 30)).exitCode()).isZero();
  }

  @Test
  void for_a_person_each_line_has_its_target_and_a_table_ends_it() {
    Result run = run("-m", "sim-openai/clean", "-m", "sim-anthropic/reasoning", "-p", "Hello");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("sim-openai/clean        │ ", "sim-anthropic/reasoning │ [reasoning:]", "TTFT")
        .doesNotContain("\u001b");
  }

  @Test
  void a_refused_request_is_sent_again_and_both_attempts_are_told() {
    JsonNode cell =
        run("-m", "sim-openai/rate-limit", "-p", "Hello", "--json").json().path("cells").path(0);

    JsonNode attempts = cell.path("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.path(0).path("httpStatus").asInt()).isEqualTo(429);
    assertThat(attempts.path(0).path("delayMs").asDouble()).isPositive();
    assertThat(attempts.path(0).path("error").path("kind").asString()).isEqualTo("rate_limited");
    assertThat(attempts.path(1).path("httpStatus").asInt()).isEqualTo(200);
  }

  @Test
  void a_failed_cell_makes_the_command_fail_and_keeps_its_text() {
    Result run = run("-m", "sim-openai/truncated", "-m", "sim-openai/clean", "-p", "Hi", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    JsonNode truncated = run.json().path("cells").path(0);
    assertThat(truncated.path("error").path("kind").asString()).isEqualTo("stream_truncated");
    assertThat(truncated.path("text").asString()).isNotEmpty();
    assertThat(truncated.path("timings").path("ttftMs").asDouble()).isPositive();
    assertThat(run.err()).startsWith("sage: sim-openai/truncated: ");
  }

  @Test
  void the_prompt_comes_from_a_file_or_from_standard_input_with_variables() throws Exception {
    Path file = Files.writeString(folder.resolve("prompt.txt"), "Say {{word}}, {{ word }}.");

    Result fromFile =
        run("-m", "sim-openai/clean", "-f", file.toString(), "--var", "word=moin", "--json");
    Result fromInput =
        line().input("Say hej.").sage("run", "--speed=instant", "-m", "sim-openai/clean", "--json");

    assertThat(prompt(fromFile)).isEqualTo("Say moin, moin.");
    assertThat(prompt(fromInput)).isEqualTo("Say hej.");
  }

  private String prompt(Result run) {
    String id = run.json().path("cells").path(0).path("id").asString();
    return line()
        .sage("show", id, "--json")
        .json()
        .path("request")
        .path("messages")
        .path(0)
        .path("content")
        .path(0)
        .path("text")
        .asString();
  }

  @Test
  void repetitions_are_cells_of_their_own() {
    Result run = run("-m", "sim-openai/clean", "-p", "Hello", "--repeat", "3", "--json");

    assertThat(run.json().path("cells")).hasSize(3);
  }

  @Test
  void without_a_store_nothing_is_kept() {
    run("-m", "sim-openai/clean", "-p", "Hello", "--no-store");

    assertThat(folder.resolve("home").resolve("sage.db")).doesNotExist();
  }

  @Test
  void a_prompt_may_require_a_tool_that_the_command_line_brings() throws IOException {
    Path tool =
        Files.writeString(
            folder.resolve("look.json"),
            "{\"name\": \"look\", \"parameters\": {\"type\": \"object\"}}");
    Path prompt =
        Files.writeString(
            folder.resolve("look.prompt.json"),
            "{\"version\": 1, \"turns\": [{\"role\": \"user\", \"text\": \"Hi\"}],"
                + " \"toolChoice\": \"look\"}");
    Result result =
        line()
            .sage(
                "run",
                "-m",
                "sim-openai/clean",
                "--speed=instant",
                "-f",
                prompt.toString(),
                "--tool",
                tool.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }
}
