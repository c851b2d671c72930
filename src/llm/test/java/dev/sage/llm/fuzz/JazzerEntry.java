package dev.sage.llm.fuzz;

import java.util.Locale;

/**
 * Where Jazzer comes in: the system property {@code sage.fuzz.target} says which parser it gets.
 */
public final class JazzerEntry {

  private static final FuzzTarget TARGET =
      FuzzTarget.valueOf(
          System.getProperty("sage.fuzz.target", "sse").toUpperCase(Locale.ROOT).replace('-', '_'));

  private JazzerEntry() {}

  /** The name that Jazzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.run(input);
  }
}
