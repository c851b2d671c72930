package dev.sage.llm.provider.openai;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.internal.DoneMark;
import dev.sage.llm.provider.internal.Identity;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a Chat Completions stream, and a whole answer as a stream of one chunk whose message is
 * its delta. Not thread-safe.
 *
 * <p>Only the choice of index 0 is read. The end waits for {@code [DONE]} or the end of the body,
 * because the usage comes behind the finish reason.
 */
final class OpenAiChatDecoder implements StreamDecoder {

  private final Quirks quirks;
  private final JsonScanner in = new JsonScanner();
  private final ChunkScan chunk = new ChunkScan();
  private final Blocks blocks = new Blocks();
  private final ToolCallAssembly toolCalls = new ToolCallAssembly();
  private final ReasoningDetails details = new ReasoningDetails();
  private final ContentParts parts = new ContentParts();
  private final UsageCopy usage = new UsageCopy();
  private final Identity identity = new Identity();

  private @Nullable String rawFinish;
  private boolean deltaSeen;
  private boolean ended;
  private boolean failed;

  OpenAiChatDecoder(Quirks quirks) {
    this.quirks = quirks;
  }

  @Override
  public void frame(Frame frame, EventSink out) {
    if (ended && !failed) {
      return;
    }
    byte[] array = frame.array();
    in.reset(array, frame.dataFrom(), frame.dataTo());
    if (in.atEnd()) {
      return;
    }
    if (DoneMark.is(frame)) {
      done(out);
      return;
    }
    if (!read(frame, out)) {
      return;
    }
    usage.note(array, chunk);
    if (failed) {
      if (usage.known()) {
        out.usage(usage.read(quirks));
      }
      return;
    }
    identity.note(in, chunk.id, chunk.model, out);
    LlmError error = error(frame);
    if (chunk.hasChoice) {
      choice(array, out);
    }
    if (error != null) {
      fail(new StreamEvent.Failure(error), out);
    }
  }

  /** Decodes a whole answer. */
  void message(Frame frame, EventSink out) {
    frame(frame, out);
    if (ended) {
      return;
    }
    if (!chunk.hasChoice) {
      fail(Terminal.unexpected("chat completion"), out);
      return;
    }
    if (rawFinish == null && blocks.none()) {
      fail(Terminal.empty(), out);
      return;
    }
    finish(null, out);
  }

  private boolean read(Frame frame, EventSink out) {
    try {
      chunk.read(in);
      return true;
    } catch (JsonSyntaxException malformed) {
      // What the end of the body cut off says nothing about the server.
      if (frame.complete() && !failed) {
        fail(OpenAiErrors.unreadable(frame, malformed), out);
      }
      return false;
    }
  }

  private @Nullable LlmError error(Frame frame) {
    boolean here = chunk.error.hasValue() || (chunk.hasChoice && chunk.choice.error.hasValue());
    boolean flat =
        !chunk.hasChoices && (chunk.message.isText() || chunk.detail.hasValue() || isError(frame));
    if (!here && !flat && !chunk.groq.isObject()) {
      return null;
    }
    JsonNode tree = Json.tree(frame.array(), frame.dataFrom(), frame.dataTo());
    if (tree == null) {
      return null;
    }
    ErrorBody body = ErrorBody.of(tree);
    if (!body.saysError() && chunk.groq.isObject()) {
      body = ErrorBody.of(tree.path("x_groq"));
    }
    if (!body.saysError() && here) {
      body = ErrorBody.of(tree.path("choices").path(0));
    }
    return body.saysError() ? OpenAiErrors.inBody(body) : null;
  }

  private static boolean isError(Frame frame) {
    return frame.type().equals("error");
  }

  private void choice(byte[] array, EventSink out) {
    ChunkScan.Choice choice = chunk.choice;
    deltaSeen |= choice.delta.present;
    if (choice.delta.present) {
      delta(array, choice.delta, out);
    } else if (!deltaSeen && choice.message.present && blocks.none()) {
      // A whole message; beside a delta it repeats what the deltas said (Perplexity).
      delta(array, choice.message, out);
    } else if (!deltaSeen && choice.text.isText()) {
      out.event(new StreamEvent.Text(blocks.text(), in.text(choice.text)));
    }
    if (choice.finishReason.isText()) {
      rawFinish = in.text(choice.finishReason);
    }
  }

  private void delta(byte[] array, ChunkScan.Delta delta, EventSink out) {
    reasoning(array, delta, out);
    if (delta.content.isText()) {
      out.event(new StreamEvent.Text(blocks.text(), in.text(delta.content)));
    } else if (delta.content.isArray()) {
      parts.read(array, delta.content, blocks, out);
    }
    if (delta.refusal.isText()) {
      out.event(new StreamEvent.Refusal(blocks.refusal(), in.text(delta.refusal)));
    }
    if (delta.toolCalls.isArray()) {
      toolCalls.fragments(array, delta.toolCalls, blocks, out);
    } else if (delta.functionCall.isObject()) {
      toolCalls.functionCall(array, delta.functionCall, blocks, out);
    }
  }

  private void reasoning(byte[] array, ChunkScan.Delta delta, EventSink out) {
    // Who has both fields says the same in both, or leaves one of them empty.
    JsonSlice visible =
        delta.reasoningContent.isText() || !delta.reasoning.hasValue()
            ? delta.reasoningContent
            : delta.reasoning;
    if (visible.isText()) {
      out.event(new StreamEvent.Reasoning(blocks.reasoning(), in.text(visible)));
    }
    if (delta.details.isArray()) {
      String text = details.read(array, delta.details);
      if (!visible.hasValue() && !text.isEmpty()) {
        out.event(new StreamEvent.Reasoning(blocks.reasoning(), text));
      }
    }
  }

  private void done(EventSink out) {
    if (ended) {
      return;
    }
    if (rawFinish == null && blocks.none()) {
      fail(Terminal.empty(), out);
      return;
    }
    finish("[DONE]", out);
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
              "no_terminator", "The stream ended without [DONE], but with a finish reason."));
    }
    finish("eof", out);
  }

  private void fail(StreamEvent.Failure failure, EventSink out) {
    ended = true;
    failed = true;
    if (usage.known()) {
      out.usage(usage.read(quirks));
    }
    out.event(failure);
  }

  private void finish(@Nullable String terminator, EventSink out) {
    ended = true;
    FinishReason reason = OpenAiFinish.of(rawFinish, !toolCalls.isEmpty());
    if (rawFinish == null) {
      out.event(Terminal.noFinishReason());
    }
    String state = details.state();
    if (state != null) {
      out.event(new StreamEvent.ReasoningState(blocks.reasoningState(), state));
    }
    toolCalls.finish(identity.responseId(), reason, out);
    Usage counted = usage.read(quirks);
    out.event(new StreamEvent.End(reason, rawFinish, terminator, counted, Timings.NONE));
  }
}
