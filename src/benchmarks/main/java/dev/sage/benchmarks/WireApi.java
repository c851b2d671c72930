package dev.sage.benchmarks;

/** The two wire formats that the server speaks and every client is measured with. */
public enum WireApi {
  /** OpenAI Chat Completions; frames of 306 bytes. */
  OPENAI("/v1/chat/completions"),
  /** Anthropic Messages; frames of 120 bytes. */
  ANTHROPIC("/v1/messages");

  private final String path;

  WireApi(String path) {
    this.path = path;
  }

  /** The path that a chat request is posted to. */
  public String path() {
    return path;
  }
}
