package dev.sage.workbench.store;

import java.util.Locale;

/** What retention takes of a call, in this order. */
enum RemovedPart {
  FRAMES(1),
  CONTENT(2),
  CALLS(3);

  private final int level;

  RemovedPart(int level) {
    this.level = level;
  }

  /** {@code call.removed} once it is gone. */
  int level() {
    return level;
  }

  /** Its name in the table {@code keeping}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
