package dev.sage.llm.provider.internal;

/**
 * Numbers the blocks of an answer where the wire does not: a block ends where one of another kind
 * begins. Not thread-safe.
 */
public final class Blocks {

  private static final int NONE = 0;
  private static final int TEXT = 1;
  private static final int REASONING = 2;
  private static final int REFUSAL = 3;

  private int open = NONE;
  private int last = -1;
  private int lastReasoning = -1;

  /** The block that a piece of text belongs to. */
  public int text() {
    return of(TEXT);
  }

  /** The block that a piece of reasoning belongs to. */
  public int reasoning() {
    lastReasoning = of(REASONING);
    return lastReasoning;
  }

  /** The block that a piece of a refusal belongs to. */
  public int refusal() {
    return of(REFUSAL);
  }

  /** A block for a tool call that begins. */
  public int toolCall() {
    return single();
  }

  /** A block of its own, which nothing is added to. */
  public int single() {
    end();
    return ++last;
  }

  /** The open block ends: what comes begins another, of the same kind too. */
  public void end() {
    open = NONE;
  }

  /** The last block of reasoning, or a new one where there was none. */
  public int reasoningState() {
    return lastReasoning < 0 ? reasoning() : lastReasoning;
  }

  /** Whether nothing has come yet. */
  public boolean none() {
    return last < 0;
  }

  private int of(int kind) {
    if (open != kind) {
      open = kind;
      last++;
    }
    return last;
  }
}
