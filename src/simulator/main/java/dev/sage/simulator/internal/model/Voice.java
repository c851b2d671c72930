package dev.sage.simulator.internal.model;

/**
 * How one vendor's models speak, so that two columns look different.
 *
 * @param name part of every seed
 * @param deltaTokens most tokens in one delta; each delta has 1 to this many
 * @param firstTokenFactor on the chosen time to first token
 * @param speedFactor on the chosen tokens per second
 */
public record Voice(String name, int deltaTokens, double firstTokenFactor, double speedFactor) {
  /** One token a chunk. */
  public static final Voice OPENAI = new Voice("openai", 1, 1, 1);

  /** Fewer, larger deltas; a little later and slower. */
  public static final Voice ANTHROPIC = new Voice("anthropic", 6, 1.35, 0.8);

  /** Few and large deltas, late but fast. */
  public static final Voice GEMINI = new Voice("gemini", 24, 1.6, 1.4);

  /** One token a line, as slow as a machine at home. */
  public static final Voice OLLAMA = new Voice("ollama", 1, 0.7, 0.75);
}
