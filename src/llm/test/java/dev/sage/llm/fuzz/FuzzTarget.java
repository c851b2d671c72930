package dev.sage.llm.fuzz;

import dev.sage.llm.cache.CacheEntryReading;
import dev.sage.llm.provider.VendorReading;
import java.util.Locale;

/** The parsers, and what holds for each of them whatever it is given. */
public enum FuzzTarget {
  SSE,
  NDJSON,
  JSON_ARRAY,
  BODY_KIND,
  JSON_SCANNER,
  JSON_TREE,
  OPENAI_CHAT,
  OPENAI_RESPONSES,
  ANTHROPIC_MESSAGES,
  GEMINI,
  OLLAMA,
  ERROR_BODY,
  HEADERS,
  MODEL_LIST,
  OLLAMA_HOST,
  RECORDING,
  VENDOR,
  CACHE_ENTRY;

  /**
   * Checks the target's properties.
   *
   * @throws AssertionError where one does not hold
   */
  public void run(byte[] input) {
    switch (this) {
      case SSE -> Framing.sse(input);
      case NDJSON -> Framing.ndjson(input);
      case JSON_ARRAY -> Framing.jsonArray(input);
      case BODY_KIND -> Framing.bodyKind(input);
      case JSON_SCANNER -> JsonTexts.scanner(input);
      case JSON_TREE -> JsonTexts.tree(input);
      // Named as their wire formats are.
      case OPENAI_CHAT, OPENAI_RESPONSES, ANTHROPIC_MESSAGES, GEMINI, OLLAMA ->
          Decoding.of(folder(), input);
      case ERROR_BODY -> ErrorAnswers.of(input);
      case HEADERS -> ErrorAnswers.headers(input);
      case MODEL_LIST -> Decoding.models(input);
      case OLLAMA_HOST -> VendorReading.ollamaHost(input);
      case RECORDING -> Recordings.of(input);
      case VENDOR -> VendorReading.file(input);
      case CACHE_ENTRY -> CacheEntryReading.of(input);
    }
  }

  /** The name of its corpus folder: {@code openai-chat}. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
