package dev.sage.console.theme;

import java.util.List;

/**
 * Which of the eight data colours a provider or a model has: always the same, in every panel.
 * Stateless.
 */
public final class DataColors {
  /** How many there are: {@code -sage-data-1} to {@code -sage-data-8}. */
  public static final int COUNT = 8;

  private static final String SIMULATED = "sim-";

  /** Those that are seen together most often differ most. */
  private static final List<String> KNOWN =
      List.of("openai", "anthropic", "gemini", "ollama", "responses", "mistral", "deepseek");

  private DataColors() {}

  /** The number of a provider's colour, from 1; a simulated one has that of the real one. */
  public static int of(String name) {
    String real = name.startsWith(SIMULATED) ? name.substring(SIMULATED.length()) : name;
    int known = KNOWN.indexOf(real);
    return known >= 0 ? known + 1 : Math.floorMod(real.hashCode(), COUNT) + 1;
  }
}
