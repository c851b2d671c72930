package dev.sage.llm.provider.gemini;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.DoneMark;
import dev.sage.llm.provider.internal.Identity;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a stream of {@code GenerateContentResponse}, whichever its framing, and a whole answer as
 * a stream of one. Not thread-safe.
 *
 * <p>Only the candidate of index 0 is read. The stream has no terminator, and older models say
 * {@code STOP} in every chunk, so the end of the body is the end of the answer.
 */
final class GeminiDecoder implements StreamDecoder {

  /** The enum's zero, which means that there is none yet. */
  private static final String UNSPECIFIED = "FINISH_REASON_UNSPECIFIED";

  private final JsonScanner in = new JsonScanner();
  private final GeminiScan chunk = new GeminiScan();
  private final GeminiParts parts = new GeminiParts();
  private final GeminiUsage usage = new GeminiUsage();
  private final Identity identity = new Identity();

  private @Nullable String rawFinish;
  private boolean ended;
  private boolean failed;

  @Override
  public void frame(Frame frame, EventSink out) {
    if (ended && !failed) {
      return;
    }
    in.reset(frame.array(), frame.dataFrom(), frame.dataTo());
    // Proxies exist that close with OpenAI's terminator.
    if (in.atEnd() || DoneMark.is(frame) || !read(frame, out)) {
      return;
    }
    usage.note(frame.array(), chunk);
    if (failed) {
      if (usage.known()) {
        out.usage(usage.read());
      }
      return;
    }
    identity.note(in, chunk.responseId, chunk.model, out);
    if (chunk.hasCandidate) {
      candidate(frame, out);
    }
    LlmError error = error(frame);
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
    if (rawFinish == null && parts.none()) {
      fail(chunk.isAnswer() ? Terminal.empty() : Terminal.unexpected("Gemini answer"), out);
      return;
    }
    finish(null, out);
  }

  private boolean read(Frame frame, EventSink out) {
    try {
      chunk.read(in);
      return true;
    } catch (JsonSyntaxException malformed) {
      if (!failed) {
        unreadable(frame, malformed, out);
      }
      return false;
    }
  }

  /** An error may come in an array; what the end of the body cut off says nothing. */
  private void unreadable(Frame frame, JsonSyntaxException malformed, EventSink out) {
    ErrorBody body = ErrorBody.of(frame.array(), frame.dataFrom(), frame.dataTo());
    if (body.saysError()) {
      fail(new StreamEvent.Failure(GeminiErrors.inBody(body)), out);
    } else if (frame.complete()) {
      fail(Terminal.malformed(String.valueOf(malformed.getMessage())), out);
    }
  }

  private @Nullable LlmError error(Frame frame) {
    if (chunk.error.hasValue()) {
      ErrorBody body = ErrorBody.of(frame.array(), frame.dataFrom(), frame.dataTo());
      return body.saysError() ? GeminiErrors.inBody(body) : null;
    }
    JsonNode feedback =
        !chunk.hasCandidate && chunk.feedback.isObject()
            ? Json.tree(frame.array(), chunk.feedback.from(), chunk.feedback.to())
            : null;
    return feedback == null ? null : GeminiErrors.blocked(feedback);
  }

  private void candidate(Frame frame, EventSink out) {
    GeminiScan.Candidate candidate = chunk.candidate;
    for (int i = 0; i < candidate.count(); i++) {
      parts.part(frame, in, candidate.part(i), identity.responseId(), out);
    }
    if (candidate.finishReason.isText()) {
      String reason = in.text(candidate.finishReason);
      rawFinish = reason.equals(UNSPECIFIED) ? rawFinish : reason;
    }
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
    finish("eof", out);
  }

  private void fail(StreamEvent.Failure failure, EventSink out) {
    ended = true;
    failed = true;
    if (usage.known()) {
      out.usage(usage.read());
    }
    out.event(failure);
  }

  private void finish(@Nullable String terminator, EventSink out) {
    ended = true;
    if (rawFinish == null) {
      out.event(Terminal.noFinishReason());
    }
    FinishReason reason = GeminiFinish.of(rawFinish, parts.called());
    if (GeminiFinish.isBadCall(rawFinish)) {
      out.event(
          new StreamEvent.Warning(
              "invalid_tool_call",
              "The model tried a tool call that Gemini could not make out (%s). Run it again, or"
                      .formatted(rawFinish)
                  + " make the tools simpler."));
    }
    parts.finish(identity.responseId(), reason, out);
    out.event(new StreamEvent.End(reason, rawFinish, terminator, usage.read(), Timings.NONE));
  }
}
