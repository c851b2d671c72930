package dev.sage.llm.provider.ollama;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.ModelPage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.internal.ModelLists;
import dev.sage.llm.transport.BodyKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's own chat API, newline-delimited JSON. Thread-safe, stateless. Source of the wire facts:
 * Ollama's API reference, its server, and recorded answers.
 */
public final class OllamaFormat implements WireFormat {

  @Override
  public String id() {
    return "ollama";
  }

  @Override
  public String chatPath(String model, boolean streaming) {
    return "/api/chat";
  }

  @Override
  public String modelsPath(@Nullable String cursor) {
    return "/api/tags";
  }

  @Override
  public List<BodyKind> framings() {
    return List.of(BodyKind.NDJSON);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    return OllamaEncoder.encode(request, streaming, quirks);
  }

  @Override
  public StreamDecoder decoder(Quirks quirks) {
    return new OllamaDecoder(quirks);
  }

  @Override
  public void decodeMessage(byte[] body, Quirks quirks, EventSink out) {
    OllamaMessage.decode(body, new OllamaDecoder(quirks), out);
  }

  @Override
  public LlmError classify(int httpStatus, Map<String, String> headers, byte[] body) {
    return OllamaErrors.http(httpStatus, headers, body);
  }

  @Override
  public ModelPage decodeModels(byte[] body) {
    return ModelLists.read(body, this);
  }
}
