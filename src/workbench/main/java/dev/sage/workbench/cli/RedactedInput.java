package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Finding;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Standard input, redacted to standard output. One use, one thread. */
final class RedactedInput {

  private static final int BLOCK = 1 << 16;

  private final Terminal terminal;
  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final @Nullable Integer piece;

  /**
   * @param piece how many characters go through the redactor of streams at a time; null for the
   *     whole text at once
   */
  RedactedInput(
      Terminal terminal, Redactor redactor, RedactionPolicy policy, @Nullable Integer piece) {
    this.terminal = terminal;
    this.redactor = redactor;
    this.policy = policy;
    this.piece = piece;
  }

  /** The text alone; however long it is, little of it is in memory at a time. */
  void text() throws IOException {
    var stream = redactor.stream(policy);
    var block = new char[piece == null ? BLOCK : piece];
    var in = reader();
    var lines = new LineCount();
    for (int length = read(in, block, lines); length > 0; length = read(in, block, lines)) {
      terminal.out().print(stream.append(new String(block, 0, length)));
      if (terminal.readerGone()) {
        return;
      }
    }
    terminal.out().print(stream.finish());
  }

  /** Text and findings of the whole input. */
  void document() throws IOException {
    var text = new StringBuilder();
    var block = new char[BLOCK];
    var in = reader();
    var lines = new LineCount();
    for (int length = read(in, block, lines); length > 0; length = read(in, block, lines)) {
      text.append(block, 0, length);
    }
    terminal.line(Json.line(answer(Json.object(), text.toString())));
  }

  /**
   * Text and findings of each line's text.
   *
   * @throws CliException at the first line that is none, of which nothing is printed
   */
  void lines() throws IOException {
    var in = new Utf8Lines(terminal.in());
    for (var line = in.next(); line != null; line = in.next()) {
      if (!line.isBlank()) {
        terminal.line(Json.line(answer(request(line, in.number()))));
      }
      if (in.number() % 64 == 0 && terminal.readerGone()) {
        return;
      }
    }
  }

  private static JsonNode request(String line, long number) {
    try {
      var request = Json.MAPPER.readTree(line);
      if (request.path("text").isString()) {
        return request;
      }
    } catch (JacksonException notJson) {
      // Its message would show the line.
    }
    throw CliException.usage(
        "Line %d of the input is not {\"id\":…,\"text\":…}. Mend it; the lines before it are done."
            .formatted(number));
  }

  private ObjectNode answer(JsonNode request) {
    var answer = Json.object();
    answer.set("id", request.path("id"));
    return answer(answer, request.path("text").asString());
  }

  private ObjectNode answer(ObjectNode answer, String text) {
    var redaction = redaction(text);
    answer.put("text", redaction.text());
    write(redaction.findings(), answer.putArray("findings"));
    return answer;
  }

  private Redaction redaction(String text) {
    if (piece == null) {
      return redactor.analyze(text, policy);
    }
    var stream = redactor.stream(policy);
    var out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at += piece) {
      out.append(
          stream.append(text.substring(at, (int) Math.min(text.length(), (long) at + piece))));
    }
    out.append(stream.finish());
    return new Redaction(out.toString(), stream.findings());
  }

  private static void write(List<Finding> findings, ArrayNode into) {
    for (var finding : findings) {
      into.addObject()
          .put("start", finding.start())
          .put("end", finding.end())
          .put("kind", finding.kind())
          .put("placeholder", finding.placeholder());
    }
  }

  private Reader reader() {
    return new InputStreamReader(
        terminal.in(),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Fills as much as there is, so that a pipe's pieces come out as they go in. */
  private static int read(Reader in, char[] block, LineCount lines) throws IOException {
    try {
      int length = in.read(block, 0, block.length);
      lines.add(block, length);
      return length;
    } catch (CharacterCodingException notUtf8) {
      throw Utf8Lines.notUtf8(lines.number, notUtf8);
    }
  }

  private static final class LineCount {
    private long number = 1;

    void add(char[] block, int length) {
      for (int i = 0; i < length; i++) {
        number += block[i] == '\n' ? 1 : 0;
      }
    }
  }
}
