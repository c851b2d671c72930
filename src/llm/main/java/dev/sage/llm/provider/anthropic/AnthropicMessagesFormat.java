package dev.sage.llm.provider.anthropic;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.ModelPage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.internal.ModelLists;
import dev.sage.llm.provider.internal.Requests;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic Messages. Thread-safe, stateless. Source of the wire facts: Anthropic's API reference
 * and recorded answers.
 */
public final class AnthropicMessagesFormat implements WireFormat {

  @Override
  public String id() {
    return "anthropic-messages";
  }

  @Override
  public String chatPath(String model, boolean streaming) {
    return "/v1/messages";
  }

  @Override
  public String modelsPath(@Nullable String cursor) {
    return "/v1/models?limit=1000"
        + (cursor == null ? "" : "&after_id=" + Requests.encoded(cursor));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("anthropic-version", "2023-06-01");
  }

  @Override
  public byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    return AnthropicEncoder.encode(request, streaming, quirks);
  }

  @Override
  public StreamDecoder decoder(Quirks quirks) {
    return new AnthropicDecoder(quirks);
  }

  @Override
  public void decodeMessage(byte[] body, Quirks quirks, EventSink out) {
    AnthropicMessage.decode(body, out);
  }

  @Override
  public LlmError classify(int httpStatus, Map<String, String> headers, byte[] body) {
    return AnthropicErrors.http(httpStatus, headers, body);
  }

  @Override
  public ModelPage decodeModels(byte[] body) {
    return ModelLists.read(body, this);
  }
}
