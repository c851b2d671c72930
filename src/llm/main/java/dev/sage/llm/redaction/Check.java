package dev.sage.llm.redaction;

/** Decides whether there is something where its literal stands. Immutable, thread-safe. */
interface Check {

  /**
   * Whether there is something to take out. It reads no more than {@link View#BACK} bytes before
   * the literal, and decides nothing where it makes the view {@link View#starved()}.
   *
   * @param from where the literal begins; where the check wanted to go on, if it did
   * @param to where it ends; equal to {@code from} where the check goes on
   */
  boolean find(View view, int from, int to, Found found);
}
