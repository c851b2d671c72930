package dev.sage.workbench.compare.check;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What assertions look at. Immutable, thread-safe.
 *
 * @param text the answer as it came
 * @param complete whether it ended as it should
 * @param latency from the request to the end, or null where it is unknown
 * @param cost in US dollars, or null where no price is known
 * @param tokens of output by the provider's count, negative where it gave none
 */
public record Checked(
    String text,
    boolean complete,
    @Nullable Duration latency,
    @Nullable BigDecimal cost,
    long tokens) {

  /** A complete answer of which nothing but its text is known. */
  public static Checked of(String text) {
    return new Checked(text, true, null, null, -1);
  }
}
