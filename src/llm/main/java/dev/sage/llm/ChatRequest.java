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
 * @param messages the turns so far, oldest first; a system message may stand anywhere
 * @param tools what the model may call; empty for none
 * @param toolChoice whether it must call one
 * @param responseSchema JSON Schema of the answer, as JSON text
 * @param schemaName what the schema is called, for formats that name it; null: {@code answer}
 * @param schemaStrict whether the provider shall hold the answer to the schema, for formats that
 *     leave it open; null: as it does where nobody asks. The others always do
 * @param temperature how much chance there is in the choice of words, on the provider's scale
 * @param topP the share of probability that words are chosen from, 0 to 1
 * @param maxTokens the most output tokens
 * @param stop texts that end the answer where the model writes one; empty for none
 * @param seed makes answers repeatable where the provider takes it
 * @param reasoning how hard the model shall think
 * @param timeouts the timers of this call; null: the client's
 * @param requestId our id of the call; made up where null
 * @param cache how the client's cache is used for this call; null: as the cache itself says. Where
 *     the client has none, replay-only fails with invalid_config and the others mean nothing
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
    @Nullable String schemaName,
    @Nullable Boolean schemaStrict,
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

  /** Takes copies of the collections. */
  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    stop = List.copyOf(stop);
    extra = Map.copyOf(extra);
    headers = Map.copyOf(headers);
  }

  /**
   * {@return a request with nothing but messages}
   *
   * @param model {@code provider/model}
   * @param messages the turns so far, oldest first
   */
  public static ChatRequest of(String model, Message... messages) {
    return builder(model).messages(List.of(messages)).build();
  }

  /**
   * {@return a builder with everything at the provider's default}
   *
   * @param model {@code provider/model}
   */
  public static Builder builder(String model) {
    return new Builder(model);
  }

  /** {@return a builder that starts from this request} */
  public Builder toBuilder() {
    var builder = new Builder(model);
    builder.messages.addAll(messages);
    builder.tools.addAll(tools);
    builder.toolChoice = toolChoice;
    builder.responseSchema = responseSchema;
    builder.schemaName = schemaName;
    builder.schemaStrict = schemaStrict;
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

  /** {@return the first segment of the model name; empty where there is none} */
  public String provider() {
    int slash = model.indexOf('/');
    return slash < 0 ? "" : model.substring(0, slash);
  }

  /** {@return the model name without the provider} */
  public String modelName() {
    return model.substring(model.indexOf('/') + 1);
  }

  /**
   * {@return the same request for another model}
   *
   * @param value {@code provider/model}
   */
  public ChatRequest withModel(String value) {
    var builder = toBuilder();
    builder.model = value;
    return builder.build();
  }

  /**
   * {@return the same request with these messages and no others}
   *
   * @param values the whole conversation
   */
  public ChatRequest withMessages(List<Message> values) {
    var builder = toBuilder();
    builder.messages.clear();
    builder.messages.addAll(values);
    return builder.build();
  }

  /**
   * {@return the same request with these tools and no others}
   *
   * @param values what the model may call
   */
  public ChatRequest withTools(List<ToolSpec> values) {
    var builder = toBuilder();
    builder.tools.clear();
    builder.tools.addAll(values);
    return builder.build();
  }

  /**
   * {@return the same request with these further headers and no others}
   *
   * @param values names and values
   */
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
    private @Nullable String schemaName;
    private @Nullable Boolean schemaStrict;
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

    /**
     * Adds a turn behind those that are there.
     *
     * @param value the turn
     * @return this builder
     */
    public Builder message(Message value) {
      messages.add(value);
      return this;
    }

    /**
     * Adds turns behind those that are there.
     *
     * @param values the turns, oldest first
     * @return this builder
     */
    public Builder messages(List<Message> values) {
      messages.addAll(values);
      return this;
    }

    /**
     * Adds a tool that the model may call.
     *
     * @param value the tool
     * @return this builder
     */
    public Builder tool(ToolSpec value) {
      tools.add(value);
      return this;
    }

    /**
     * Adds tools that the model may call.
     *
     * @param values the tools
     * @return this builder
     */
    public Builder tools(List<ToolSpec> values) {
      tools.addAll(values);
      return this;
    }

    /**
     * Whether the model must call a tool.
     *
     * @param value null: it decides
     * @return this builder
     */
    public Builder toolChoice(@Nullable ToolChoice value) {
      toolChoice = value;
      return this;
    }

    /**
     * The JSON Schema that the answer keeps to.
     *
     * @param value JSON text; null: an answer in words
     * @return this builder
     */
    public Builder responseSchema(@Nullable String value) {
      responseSchema = value;
      return this;
    }

    /**
     * What the schema of the answer is called, for formats that name it.
     *
     * @param value 1 to 64 letters, digits, {@code _} and {@code -}; null: {@code answer}
     * @return this builder
     */
    public Builder schemaName(@Nullable String value) {
      schemaName = value;
      return this;
    }

    /**
     * Whether the provider shall hold the answer to its schema, for formats that leave it open.
     *
     * @param value null: as the provider does where nobody asks
     * @return this builder
     */
    public Builder schemaStrict(@Nullable Boolean value) {
      schemaStrict = value;
      return this;
    }

    /**
     * How much chance there is in the choice of words.
     *
     * @param value on the provider's scale, mostly 0 to 2; null: its default
     * @return this builder
     */
    public Builder temperature(@Nullable Double value) {
      temperature = value;
      return this;
    }

    /**
     * The share of probability that words are chosen from.
     *
     * @param value 0 to 1; null: the provider's default
     * @return this builder
     */
    public Builder topP(@Nullable Double value) {
      topP = value;
      return this;
    }

    /**
     * The most output tokens.
     *
     * @param value null: the provider's default, or what it demands to be given
     * @return this builder
     */
    public Builder maxTokens(@Nullable Integer value) {
      maxTokens = value;
      return this;
    }

    /**
     * Adds texts that end the answer where the model writes one.
     *
     * @param values the texts
     * @return this builder
     */
    public Builder stop(List<String> values) {
      stop.addAll(values);
      return this;
    }

    /**
     * Makes answers repeatable where the provider takes a seed.
     *
     * @param value null: none is sent
     * @return this builder
     */
    public Builder seed(@Nullable Long value) {
      seed = value;
      return this;
    }

    /**
     * How hard the model shall think.
     *
     * @param value null: the provider's default
     * @return this builder
     */
    public Builder reasoning(@Nullable Reasoning value) {
      reasoning = value;
      return this;
    }

    /**
     * The timers of this call.
     *
     * @param value null: the client's
     * @return this builder
     */
    public Builder timeouts(@Nullable Timeouts value) {
      timeouts = value;
      return this;
    }

    /**
     * Our id of the call, which its events, records and log lines carry.
     *
     * @param value null: one is made up
     * @return this builder
     */
    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    /**
     * How the client's cache is used for this call.
     *
     * @param value null: as the cache itself says
     * @return this builder
     */
    public Builder cache(@Nullable CacheMode value) {
      cache = value;
      return this;
    }

    /**
     * Adds a field to the request body, passed through as it is.
     *
     * @param name the field's name at the top of the body
     * @param value a map, list, string, number or boolean
     * @return this builder
     */
    public Builder extra(String name, Object value) {
      extra.put(name, value);
      return this;
    }

    /**
     * Adds a request header.
     *
     * @param name the header's name
     * @param value the header's value
     * @return this builder
     */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /**
     * The request; the builder may go on.
     *
     * @return the request
     */
    public ChatRequest build() {
      return new ChatRequest(
          model,
          messages,
          tools,
          toolChoice,
          responseSchema,
          schemaName,
          schemaStrict,
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
