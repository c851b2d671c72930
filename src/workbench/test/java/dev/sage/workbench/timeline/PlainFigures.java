package dev.sage.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Density.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Figures of calls, computed one by one from their rows. */
final class PlainFigures {

  private PlainFigures() {}

  static Outcome outcome(StoredCall call) {
    return switch (call.status()) {
      case COMPLETE -> Outcome.COMPLETE;
      case CANCELLED -> Outcome.CANCELLED;
      case RUNNING -> Outcome.RUNNING;
      case FAILED, INTERRUPTED -> Outcome.FAILED;
    };
  }

  static void verify(String what, Figures figures, List<StoredCall> calls) {
    var asked = calls.stream().filter(call -> !call.findings().cached()).toList();
    assertThat(figures.calls()).as(what).isEqualTo(calls.size());
    assertThat(figures.cached()).as(what).isEqualTo(calls.size() - asked.size());
    verifySpeed(what, figures, asked);
    assertThat(figures.failed()).as(what).isEqualTo(count(calls, Outcome.FAILED));
    assertThat(figures.cancelled()).as(what).isEqualTo(count(calls, Outcome.CANCELLED));
    assertThat(figures.running()).as(what).isEqualTo(count(calls, Outcome.RUNNING));
    assertThat(figures.inputTokens()).as(what).isEqualTo(sum(asked, c -> c.usage().input()));
    assertThat(figures.outputTokens()).as(what).isEqualTo(sum(asked, c -> c.usage().output()));
    assertThat(figures.cacheReadTokens())
        .as(what)
        .isEqualTo(sum(asked, c -> c.usage().cacheRead()));
    assertThat(figures.cacheToldTokens())
        .as(what)
        .isEqualTo(sum(asked, c -> c.usage().cacheRead() == null ? null : c.usage().input()));
    assertThat(figures.costNanoUsd())
        .as(what)
        .isEqualTo(
            sum(
                calls,
                call -> {
                  var cost = call.findings().costUsd();
                  return cost == null ? null : (Long) Math.round(cost * 1e9);
                }));
    assertThat(figures.priced())
        .isEqualTo(calls.stream().filter(call -> call.findings().costUsd() != null).count());
    var timed =
        asked.stream()
            .filter(call -> call.status() == CallStatus.COMPLETE && call.findings().timed())
            .toList();
    verifyPercentiles(what, figures.latency(), timed.stream().mapToLong(c -> c.timings().end()));
    verifyPercentiles(
        what, figures.firstToken(), timed.stream().mapToLong(c -> c.timings().firstToken()));
  }

  private static long count(List<StoredCall> calls, Outcome outcome) {
    return calls.stream().filter(call -> outcome(call) == outcome).count();
  }

  private static long sum(List<StoredCall> calls, Function<StoredCall, @Nullable Long> value) {
    return calls.stream().map(value).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }

  private static void verifySpeed(String what, Figures figures, List<StoredCall> asked) {
    long tokens = 0;
    long nanos = 0;
    for (StoredCall call : asked) {
      Long output = call.usage().output();
      long first = call.timings().firstToken();
      if (call.status() == CallStatus.COMPLETE
          && call.findings().timed()
          && output != null
          && output >= 2
          && first >= 0
          && call.timings().lastToken() > first) {
        tokens += output - 1;
        nanos += call.timings().lastToken() - first;
      }
    }
    assertThat(figures.decodeTokens()).as(what).isEqualTo(tokens);
    assertThat(figures.decodeNanos()).as(what).isEqualTo(nanos);
  }

  private static void verifyPercentiles(String what, Percentiles percentiles, LongStream times) {
    long[] sorted = times.filter(time -> time >= 0).sorted().toArray();
    assertThat(percentiles.n()).as(what).isEqualTo(sorted.length);
    if (sorted.length == 0) {
      assertThat(percentiles.p50()).isNull();
      return;
    }
    verifyValue(what, percentiles, percentiles.p50(), sorted, 0.5);
    verifyValue(what, percentiles, percentiles.p95(), sorted, 0.95);
    if (sorted.length < 100) {
      assertThat(percentiles.p99()).isNull();
    } else {
      verifyValue(what, percentiles, percentiles.p99(), sorted, 0.99);
    }
  }

  private static void verifyValue(
      String what, Percentiles percentiles, @Nullable Long value, long[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    long low = sorted[(int) Math.floor(rank)];
    long high = sorted[(int) Math.ceil(rank)];
    double exact = low + (rank - Math.floor(rank)) * (high - low);
    double off = percentiles.exact() ? 1 : exact * 0.01;
    assertThat((double) Objects.requireNonNull(value)).as(what).isBetween(exact - off, exact + off);
  }
}
