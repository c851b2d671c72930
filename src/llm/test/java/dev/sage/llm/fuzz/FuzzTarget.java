package dev.sage.llm.fuzz;

import dev.sage.llm.provider.VendorReading;
import java.util.Locale;
import java.util.function.Consumer;

/** The parsers, and what holds for each of them whatever it is given. */
public enum FuzzTarget {
  SSE(Framing::sse),
  NDJSON(Framing::ndjson),
  JSON_ARRAY(Framing::jsonArray),
  BODY_KIND(Framing::bodyKind),
  JSON_SCANNER(JsonTexts::scanner),
  JSON_TREE(JsonTexts::tree),
  OPENAI_CHAT(body -> Decoding.of("openai-chat", body)),
  OPENAI_RESPONSES(body -> Decoding.of("openai-responses", body)),
  ANTHROPIC_MESSAGES(body -> Decoding.of("anthropic-messages", body)),
  ERROR_BODY(ErrorAnswers::of),
  HEADERS(ErrorAnswers::headers),
  MODEL_LIST(Decoding::models),
  OLLAMA_HOST(VendorReading::ollamaHost),
  RECORDING(Recordings::of),
  VENDOR(VendorReading::file);

  private final Consumer<byte[]> property;

  FuzzTarget(Consumer<byte[]> property) {
    this.property = property;
  }

  /**
   * Checks the target's properties.
   *
   * @throws AssertionError where one does not hold
   */
  public void run(byte[] input) {
    property.accept(input);
  }

  /** The name of its corpus folder: {@code openai-chat}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
