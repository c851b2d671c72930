package dev.sage.benchmarks.parts;

import dev.sage.benchmarks.WireApi;
import dev.sage.benchmarks.server.Events;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.SseReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs in the reader alone, in reader and decoder, and in the redactor; the body
 * comes in pieces as a socket gives them, and an event is one operation.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Events.TEXTS)
public class DecodingBenchmark {

  private static final int PIECE_BYTES = 8192;

  /** The wire format. */
  @Param({"OPENAI", "ANTHROPIC"})
  public WireApi api = WireApi.OPENAI;

  private byte[] body = {};
  private WireFormat format = new OpenAiChatFormat();
  private final Redactor redactor = Redactor.create();
  private final Counter counter = new Counter();

  /** Builds the body. */
  @org.openjdk.jmh.annotations.Setup
  public void build() {
    body = Events.of(api).body().getBytes(StandardCharsets.UTF_8);
    format =
        switch (api) {
          case OPENAI -> new OpenAiChatFormat();
          case ANTHROPIC -> new AnthropicMessagesFormat();
        };
  }

  /** Cuts the body into events. */
  @Benchmark
  public int sseReader() {
    var reader = new SseReader();
    int[] bytes = {0};
    for (int from = 0; from < body.length; from += PIECE_BYTES) {
      reader.feed(
          body,
          from,
          Math.min(PIECE_BYTES, body.length - from),
          frame -> bytes[0] += frame.dataTo() - frame.dataFrom());
    }
    return bytes[0];
  }

  /** Cuts and decodes the body. */
  @Benchmark
  public int readerAndDecoder() {
    var decoder = new BodyDecoder(format, Quirks.NONE, "text/event-stream", counter, null);
    for (int from = 0; from < body.length; from += PIECE_BYTES) {
      decoder.feed(body, from, Math.min(PIECE_BYTES, body.length - from));
    }
    decoder.end();
    return counter.characters;
  }

  /** Looks for secrets in the body, which has none. */
  @Benchmark
  public byte[] redactor() {
    return redactor.redact(body);
  }

  /** Takes the text, as a caller does. */
  private static final class Counter implements EventSink {
    private int characters;

    @Override
    public void identity(@Nullable String responseId, @Nullable String model) {}

    @Override
    public void event(StreamEvent event) {
      if (event instanceof StreamEvent.Text text) {
        characters += text.value().length();
      }
    }
  }
}
