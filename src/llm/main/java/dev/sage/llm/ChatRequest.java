package dev.sage.llm;

import dev.sage.llm.cache.CacheMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model. Immutable, thread-safe. Null means: the provider's default.
 *
 * @param model {@code provider/model}: the first segment is the provider, the rest the model,
 *     slashes included
 * @param responseSchema JSON Schema of the answer, as JSON text
 * @param maxTokens the most output tokens
 * @param requestId our id of the call; made up where null
 * @param cache how the client's cache is used for this call; null: as the cache itself says
 * @param extra further fields of the request body, passed through as they are: maps, lists,
 *     strings, numbers, booleans
 * @param headers further request headers
 */
public record ChatRequest(
    String model,
    List<Message> messages,
    List<ToolSpec> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable String responseSchema,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    List<String> stop,
    @Nullable Long seed,
    @Nullable Reasoning reasoning,
    @Nullable Timeouts timeouts,
    @Nullable String requestId,
    @Nullable CacheMode cache,
    Map<String, Object> extra,
    Map<String, String> headers) {

  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    stop = List.copyOf(stop);
    extra = Map.copyOf(extra);
    headers = Map.copyOf(headers);
  }

  /** A request with nothing but messages. */
  public static ChatRequest of(String model, Message... messages) {
    return builder(model).messages(List.of(messages)).build();
  }

  /** A builder with everything at the provider's default. */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /** A builder that starts from this request. */
  public Builder toBuilder() {
    var builder = new Builder(model);
    builder.messages.addAll(messages);
    builder.tools.addAll(tools);
    builder.toolChoice = toolChoice;
    builder.responseSchema = responseSchema;
    builder.temperature = temperature;
    builder.topP = topP;
    builder.maxTokens = maxTokens;
    builder.stop.addAll(stop);
    builder.seed = seed;
    builder.reasoning = reasoning;
    builder.timeouts = timeouts;
    builder.requestId = requestId;
    builder.cache = cache;
    builder.extra.putAll(extra);
    builder.headers.putAll(headers);
    return builder;
  }

  /** The first segment of the model name; empty where there is none. */
  public String provider() {
    int slash = model.indexOf('/');
    return slash < 0 ? "" : model.substring(0, slash);
  }

  /** The model name without the provider. */
  public String modelName() {
    return model.substring(model.indexOf('/') + 1);
  }

  /** The same request for another model. */
  public ChatRequest withModel(String value) {
    var builder = toBuilder();
    builder.model = value;
    return builder.build();
  }

  /** The same request with these further headers and no others. */
  public ChatRequest withHeaders(Map<String, String> values) {
    var builder = toBuilder();
    builder.headers.clear();
    builder.headers.putAll(values);
    return builder.build();
  }

  /** Builds a {@link ChatRequest}. Not thread-safe. */
  public static final class Builder {
    private String model;
    private final List<Message> messages = new ArrayList<>();
    private final List<ToolSpec> tools = new ArrayList<>();
    private @Nullable ToolChoice toolChoice;
    private @Nullable String responseSchema;
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private @Nullable Integer maxTokens;
    private final List<String> stop = new ArrayList<>();
    private @Nullable Long seed;
    private @Nullable Reasoning reasoning;
    private @Nullable Timeouts timeouts;
    private @Nullable String requestId;
    private @Nullable CacheMode cache;
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Builder(String model) {
      this.model = model;
    }

    public Builder message(Message value) {
      messages.add(value);
      return this;
    }

    public Builder messages(List<Message> values) {
      messages.addAll(values);
      return this;
    }

    public Builder tool(ToolSpec value) {
      tools.add(value);
      return this;
    }

    public Builder tools(List<ToolSpec> values) {
      tools.addAll(values);
      return this;
    }

    public Builder toolChoice(@Nullable ToolChoice value) {
      toolChoice = value;
      return this;
    }

    public Builder responseSchema(@Nullable String value) {
      responseSchema = value;
      return this;
    }

    public Builder temperature(@Nullable Double value) {
      temperature = value;
      return this;
    }

    public Builder topP(@Nullable Double value) {
      topP = value;
      return this;
    }

    public Builder maxTokens(@Nullable Integer value) {
      maxTokens = value;
      return this;
    }

    public Builder stop(List<String> values) {
      stop.addAll(values);
      return this;
    }

    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    public Builder reasoning(@Nullable Reasoning value) {
      reasoning = value;
      return this;
    }

    public Builder timeouts(@Nullable Timeouts value) {
      timeouts = value;
      return this;
    }

    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    public Builder cache(@Nullable CacheMode value) {
      cache = value;
      return this;
    }

    public Builder extra(String name, Object value) {
      extra.put(name, value);
      return this;
    }

    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    public ChatRequest build() {
      return new ChatRequest(
          model,
          messages,
          tools,
          toolChoice,
          responseSchema,
          temperature,
          topP,
          maxTokens,
          stop,
          seed,
          reasoning,
          timeouts,
          requestId,
          cache,
          extra,
          headers);
    }
  }
}
