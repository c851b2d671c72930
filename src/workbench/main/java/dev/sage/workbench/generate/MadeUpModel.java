package dev.sage.workbench.generate;

import java.util.List;

/**
 * A model as made-up traffic knows it. Immutable, thread-safe.
 *
 * @param weight its share of all calls while it is in use
 * @param from when it comes into use, of the whole time, 0 to 1
 * @param to when it goes out of use
 * @param token the usual time to the first token, seconds
 * @param length the usual time from there to the end, seconds
 * @param inputPrice nano-dollars a token
 * @param outputPrice nano-dollars a token
 */
record MadeUpModel(
    String provider,
    String model,
    String api,
    double weight,
    double from,
    double to,
    double token,
    double length,
    long inputPrice,
    long outputPrice) {

  private static final String OPENAI = "openai-chat";
  private static final String ANTHROPIC = "anthropic-messages";

  /** Prices are of no provider: round numbers of the right size. */
  static final List<MadeUpModel> ALL =
      List.of(
          new MadeUpModel("openai", "gpt-4o", OPENAI, 22, 0, 0.6, 0.5, 5, 2_500, 10_000),
          new MadeUpModel("openai", "gpt-4o-mini", OPENAI, 18, 0, 0.7, 0.4, 3, 150, 600),
          new MadeUpModel("openai", "gpt-4.1", OPENAI, 20, 0.4, 1, 0.5, 5, 2_000, 8_000),
          new MadeUpModel("openai", "gpt-4.1-mini", OPENAI, 16, 0.4, 1, 0.4, 3, 400, 1_600),
          new MadeUpModel("openai", "o3", OPENAI, 4, 0.35, 1, 6, 20, 2_000, 8_000),
          new MadeUpModel(
              "anthropic", "claude-3-5-sonnet", ANTHROPIC, 15, 0, 0.5, 0.8, 8, 3_000, 15_000),
          new MadeUpModel(
              "anthropic", "claude-sonnet-4-5", ANTHROPIC, 20, 0.5, 1, 0.9, 9, 3_000, 15_000),
          new MadeUpModel(
              "anthropic", "claude-haiku-4-5", ANTHROPIC, 8, 0.55, 1, 0.5, 3, 1_000, 5_000),
          new MadeUpModel("gemini", "gemini-2.0-flash", "gemini", 8, 0.1, 0.8, 0.4, 3, 100, 400),
          new MadeUpModel("gemini", "gemini-2.5-pro", "gemini", 7, 0.5, 1, 3, 12, 1_250, 10_000),
          new MadeUpModel("mistral", "mistral-large", OPENAI, 3, 0, 1, 0.6, 6, 2_000, 6_000),
          new MadeUpModel("groq", "llama-3.3-70b", OPENAI, 5, 0.2, 1, 0.15, 1, 600, 800),
          new MadeUpModel("ollama", "qwen3:8b", "ollama", 6, 0.3, 1, 0.9, 14, 0, 0),
          new MadeUpModel("ollama", "gemma3:4b", "ollama", 3, 0.45, 1, 0.5, 8, 0, 0));

  boolean usedAt(double time) {
    return time >= from && time <= to;
  }
}
