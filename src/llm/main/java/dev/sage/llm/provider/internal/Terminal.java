package dev.sage.llm.provider.internal;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;

/** The ways in which a body fails that are the same for every wire format. */
public final class Terminal {

  /** Phase of an error that the body brought. */
  public static final String PHASE = "body";

  private Terminal() {}

  /** The body ended in the middle of the answer. */
  public static StreamEvent.Failure truncated() {
    return failure(
        Kind.STREAM_TRUNCATED,
        "The stream ended before the answer was complete. What had arrived is kept; run it again.");
  }

  /** A frame is no JSON. */
  public static StreamEvent.Failure malformed(String why) {
    return failure(
        Kind.BAD_RESPONSE,
        "The server sent a frame that is no JSON ("
            + why
            + "). Check that the base URL leads to the right kind of server.");
  }

  /** An answer without output, finish reason or error. */
  public static StreamEvent.Failure empty() {
    return failure(
        Kind.BAD_RESPONSE,
        "The server sent an empty answer: no text, no tool call, no finish reason. Run it again, or"
            + " check the model's name and the server's log.");
  }

  /** JSON, but not an answer of this format. */
  public static StreamEvent.Failure unexpected(String expected) {
    return failure(
        Kind.BAD_RESPONSE,
        "The server answered with JSON that is no "
            + expected
            + ". Check that the base URL leads to the right kind of server.");
  }

  /**
   * A web page.
   *
   * @param said what the answer's header calls it, fit for a message
   */
  public static StreamEvent.Failure webPage(String said) {
    return failure(
        Kind.BAD_RESPONSE,
        "The server answered with a web page (content type "
            + said
            + "), not with a model's answer. Check the base URL and any proxy on the way.");
  }

  /**
   * Neither JSON nor an event stream.
   *
   * @param said what the answer's header calls it, fit for a message
   */
  public static StreamEvent.Failure text(String said) {
    return failure(
        Kind.BAD_RESPONSE,
        "The server answered with text that is neither JSON nor an event stream (content type "
            + said
            + "). Check the base URL.");
  }

  /** The same failure, told with its place in the stream, from 1. */
  public static StreamEvent.Failure inFrame(StreamEvent.Failure failure, long number) {
    var error = failure.error();
    return new StreamEvent.Failure(
        error.withMessage(error.message() + " It was frame " + number + " of the answer."),
        failure.usage(),
        failure.timings());
  }

  /** No bytes at all. */
  public static StreamEvent.Failure noBody() {
    return failure(
        Kind.BAD_RESPONSE,
        "The server answered with an empty body. Run it again, or check the server's log.");
  }

  /** A frame over the reader's limit. */
  public static StreamEvent.Failure tooLarge(String message) {
    return failure(Kind.BAD_RESPONSE, message);
  }

  /** No failure: the answer is whole as far as one can tell. */
  public static StreamEvent.Warning noFinishReason() {
    return new StreamEvent.Warning(
        "no_finish_reason", "The server did not say why the model stopped.");
  }

  private static StreamEvent.Failure failure(Kind kind, String message) {
    return new StreamEvent.Failure(LlmError.of(kind, "", null, message).at(PHASE, null));
  }
}
