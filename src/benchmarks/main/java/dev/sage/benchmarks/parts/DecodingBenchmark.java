package dev.sage.benchmarks.parts;

import dev.sage.benchmarks.server.Events;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.FrameReader;
import dev.sage.llm.transport.JsonArrayReader;
import dev.sage.llm.transport.NdjsonReader;
import dev.sage.llm.transport.SseReader;
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
import org.openjdk.jmh.annotations.Setup;
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
  @Param public StreamSample sample = StreamSample.OPENAI_CHAT;

  private byte[] body = {};
  private WireFormat format = StreamSample.OPENAI_CHAT.format();
  private BodyKind kind = BodyKind.SSE;
  private final Redactor redactor = Redactor.create();
  private final Counter counter = new Counter();

  /** Builds the body. */
  @Setup
  public void build() {
    body = sample.body();
    format = sample.format();
    kind =
        switch (sample) {
          case OPENAI_CHAT, ANTHROPIC, RESPONSES, GEMINI -> BodyKind.SSE;
          case GEMINI_ARRAY -> BodyKind.JSON_ARRAY;
          case OLLAMA -> BodyKind.NDJSON;
        };
  }

  /** Cuts the body into frames. */
  @Benchmark
  public int reader() {
    return switch (kind) {
      case NDJSON -> frames(new NdjsonReader());
      case JSON_ARRAY -> frames(new JsonArrayReader());
      default -> frames(new SseReader());
    };
  }

  private <F extends Frame> int frames(FrameReader<F> reader) {
    int[] bytes = {0};
    FrameHandler<F> handler = frame -> bytes[0] += frame.dataTo() - frame.dataFrom();
    for (int from = 0; from < body.length; from += PIECE_BYTES) {
      reader.feed(body, from, Math.min(PIECE_BYTES, body.length - from), handler);
    }
    return bytes[0];
  }

  /** Cuts and decodes the body. */
  @Benchmark
  public int readerAndDecoder() {
    counter.characters = 0;
    var decoder = new BodyDecoder(format, Quirks.NONE, sample.contentType(), counter, null);
    for (int from = 0; from < body.length; from += PIECE_BYTES) {
      decoder.feed(body, from, Math.min(PIECE_BYTES, body.length - from));
    }
    decoder.end();
    if (counter.characters < 5 * Events.TEXTS) {
      throw new IllegalStateException(sample + " gave " + counter.characters + " characters");
    }
    return counter.characters;
  }

  /** Looks for secrets in the body, which has none. */
  @Benchmark
  public byte[] redactor() {
    return redactor.redact(body);
  }

  /** Counts the text, as a caller does. */
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
