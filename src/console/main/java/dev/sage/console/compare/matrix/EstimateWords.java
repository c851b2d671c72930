package dev.sage.console.compare.matrix;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CostEstimate;

/** What a run may cost, in words. Stateless. */
final class EstimateWords {
  private EstimateWords() {}

  /** Calls and what they may cost. */
  static String estimate(CostEstimate estimate) {
    if (estimate.calls() == 0) {
      return "";
    }
    String dollars = Format.estimate(Format.dollars(estimate.dollars().doubleValue()));
    String price =
        estimate.known()
            ? dollars
            : estimate.dollars().signum() == 0
                ? Texts.text("compare.matrix.price.unknown")
                : Texts.text("compare.matrix.price.part", dollars);
    return Texts.text("compare.matrix.estimate", estimate.calls(), price);
  }
}
