package dev.sage.llm.tool;

import java.util.Locale;

/** Whether a tool may run when the model calls it. */
public enum ToolPermission {
  /** It runs. For tools that only read. */
  AUTO,
  /** It runs where the program's {@link Approval} says so; the default. */
  CONFIRM,
  /** It never runs; the model is told so. */
  DENY;

  /**
   * The name in JSON: {@code confirm}.
   *
   * @return the name
   */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
