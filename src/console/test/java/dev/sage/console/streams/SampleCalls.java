package dev.sage.console.streams;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** A store in a temporary folder, and calls with known frames in it. */
public final class SampleCalls implements AutoCloseable {
  /** How the console finds the way to read a call. */
  public static final Function<StoredCall, FrameFormat> FORMATS =
      call -> new FrameFormat(new WireFormats(Map.of()).find(call.api()).orElse(null), Quirks.NONE);

  private final Store store;

  /** A store in that folder. */
  public SampleCalls(Path folder) {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
  }

  /** The store. */
  public Store store() {
    return store;
  }

  /** Waits until everything is stored. */
  public void flush() throws InterruptedException {
    store.flush();
  }

  /** A call that has begun. */
  public SampleCall openAi(String model) {
    return new SampleCall(store, "openai-chat", model);
  }

  /** A call that began at that time. */
  public SampleCall openAi(String model, Instant began) {
    return new SampleCall(store, "openai-chat", model, began);
  }

  /** A call that began at that time. */
  public SampleCall anthropic(String model, Instant began) {
    return new SampleCall(store, "anthropic-messages", model, began);
  }

  /** A call that has begun. */
  public SampleCall anthropic(String model) {
    return new SampleCall(store, "anthropic-messages", model);
  }

  /** A call that has begun. */
  public SampleCall ollama(String model) {
    return new SampleCall(store, "ollama", model);
  }

  /** A call that has begun. */
  public SampleCall gemini(String model) {
    return new SampleCall(store, "gemini", model);
  }

  /** A whole answer in even pieces of text, 20 ms apart; returns the call's id. */
  public String clean(String model, int pieces) {
    SampleCall call = openAi(model).at(100).role();
    for (int i = 0; i < pieces; i++) {
      call.at(120 + 20 * i).text("word" + i + " ");
    }
    return call.at(130 + 20 * pieces).finish("stop").usage(7, pieces).done().complete();
  }

  @Override
  public void close() {
    store.close();
  }

  /** Usage as a provider counts it. */
  static Usage usage(long input, long output) {
    return new Usage(input, null, null, output, null, null);
  }

  /** A failure of that kind. */
  static LlmError error(LlmError.Kind kind, String message) {
    return LlmError.of(kind, "sample", "sample", message);
  }

  /** Times of a call whose tokens came between two moments, in ms. */
  static Timings timings(long headers, long firstEvent, long firstToken, long last, long end) {
    return new Timings(
        headers * 1_000_000,
        firstEvent * 1_000_000,
        firstEvent * 1_000_000,
        firstToken < 0 ? Timings.UNKNOWN : firstToken * 1_000_000,
        firstToken < 0 ? Timings.UNKNOWN : firstToken * 1_000_000,
        last < 0 ? Timings.UNKNOWN : last * 1_000_000,
        end * 1_000_000);
  }

  static FinishReason finish(String raw) {
    return switch (raw) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      case "tool_calls" -> FinishReason.TOOL_CALLS;
      default -> FinishReason.OTHER;
    };
  }
}
