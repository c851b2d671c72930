package dev.sage.workbench.store;

import java.util.List;

/**
 * What an integrity check found. Immutable, thread-safe.
 *
 * @param problems empty where the store is sound
 * @param repairable whether all of it are sums that {@link StoreCare#repair} counts anew
 */
public record StoreCheck(StoreInfo info, List<String> problems, boolean repairable) {

  public StoreCheck {
    problems = List.copyOf(problems);
  }

  public boolean sound() {
    return problems.isEmpty();
  }
}
