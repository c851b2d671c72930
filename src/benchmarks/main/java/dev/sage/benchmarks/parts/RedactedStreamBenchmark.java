package dev.sage.benchmarks.parts;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a stream's redactor costs a delta: a word with the space before it, as models give them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RedactedStreamBenchmark {

  private static final int DELTAS = 10_000;

  private final Redactor redactor = Redactor.create(new byte[32]);
  private final List<String> words =
      Pattern.compile("(?= )")
          .splitAsStream(RedactionSample.PROSE.text(100 * DELTAS))
          .limit(DELTAS)
          .toList();

  /** All deltas of a long answer. */
  @Benchmark
  @OperationsPerInvocation(DELTAS)
  public int deltas() {
    var stream = redactor.stream(RedactionPolicy.SECRETS);
    int length = 0;
    for (var word : words) {
      length += stream.append(word).length();
    }
    return length + stream.finish().length();
  }
}
