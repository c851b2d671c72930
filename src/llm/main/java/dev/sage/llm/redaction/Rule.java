package dev.sage.llm.redaction;

import org.jspecify.annotations.Nullable;

/** Decides whether there is a secret where its literal stands. Thread-safe. */
interface Rule {

  /**
   * The secret, or null where there is none.
   *
   * @param from where the literal begins
   * @param to where it ends
   */
  @Nullable Hit match(Scan scan, int from, int to);
}
