package dev.sage.benchmarks.parts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast texts are redacted. A text has a million bytes, so that operations a second are
 * megabytes a second; of the hostile ones one of twice the length tells whether time grows with it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RedactionBenchmark {

  private static final int BYTES = 1_000_000;

  /** The text. */
  @Param public RedactionSample sample = RedactionSample.STREAM;

  /** Whether personal data is looked for, too. */
  @Param({"false", "true"})
  public boolean personal;

  private final Redactor redactor = Redactor.create(new byte[32]);
  private RedactionPolicy policy = RedactionPolicy.SECRETS;
  private byte[] text = {};
  private byte[] twice = {};

  /** Builds the texts; some secrets are told, as in every program. */
  @Setup
  public void build() {
    for (int i = 0; i < 5; i++) {
      redactor.register(Secret.of("told-secret-number-%d-of-this-program".formatted(i)));
    }
    policy = personal ? RedactionPolicy.of(Sink.EXPORT) : RedactionPolicy.SECRETS;
    text = sample.text(BYTES).getBytes(UTF_8);
    twice = sample.text(2 * BYTES).getBytes(UTF_8);
  }

  /** A million bytes at once. */
  @Benchmark
  public byte[] whole() {
    return redactor.redact(text, policy);
  }

  /** Twice as many. */
  @Benchmark
  public byte[] twice() {
    return redactor.redact(twice, policy);
  }
}
