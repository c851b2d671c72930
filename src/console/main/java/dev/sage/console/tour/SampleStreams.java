package dev.sage.console.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Streams made up for pictures: recordings that the simulator plays, and a file that is imported.
 *
 * @param folder where they are written
 */
record SampleStreams(Path folder) {
  /** Pieces of the slow answer before it falls silent. */
  static final int BEFORE_SILENCE = 60;

  /** Frames of the long answer, five lines each. */
  static final int LONG = 20_000;

  private static final int LINES = 5;
  private static final long MILLISECOND = 1_000_000;
  private static final long HOUR = 3_600_000 * MILLISECOND;
  private static final String[] WORDS =
      "A stream is read as it comes and what has come is kept whatever happens next".split(" ", -1);

  /** An answer that stops in its middle for longer than anybody looks at it. */
  Path slow() {
    return recording(
        "slow-answer",
        BEFORE_SILENCE + 1,
        i -> WORDS[i % WORDS.length] + " ",
        i ->
            i == BEFORE_SILENCE
                ? HOUR
                : (200 + 20L * i + (i > BEFORE_SILENCE / 2 ? 900 : 0)) * MILLISECOND);
  }

  /** An answer of a hundred thousand lines, with three silences. */
  Path huge() {
    return recording(
        "long-answer",
        LONG,
        SampleStreams::lines,
        i -> (300 + i / 10 + 800L * (i / (LONG / 4))) * MILLISECOND);
  }

  private static String lines(int piece) {
    StringBuilder lines = new StringBuilder();
    for (int line = LINES * piece + 1; line <= LINES * (piece + 1); line++) {
      lines.append(line).append(". ").append(WORDS[line % WORDS.length]).append(" and on\n");
    }
    return lines.toString();
  }

  /** What a browser saved of a chat, with the times of its events. */
  Path har() {
    StringBuilder events = new StringBuilder();
    String[] answer = "It keeps one connection open and writes lines to it. ".split("(?<= )", -1);
    for (int i = 0; i < 4 * answer.length; i++) {
      // An entry's times are seconds since 1970.
      double time = 1_795_168_801.4 + 0.03 * i + (i > 2 * answer.length ? 1.2 : 0);
      String chunk = chunk(answer[i % answer.length], "null");
      events.append(event(time, chunk)).append(',');
    }
    events.append(event(1_795_168_804.9, chunk("", "\"stop\""))).append(',');
    events.append(event(1_795_168_804.9, "[DONE]"));
    String har =
        """
        {"log":{"version":"1.2","creator":{"name":"browser","version":"1"},"entries":[
         {"startedDateTime":"2026-11-20T10:00:01Z",
          "request":{"method":"POST","url":"https://api.openai.com/v1/chat/completions",
           "postData":{"text":"{\\"model\\":\\"gpt-4.1-mini\\",\\"stream\\":true,\\"messages\\":[]}"}},
          "response":{"status":200,"content":{},
           "headers":[{"name":"content-type","value":"text/event-stream"}]},
          "timings":{"wait":280,"receive":3600},
          "_eventSourceMessages":[%s]}]}}
        """
            .formatted(events);
    return write(folder.resolve("browser.har"), har.getBytes(UTF_8));
  }

  private static String event(double time, String data) {
    return Json.line(Json.object().put("time", time).put("data", data));
  }

  private Path recording(
      String name, int pieces, IntFunction<String> text, IntToLongFunction nanos) {
    try {
      return MadeUp.stream(folder.resolve("recordings"), name, pieces, text, nanos);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static String chunk(String text, String finish) {
    String delta = Json.line(Json.object().put("content", text));
    return "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}]}";
  }

  private static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
