package dev.sage.workbench.copyas;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.config.Config;
import dev.sage.llm.provider.WireRequest;
import java.util.Optional;

/**
 * Makes a text of a request, with {@code $OPENAI_API_KEY} where its key would stand. What it says
 * of the body is what the library sends. Thread-safe.
 */
public final class CopyAs {
  private final Llm llm;
  private final KeyNames names;

  /** Texts of requests to the providers of that client. */
  public CopyAs(Llm llm, Config config) {
    this.llm = llm;
    this.names = new KeyNames(llm, config);
  }

  /**
   * The text; empty where the provider has no HTTP.
   *
   * @throws dev.sage.llm.LlmException where the request could not be sent; it says why
   */
  public Optional<String> text(CopyForm form, ChatRequest request) {
    // Our own id of a call means nothing elsewhere.
    ChatRequest asked = request.toBuilder().requestId(null).build();
    Optional<WireRequest> wire = llm.wireRequest(asked);
    return switch (form) {
      case CURL -> wire.map(sent -> CurlText.of(sent, names));
      case JSON -> wire.map(WireRequest::body);
      case JAVA ->
          Optional.of(
              JavaText.of(
                  asked,
                  llm.descriptor(asked.provider()).isPresent(),
                  wire.orElse(null),
                  names.key(asked.provider())));
    };
  }

  /** The address without what the format adds to it. */
  static String baseUrl(WireRequest wire) {
    String url = wire.url().toString();
    String path =
        switch (wire.wireFormat()) {
          case "openai-chat" -> "/chat/completions";
          case "openai-responses" -> "/responses";
          case "anthropic-messages" -> "/v1/messages";
          case "gemini" -> "/v1beta/models/";
          case "ollama" -> "/api/chat";
          default -> "";
        };
    int at = path.isEmpty() ? -1 : url.lastIndexOf(path);
    return at < 0 ? url : url.substring(0, at);
  }
}
