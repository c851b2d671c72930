package dev.sage.llm.provider.responses;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.ModelPage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.internal.ModelLists;
import dev.sage.llm.provider.internal.WholeBody;
import dev.sage.llm.provider.openai.OpenAiErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI Responses. Thread-safe, stateless. Source of the wire facts: OpenAI's API reference and
 * recorded answers of OpenAI, Azure, xAI, OpenRouter and LM Studio.
 */
public final class ResponsesFormat implements WireFormat {

  @Override
  public String id() {
    return "openai-responses";
  }

  @Override
  public String chatPath(String model, boolean streaming) {
    return "/responses";
  }

  @Override
  public String modelsPath(@Nullable String cursor) {
    return "/models";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    return ResponsesEncoder.encode(request, streaming, quirks);
  }

  @Override
  public StreamDecoder decoder(Quirks quirks) {
    return new ResponsesDecoder(quirks);
  }

  @Override
  public void decodeMessage(byte[] body, Quirks quirks, EventSink out) {
    new ResponsesDecoder(quirks).message(WholeBody.of(body), out);
  }

  @Override
  public LlmError classify(int httpStatus, Map<String, String> headers, byte[] body) {
    return OpenAiErrors.http(httpStatus, headers, body);
  }

  @Override
  public ModelPage decodeModels(byte[] body) {
    return ModelLists.read(body, this);
  }
}
