package dev.sage.workbench.store;

import java.util.List;

/**
 * What an integrity check found. Immutable, thread-safe.
 *
 * @param problems empty where the store is sound
 */
public record StoreCheck(StoreInfo info, List<String> problems) {

  public StoreCheck {
    problems = List.copyOf(problems);
  }

  public boolean sound() {
    return problems.isEmpty();
  }
}
