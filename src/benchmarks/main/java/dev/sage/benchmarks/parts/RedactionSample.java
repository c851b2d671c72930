package dev.sage.benchmarks.parts;

/** What a redactor has to read. */
public enum RedactionSample {
  /** Events as a provider streams them. */
  STREAM("") {
    @Override
    String text(int bytes) {
      var body = StreamSample.OPENAI_CHAT.text() + StreamSample.ANTHROPIC.text();
      return body.repeat(1 + bytes / body.length()).substring(0, bytes);
    }
  },
  /** Source code, which is full of names. */
  CODE(
      """
      public Client(String apiKey, Map<String, String> headers, int maxTokens) {
        this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
        this.tokenizer = Tokenizers.of("cl100k_base", headers.getOrDefault("x-model", "gpt-4o"));
        for (int i = 0; i < 1024; i++) { keyboard.press(keys[i]); log.info("token {} of {}", i, 7); }
      }
      """),
  /** Prose. */
  PROSE("The secret to good bread is time; the key to time is patience, and a warm kitchen. "),
  /** Numbers. */
  EMBEDDING("0.01957595,-0.05456392,0.02489694,0.07728884,"),
  LETTERS("a"),
  NAMES("key"),
  ASSIGNMENTS("token = "),
  BEGINNINGS("-----BEGIN PRIVATE KEY-----"),
  PREFIXES("sk-"),
  SPACES(" "),
  DIGITS("1 "),
  ESCAPES("\\");

  private final String piece;

  RedactionSample(String piece) {
    this.piece = piece;
  }

  /** So many characters of it. */
  String text(int bytes) {
    return piece.repeat(1 + bytes / piece.length()).substring(0, bytes);
  }
}
