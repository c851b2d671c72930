package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.ModelInfo;
import java.util.List;
import java.util.Map;

/**
 * A wire format: the same three pieces for each, request encoder, decoder, error classifier. It
 * knows no HTTP client and does no I/O. Thread-safe, stateless.
 */
public interface WireFormat {

  /** {@code openai-chat}, {@code anthropic-messages} ... */
  String id();

  /** Path below the base URL, such as {@code /chat/completions}. */
  String chatPath();

  /** Path of the model list. */
  String modelsPath();

  /** Headers that every request of this format carries, such as a version; never the key. */
  Map<String, String> headers();

  /**
   * The request body as JSON in UTF-8.
   *
   * @throws dev.sage.llm.LlmException of kind unsupported_feature, naming the parameter, where the
   *     format has no such thing
   */
  byte[] encode(ChatRequest request, boolean streaming, Quirks quirks);

  /** A decoder for one streamed response. */
  StreamDecoder decoder(Quirks quirks);

  /**
   * Decodes a whole, not streamed, successful response into the events that a stream of it would
   * have given, the terminal one included.
   */
  void decodeMessage(byte[] body, Quirks quirks, EventSink out);

  /**
   * Says what an HTTP error response means; provider and model are the caller's to fill in. Header
   * names are lower-case.
   */
  LlmError classify(int httpStatus, Map<String, String> headers, byte[] body);

  /**
   * Decodes a model list.
   *
   * @throws dev.sage.llm.LlmException of kind bad_response where it is none
   */
  List<ModelInfo> decodeModels(byte[] body);
}
