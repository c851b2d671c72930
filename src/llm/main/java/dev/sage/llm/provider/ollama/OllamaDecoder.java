package dev.sage.llm.provider.ollama;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a chat stream, line by line. A whole answer is a stream of one line. Not thread-safe.
 *
 * <p>An error may stand in any line, and nothing need follow it. Images that a model made are not
 * read.
 */
final class OllamaDecoder implements StreamDecoder {

  private static final String TERMINATOR = "done:true";

  private final Quirks quirks;
  private final JsonScanner in = new JsonScanner();
  private final LineScan line = new LineScan();
  private final Blocks blocks = new Blocks();
  private final OllamaToolCalls toolCalls = new OllamaToolCalls();

  /** When the first line was made: all that tells one answer from another. */
  private @Nullable String createdAt;

  private @Nullable String model;
  private @Nullable String rawFinish;
  private Usage usage = Usage.UNKNOWN;
  private int lines;
  private boolean done;
  private boolean ended;

  OllamaDecoder(Quirks quirks) {
    this.quirks = quirks;
  }

  @Override
  public void frame(Frame frame, EventSink out) {
    if (read(frame, out) && done) {
      finish(TERMINATOR, out);
    }
  }

  /** Reads a line; true where it is one of an answer, and what is not terminal in it was given. */
  private boolean read(Frame frame, EventSink out) {
    if (ended || done) {
      return false;
    }
    byte[] array = frame.array();
    in.reset(array, frame.dataFrom(), frame.dataTo());
    if (in.atEnd() || !scan(frame, out)) {
      return false;
    }
    lines++;
    identity(out);
    content(array, out);
    if (failure(frame, out)) {
      return false;
    }
    if (line.doneReason.isText()) {
      rawFinish = in.text(line.doneReason);
    }
    if (line.done.isTrue()) {
      done = true;
      JsonNode tree = Json.tree(array, frame.dataFrom(), frame.dataTo());
      usage = tree == null ? Usage.UNKNOWN : OllamaUsage.read(tree);
    }
    return true;
  }

  private boolean scan(Frame frame, EventSink out) {
    try {
      line.read(in);
      return true;
    } catch (JsonSyntaxException malformed) {
      // What the end of the body cut off says nothing about the server.
      if (frame.complete()) {
        fail(Terminal.malformed(String.valueOf(malformed.getMessage())), out);
      }
      return false;
    }
  }

  private void identity(EventSink out) {
    if (createdAt == null && line.createdAt.isText()) {
      createdAt = in.text(line.createdAt);
    }
    if (model == null && line.model.isText()) {
      model = in.text(line.model);
      out.identity(null, model);
    }
  }

  private void content(byte[] array, EventSink out) {
    if (line.thinking.isText()) {
      out.event(new StreamEvent.Reasoning(blocks.reasoning(), in.text(line.thinking)));
    }
    if (line.content.isText()) {
      out.event(new StreamEvent.Text(blocks.text(), in.text(line.content)));
    }
    if (line.toolCalls.isArray()) {
      toolCalls.read(array, line.toolCalls, createdAt, blocks, out);
    }
  }

  /** A line with an error, or one that is none of an answer but says what went wrong. */
  private boolean failure(Frame frame, EventSink out) {
    if (!line.error.hasValue() && line.isAnswer()) {
      return false;
    }
    JsonNode tree = Json.tree(frame.array(), frame.dataFrom(), frame.dataTo());
    if (tree == null) {
      return false;
    }
    ErrorBody body = ErrorBody.of(tree);
    boolean says = line.error.hasValue() ? body.saysError() : body.message() != null;
    if (!says) {
      return false;
    }
    fail(new StreamEvent.Failure(OllamaErrors.inBody(tree)), out);
    return true;
  }

  @Override
  public void end(EventSink out) {
    if (ended) {
      return;
    }
    if (rawFinish == null) {
      fail(Terminal.truncated(), out);
      return;
    }
    if (quirks.terminator()) {
      out.event(
          new StreamEvent.Warning(
              "no_terminator", "The stream ended without done, but with a done reason."));
    }
    finish("eof", out);
  }

  /** Decodes one value of a whole answer, which may turn out to have several. */
  void part(Frame frame, EventSink out) {
    read(frame, out);
  }

  /** The whole answer has been read. */
  void endWhole(EventSink out) {
    if (ended) {
      return;
    }
    if (lines == 0) {
      fail(Terminal.malformed("it is cut off, or no JSON at all"), out);
    } else if (done) {
      finish(lines == 1 ? null : TERMINATOR, out);
    } else if (rawFinish != null) {
      finish(null, out);
    } else {
      fail(blocks.none() ? Terminal.unexpected("chat answer") : Terminal.truncated(), out);
    }
  }

  private void fail(StreamEvent.Failure failure, EventSink out) {
    ended = true;
    out.event(failure);
  }

  private void finish(@Nullable String terminator, EventSink out) {
    if (rawFinish == null && blocks.none()) {
      fail(Terminal.empty(), out);
      return;
    }
    ended = true;
    FinishReason reason = OllamaFinish.of(rawFinish, !toolCalls.isEmpty());
    if (rawFinish == null) {
      out.event(
          new StreamEvent.Warning(
              "no_finish_reason", "The server did not say why the model stopped."));
    }
    toolCalls.finish(createdAt, reason, out);
    out.event(new StreamEvent.End(reason, rawFinish, terminator, usage, Timings.NONE));
  }
}
