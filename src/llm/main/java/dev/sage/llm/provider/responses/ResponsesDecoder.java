package dev.sage.llm.provider.responses;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.internal.DoneMark;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.provider.openai.OpenAiErrors;
import dev.sage.llm.provider.openai.OpenAiFinish;
import dev.sage.llm.provider.openai.OpenAiUsage;
import dev.sage.llm.transport.Frame;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a Responses stream, and a whole answer as what its last event would hold. The event is
 * told by the {@code type} in its data, since not every server names its events; events of unknown
 * type are passed over. Not thread-safe.
 */
final class ResponsesDecoder implements StreamDecoder {

  /** Of each channel the pieces, then the wholes; {@code CHANNELS} has the same order. */
  private static final JsonNames TYPES =
      JsonNames.of(
          "response.output_text.delta",
          "response.function_call_arguments.delta",
          "response.reasoning_summary_text.delta",
          "response.reasoning_text.delta",
          "response.refusal.delta",
          "response.custom_tool_call_input.delta",
          "response.reasoning_summary.delta",
          "response.reasoning.delta",
          "response.output_text.done",
          "response.function_call_arguments.done",
          "response.reasoning_summary_text.done",
          "response.reasoning_text.done",
          "response.refusal.done",
          "response.custom_tool_call_input.done",
          "response.reasoning_summary.done",
          "response.reasoning.done",
          "response.output_item.added",
          "response.output_item.done",
          "response.created",
          "response.queued",
          "response.in_progress",
          "response.completed",
          "response.incomplete",
          "response.failed",
          "response.cancelled",
          "response.done",
          "error",
          "response.error");

  private static final Channel[] CHANNELS = {
    Channel.TEXT,
    Channel.ARGUMENTS,
    Channel.SUMMARY,
    Channel.THOUGHT,
    Channel.REFUSAL,
    Channel.INPUT,
    Channel.SUMMARY,
    Channel.THOUGHT
  };

  private static final int ITEM_ADDED = 16;
  private static final int ITEM_DONE = 17;
  private static final int COMPLETED = 21;
  private static final int ERROR = 26;
  private static final String FAILED = "failed";
  private static final Set<String> FINAL = Set.of("completed", "incomplete", FAILED, "cancelled");

  private interface ItemStep {
    void take(int index, JsonNode item, EventSink out);
  }

  private final Quirks quirks;
  private final JsonScanner in = new JsonScanner();
  private final EventScan event = new EventScan();
  private final ResponseScan response = new ResponseScan();
  private final OutputItems items = new OutputItems();

  private @Nullable String responseId;
  private @Nullable String model;
  private @Nullable String rawFinish;
  private @Nullable Usage usage;
  private boolean ended;
  private boolean failed;

  ResponsesDecoder(Quirks quirks) {
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
    int type = in.word(event.type, TYPES);
    if (failed) {
      countAfterError(array, out);
      return;
    }
    if (type == JsonNames.OTHER) {
      otherwise(frame, out);
    } else if (type < CHANNELS.length) {
      items.delta(CHANNELS[type], text(array, event.delta), event, in, out);
    } else if (type < 2 * CHANNELS.length) {
      items.whole(CHANNELS[type - CHANNELS.length], text(array, event.whole), event, in, out);
    } else {
      step(type, frame, out);
    }
  }

  private void step(int type, Frame frame, EventSink out) {
    byte[] array = frame.array();
    switch (type) {
      case ITEM_ADDED -> item(array, items::begin, out);
      case ITEM_DONE -> item(array, items::done, out);
      default -> {
        if (type >= ERROR) {
          error(frame, out);
        } else {
          respond(array);
          identity(out);
          if (type >= COMPLETED) {
            last(type, frame, out);
          }
        }
      }
    }
  }

  private boolean read(Frame frame, EventSink out) {
    try {
      event.read(in);
      return true;
    } catch (JsonSyntaxException malformed) {
      if (frame.complete() && !failed) {
        fail(OpenAiErrors.unreadable(frame, malformed), out);
      }
      return false;
    }
  }

  /** A piece is a string; the first drafts of the format had reasoning in an object. */
  private String text(byte[] array, JsonSlice slice) {
    if (slice.isText()) {
      return in.text(slice);
    }
    JsonNode object = slice.isObject() ? Json.tree(array, slice.from(), slice.to()) : null;
    return object == null ? "" : object.path("text").asString("");
  }

  private void item(byte[] array, ItemStep step, EventSink out) {
    JsonNode node =
        event.item.isObject() ? Json.tree(array, event.item.from(), event.item.to()) : null;
    if (node != null) {
      step.take(in.integer(event.outputIndex, -1), node, out);
    }
  }

  private void respond(byte[] array) {
    response.clear();
    if (event.response.isObject()) {
      in.reset(array, event.response);
      response.read(in);
      count(array);
    }
  }

  private void count(byte[] array) {
    if (response.usage.isObject()) {
      usage = OpenAiUsage.read(array, response.usage.from(), response.usage.to(), quirks);
    }
  }

  private void identity(EventSink out) {
    boolean news = false;
    if (responseId == null && response.id.isText()) {
      responseId = in.text(response.id);
      items.responseId(responseId);
      news = true;
    }
    if (model == null && response.model.isText()) {
      model = in.text(response.model);
      news = true;
    }
    if (news) {
      out.identity(responseId, model);
    }
  }

  private void last(int type, Frame frame, EventSink out) {
    @Nullable String implied =
        switch (type - COMPLETED) {
          case 0 -> "completed";
          case 1 -> "incomplete";
          case 2 -> FAILED;
          case 3 -> "cancelled";
          default -> null;
        };
    String told = response.status.isText() ? in.text(response.status) : null;
    String status = implied == null || (told != null && FINAL.contains(told)) ? told : implied;
    conclude(frame.array(), status, () -> failure(frame), in.text(event.type), out);
  }

  /** Where the last event of a failed answer has its error. */
  private ErrorBody failure(Frame frame) {
    if (response.error.hasValue()) {
      return ErrorBody.of(frame.array(), event.response.from(), event.response.to());
    }
    return ErrorBody.of(event.error.hasValue() ? tree(frame) : Json.object());
  }

  private static JsonNode tree(Frame frame) {
    JsonNode tree = Json.tree(frame.array(), frame.dataFrom(), frame.dataTo());
    return tree == null ? Json.object() : tree;
  }

  /** Decodes a whole answer. */
  void message(Frame frame, EventSink out) {
    byte[] array = frame.array();
    in.reset(array, frame.dataFrom(), frame.dataTo());
    try {
      response.read(in);
    } catch (JsonSyntaxException malformed) {
      fail(OpenAiErrors.unreadable(frame, malformed), out);
      return;
    }
    count(array);
    identity(out);
    Supplier<ErrorBody> told = () -> ErrorBody.of(array, frame.dataFrom(), frame.dataTo());
    if (response.output.isArray() || response.status.isText()) {
      String status = response.status.isText() ? in.text(response.status) : null;
      conclude(array, status, told, null, out);
      return;
    }
    ErrorBody body = told.get();
    boolean error = body.saysError();
    fail(error ? refused(body) : Terminal.unexpected("response"), out);
  }

  private static StreamEvent.Failure refused(ErrorBody body) {
    return new StreamEvent.Failure(OpenAiErrors.inBody(body));
  }

  /** The answer is whole: its output is given where it was not yet, and why it ended. */
  private void conclude(
      byte[] array,
      @Nullable String status,
      Supplier<ErrorBody> told,
      @Nullable String terminator,
      EventSink out) {
    if (response.error.hasValue() || FAILED.equals(status)) {
      fail(refused(told.get()), out);
      return;
    }
    JsonSlice output = response.output;
    JsonNode listed = output.isArray() ? Json.tree(array, output.from(), output.to()) : null;
    if (listed != null) {
      items.finished(listed, out);
    }
    if (!items.any() && (status == null || !FINAL.contains(status))) {
      fail(Terminal.empty(), out);
      return;
    }
    rawFinish = response.reason.isText() ? in.text(response.reason) : status;
    finish(terminator, out);
  }

  private void error(Frame frame, EventSink out) {
    fail(refused(ErrorBody.of(tree(frame))), out);
  }

  /** What is no event of the format may be an error, in one of many shapes. */
  private void otherwise(Frame frame, EventSink out) {
    boolean typed = event.type.isText();
    if (typed && in.text(event.type).startsWith("response.")) {
      return;
    }
    boolean said = event.error.hasValue() || event.message.isText() || event.detail.hasValue();
    if (said || (!typed && frame.type().equals("error"))) {
      ErrorBody body = ErrorBody.of(tree(frame));
      if (body.saysError()) {
        fail(refused(body), out);
      }
    }
  }

  private void countAfterError(byte[] array, EventSink out) {
    respond(array);
    if (usage != null && response.usage.isObject()) {
      out.usage(usage);
    }
  }

  private void done(EventSink out) {
    if (ended) {
      return;
    }
    if (!items.any()) {
      fail(Terminal.empty(), out);
      return;
    }
    finish("[DONE]", out);
  }

  @Override
  public void end(EventSink out) {
    if (!ended) {
      fail(Terminal.truncated(), out);
    }
  }

  private void fail(StreamEvent.Failure failure, EventSink out) {
    ended = true;
    failed = true;
    if (usage != null) {
      out.usage(usage);
    }
    out.event(failure);
  }

  private void finish(@Nullable String terminator, EventSink out) {
    ended = true;
    FinishReason reason = OpenAiFinish.of(rawFinish, items.anyCall());
    if (rawFinish == null) {
      out.event(
          new StreamEvent.Warning(
              "no_finish_reason", "The server did not say why the model stopped."));
    }
    items.finish(reason, out);
    Usage counted = usage == null ? Usage.UNKNOWN : usage;
    out.event(new StreamEvent.End(reason, rawFinish, terminator, counted, Timings.NONE));
  }
}
