package dev.sage.llm.tool.loop;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What the rounds of one call come to. Not thread-safe. */
final class Totals {

  private @Nullable Usage usage;
  private Timings timings = Timings.NONE;
  private long zero;

  /** A round is complete; called when it is. */
  void add(Usage round, Timings times) {
    span(times);
    usage = usage == null ? round : sum(usage, round, Totals::known);
  }

  /** A round failed, and this is all that its provider said that it cost. */
  void addFailed(Usage round, Timings times) {
    span(times);
    usage = usage == null ? round : sum(usage, round, Totals::said);
  }

  /** Of all rounds; unknown where one round's figure is. */
  Usage usage() {
    return usage == null ? Usage.UNKNOWN : usage;
  }

  /** From the first byte sent of the first round until now. */
  Timings timings() {
    return timings.end() < 0 ? timings : ending(System.nanoTime() - zero);
  }

  private void span(Timings times) {
    long now = System.nanoTime();
    long began = now - Math.max(0, times.end());
    if (timings.end() < 0) {
      zero = began;
      timings = times;
      return;
    }
    long later = began - zero;
    timings =
        new Timings(
            first(timings.headers(), times.headers(), later),
            first(timings.firstByte(), times.firstByte(), later),
            first(timings.firstEvent(), times.firstEvent(), later),
            first(timings.firstToken(), times.firstToken(), later),
            first(timings.firstText(), times.firstText(), later),
            times.lastToken() < 0 ? timings.lastToken() : times.lastToken() + later,
            now - zero);
  }

  private Timings ending(long end) {
    return new Timings(
        timings.headers(),
        timings.firstByte(),
        timings.firstEvent(),
        timings.firstToken(),
        timings.firstText(),
        timings.lastToken(),
        end);
  }

  private static long first(long before, long now, long later) {
    return before >= 0 || now < 0 ? before : now + later;
  }

  private static Usage sum(Usage a, Usage b, BinaryOperator<@Nullable Long> plus) {
    return new Usage(
        plus.apply(a.input(), b.input()),
        plus.apply(a.cacheRead(), b.cacheRead()),
        plus.apply(a.cacheWrite(), b.cacheWrite()),
        plus.apply(a.output(), b.output()),
        plus.apply(a.reasoning(), b.reasoning()),
        null);
  }

  private static @Nullable Long known(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : (Long) (a + b);
  }

  private static @Nullable Long said(@Nullable Long a, @Nullable Long b) {
    return b == null ? a : known(a, b);
  }
}
