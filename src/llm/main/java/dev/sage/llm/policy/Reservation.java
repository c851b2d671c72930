package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Usage;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a {@link Budget} has set aside for one call, until it ends. Thread-safe. */
public final class Reservation {

  private final Budget budget;
  private final ChatRequest request;
  private final boolean local;
  private final Budget.Amount asked;
  private final AtomicBoolean over = new AtomicBoolean();

  Reservation(Budget budget, ChatRequest request, boolean local, Budget.Amount asked) {
    this.budget = budget;
    this.request = request;
    this.local = local;
    this.asked = asked;
  }

  /**
   * The call used this; where it is unknown what was set aside counts as used. Once.
   *
   * @param usage as the provider counted
   */
  public void spend(Usage usage) {
    if (over.compareAndSet(false, true)) {
      budget.settle(this, budget.cost(this, usage));
    }
  }

  /** The call cost nothing. Once; nothing after {@link #spend}. */
  public void release() {
    if (over.compareAndSet(false, true)) {
      budget.settle(this, Budget.Amount.NOTHING);
    }
  }

  ChatRequest request() {
    return request;
  }

  boolean local() {
    return local;
  }

  Budget.Amount asked() {
    return asked;
  }
}
