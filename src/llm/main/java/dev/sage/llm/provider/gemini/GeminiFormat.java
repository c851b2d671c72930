package dev.sage.llm.provider.gemini;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.ModelPage;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.StreamDecoder;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.internal.ModelLists;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.WholeBody;
import dev.sage.llm.transport.BodyKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gemini's {@code generateContent} and {@code streamGenerateContent}. Thread-safe, stateless.
 * Source of the wire facts: Google's API reference (generativelanguage v1beta), its pages on
 * function calling and thought signatures, and recorded answers.
 */
public final class GeminiFormat implements WireFormat {

  /** The collections that a model may be named with. */
  private static final List<String> COLLECTIONS = List.of("models/", "tunedModels/");

  @Override
  public String id() {
    return "gemini";
  }

  @Override
  public String chatPath(String model, boolean streaming) {
    String collection = COLLECTIONS.getFirst();
    String name = model;
    for (String known : COLLECTIONS) {
      if (model.startsWith(known)) {
        collection = known;
        name = model.substring(known.length());
      }
    }
    String method = streaming ? ":streamGenerateContent?alt=sse" : ":generateContent";
    return "/v1beta/" + collection + Requests.encoded(name) + method;
  }

  @Override
  public String modelsPath(@Nullable String cursor) {
    return "/v1beta/models?pageSize=1000"
        + (cursor == null ? "" : "&pageToken=" + Requests.encoded(cursor));
  }

  /** Without {@code alt=sse}, as some proxies ask, the stream is an array. */
  @Override
  public List<BodyKind> framings() {
    return List.of(BodyKind.SSE, BodyKind.JSON_ARRAY);
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public byte[] encode(ChatRequest request, boolean streaming, Quirks quirks) {
    return GeminiEncoder.encode(request, quirks);
  }

  @Override
  public StreamDecoder decoder(Quirks quirks) {
    return new GeminiDecoder();
  }

  @Override
  public void decodeMessage(byte[] body, Quirks quirks, EventSink out) {
    new GeminiDecoder().message(WholeBody.of(body), out);
  }

  @Override
  public LlmError classify(int httpStatus, Map<String, String> headers, byte[] body) {
    return GeminiErrors.http(httpStatus, headers, body);
  }

  @Override
  public ModelPage decodeModels(byte[] body) {
    return ModelLists.read(body, this, GeminiFormat::answers);
  }

  /** The list also has models that only embed, draw or speak, which this call cannot use. */
  private static boolean answers(JsonNode model) {
    JsonNode methods = model.path("supportedGenerationMethods");
    if (!methods.isArray()) {
      return true;
    }
    for (JsonNode method : methods) {
      if (method.asString("").equals("generateContent")) {
        return true;
      }
    }
    return false;
  }
}
