package dev.sage.workbench.store;

import java.util.Set;

/**
 * Is told what this process has written, after each commit (every 50 ms at most while calls run).
 * Called on the writer's thread; must be quick. What other processes write is not told: a view that
 * wants it asks again now and then ({@link Store#version}).
 */
@FunctionalInterface
public interface StoreListener {

  /**
   * These calls are new or have grown; none where something else has changed: calls may be gone.
   */
  void stored(Set<String> callIds);
}
