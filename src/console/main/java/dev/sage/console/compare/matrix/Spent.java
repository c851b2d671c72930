package dev.sage.console.compare.matrix;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost together, as far as that is known. Immutable.
 *
 * @param dollars of those whose cost is known
 * @param known how many that are
 * @param calls how many there are
 */
public record Spent(BigDecimal dollars, int known, int calls) {
  /** No calls. */
  public static final Spent NOTHING = new Spent(BigDecimal.ZERO, 0, 0);

  /** With a call more, whose cost may be unknown. */
  public Spent plus(@Nullable BigDecimal cost) {
    return cost == null
        ? new Spent(dollars, known, calls + 1)
        : new Spent(dollars.add(cost), known + 1, calls + 1);
  }

  /** Short: unknown is never nothing. */
  public String words() {
    if (known == 0) {
      return Format.UNKNOWN;
    }
    String sum = Format.dollars(dollars.doubleValue());
    return known < calls ? Texts.text("compare.matrix.spent.part", sum) : sum;
  }

  /** How much of it is known, a sentence. */
  public String explained() {
    return Texts.text("compare.matrix.spent.known", known, calls);
  }
}
