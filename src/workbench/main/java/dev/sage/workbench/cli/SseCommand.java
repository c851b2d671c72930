package dev.sage.workbench.cli;

import dev.sage.llm.recording.BodySplit;
import dev.sage.llm.transport.FrameTooLargeException;
import dev.sage.llm.transport.SseFrame;
import dev.sage.llm.transport.SseReader;
import dev.sage.workbench.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code sage sse}: server-sent events by the WHATWG grammar, with the library's own reader. */
@Command(
    name = "sse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Read server-sent events and print them, one JSON line each.")
final class SseCommand implements Callable<Integer> {

  /** Whatever fits into memory: this is a tool for looking at files. */
  private static final int MAX_EVENT_BYTES = 1 << 30;

  private final GlobalOptions globals;

  @Option(
      names = "--jsonl",
      description = "Read {\"id\",\"base64\"} lines, write {\"id\",\"events\",...} lines.")
  private boolean lines;

  @Option(
      names = "--splits",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Feed the bytes in random pieces; 1: byte by byte.")
  private long splits;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The stream; standard input where it is left out or -.")
  private @Nullable Path file;

  SseCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws IOException {
    if (lines) {
      return readLines();
    }
    var terminal = globals.terminal();
    read(InputBytes.read(globals.terminal(), file), event -> terminal.line(Json.line(event)));
    return ExitCode.OK;
  }

  private int readLines() throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(globals.terminal().in(), StandardCharsets.UTF_8), 1 << 16);
    boolean bad = false;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        globals.terminal().line(Json.line(answer(Json.MAPPER.readTree(line))));
      } catch (JacksonException | IllegalArgumentException | FrameTooLargeException e) {
        bad = true;
        globals
            .terminal()
            .notice(
                "sage: line %d of the input is not {\"id\":…,\"base64\":…}. It is left out."
                    .formatted(number));
      }
    }
    return bad ? ExitCode.FAILURE : ExitCode.OK;
  }

  private ObjectNode answer(JsonNode request) {
    var answer = Json.object();
    answer.set("id", request.path("id"));
    var events = answer.putArray("events");
    var reader = read(Base64.getDecoder().decode(request.path("base64").asString()), events::add);
    answer.put("lastEventId", reader.lastEventId());
    answer.put("reconnectMs", reader.reconnectMillis());
    return answer;
  }

  private SseReader read(byte[] body, Consumer<ObjectNode> out) {
    var reader = new SseReader(MAX_EVENT_BYTES);
    BodySplit.feed(
        body,
        splits,
        (bytes, from, length) ->
            reader.feed(bytes, from, length, frame -> out.accept(json(frame))));
    reader.end(frame -> out.accept(json(frame)));
    return reader;
  }

  private static ObjectNode json(SseFrame frame) {
    return Json.object()
        .put("event", frame.type())
        .put("data", frame.data())
        .put("lastEventId", frame.lastEventId());
  }
}
