package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.transport.BodyKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wire format: the same three pieces for each, request encoder, decoder, error classifier. It
 * knows no HTTP client and does no I/O. Thread-safe, stateless.
 */
public interface WireFormat {

  /** {@return {@code openai-chat}, {@code anthropic-messages} ...} */
  String id();

  /**
   * {@return path below the base URL, query included, such as {@code /chat/completions}}
   *
   * @param model the model's name without the provider; a format that has it in the path encodes it
   * @param streaming whether a stream is asked for
   */
  String chatPath(String model, boolean streaming);

  /**
   * {@return path of the model list, query included}
   *
   * @param cursor what {@link ModelPage#next} of the page before said, or null for the first page
   */
  String modelsPath(@Nullable String cursor);

  /**
   * {@return in which framings a stream of this format may come; the first is the one to ask for}
   * What a body is not framed in is read whole.
   */
  default List<BodyKind> framings() {
    return List.of(BodyKind.SSE);
  }

  /**
   * {@return headers that every request of this format carries, such as a version; never the key}
   */
  Map<String, String> headers();

  /**
   * {@return the request body as JSON in UTF-8}
   *
   * @param request what is asked
   * @param streaming whether a stream is asked for
   * @param quirks in what the endpoint deviates from the format
   * @throws dev.sage.llm.LlmException of kind unsupported_feature, naming the parameter, where the
   *     format has no such thing
   */
  byte[] encode(ChatRequest request, boolean streaming, Quirks quirks);

  /**
   * {@return a decoder for one streamed response}
   *
   * @param quirks in what the endpoint deviates from the format
   */
  StreamDecoder decoder(Quirks quirks);

  /**
   * Decodes a whole, not streamed, successful response into the events that a stream of it would
   * have given, the terminal one included.
   *
   * @param body the whole body
   * @param quirks in what the endpoint deviates from the format
   * @param out takes the events
   */
  void decodeMessage(byte[] body, Quirks quirks, EventSink out);

  /**
   * Says what an HTTP error response means; provider and model are the caller's to fill in. Header
   * names are lower-case.
   *
   * @param httpStatus the status
   * @param headers names in lower case
   * @param body the whole body; may be empty or no JSON at all
   * @return the error
   */
  LlmError classify(int httpStatus, Map<String, String> headers, byte[] body);

  /**
   * Decodes a page of the model list.
   *
   * @param body the whole body
   * @return the page
   * @throws dev.sage.llm.LlmException of kind bad_response where it is none, or of the kind of the
   *     error that it is
   */
  ModelPage decodeModels(byte[] body);
}
