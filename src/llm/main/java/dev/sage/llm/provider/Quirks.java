package dev.sage.llm.provider;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In what an endpoint deviates from its wire format; data of the vendor files. Only what neither
 * encoder nor decoder can tell by itself stands here. Immutable, thread-safe.
 *
 * @param omit options that are never sent, by their name on the wire: {@code stream_options}
 * @param maxTokensField {@code max_completion_tokens} or {@code max_tokens}
 * @param seedField {@code seed}, or {@code random_seed} (Mistral)
 * @param systemRole {@code system} or {@code developer}
 * @param requiredToolChoice the word by which a tool call is demanded: {@code required}, or {@code
 *     any} (Mistral)
 * @param responseFormat what it takes as response format
 * @param reasoningControl how it is told how hard to think
 * @param reasoningField the field of an assistant message in which it wants the reasoning of tool
 *     rounds back ({@code reasoning_content} for DeepSeek and Moonshot), or null
 * @param outputExcludesReasoning whether the output count leaves reasoning tokens out (xAI)
 * @param cacheControl whether Chat Completions messages may carry cache markers (OpenRouter)
 * @param terminator whether the format's terminator is sent at the end of a stream
 */
public record Quirks(
    Set<String> omit,
    String maxTokensField,
    String seedField,
    String systemRole,
    String requiredToolChoice,
    ResponseFormat responseFormat,
    ReasoningControl reasoningControl,
    @Nullable String reasoningField,
    boolean outputExcludesReasoning,
    boolean cacheControl,
    boolean terminator) {

  /** No deviation. */
  public static final Quirks NONE =
      new Quirks(
          Set.of(),
          "max_completion_tokens",
          "seed",
          "system",
          "required",
          ResponseFormat.JSON_SCHEMA,
          ReasoningControl.EFFORT,
          null,
          false,
          false,
          true);

  public Quirks {
    omit = Set.copyOf(omit);
  }

  /** What an endpoint takes as response format. */
  public enum ResponseFormat {
    /** A schema, which the answer then keeps to. */
    JSON_SCHEMA,
    /** JSON of any shape (DeepSeek): the schema is told to the model in a system message. */
    JSON_OBJECT,
    /** Nothing: a request with a schema is refused by name. */
    NONE;

    /** The name in the vendor files. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How an endpoint is told how hard to think. */
  public enum ReasoningControl {
    /** {@code reasoning_effort}, a word. */
    EFFORT,
    /** {@code reasoning: {effort | max_tokens}} (OpenRouter). */
    OBJECT;

    /** The name in the vendor files. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the option of this name is to be left out. */
  public boolean omits(String option) {
    return omit.contains(option);
  }

  /** The same, but for this option, which is left out too. */
  public Quirks without(String option) {
    var all = new HashSet<>(omit);
    all.add(option);
    return toBuilder().omit(all).build();
  }

  public Quirks withMaxTokensField(String value) {
    return toBuilder().maxTokensField(value).build();
  }

  public Quirks withSystemRole(String value) {
    return toBuilder().systemRole(value).build();
  }

  public Quirks withCacheControl(boolean value) {
    return toBuilder().cacheControl(value).build();
  }

  public Quirks withTerminator(boolean value) {
    return toBuilder().terminator(value).build();
  }

  /** A builder that begins with these. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Changes some of them. Not thread-safe. */
  public static final class Builder {
    private Set<String> omit;
    private String maxTokensField;
    private String seedField;
    private String systemRole;
    private String requiredToolChoice;
    private ResponseFormat responseFormat;
    private ReasoningControl reasoningControl;
    private @Nullable String reasoningField;
    private boolean outputExcludesReasoning;
    private boolean cacheControl;
    private boolean terminator;

    private Builder(Quirks from) {
      omit = from.omit;
      maxTokensField = from.maxTokensField;
      seedField = from.seedField;
      systemRole = from.systemRole;
      requiredToolChoice = from.requiredToolChoice;
      responseFormat = from.responseFormat;
      reasoningControl = from.reasoningControl;
      reasoningField = from.reasoningField;
      outputExcludesReasoning = from.outputExcludesReasoning;
      cacheControl = from.cacheControl;
      terminator = from.terminator;
    }

    public Builder omit(Set<String> value) {
      omit = value;
      return this;
    }

    public Builder maxTokensField(String value) {
      maxTokensField = value;
      return this;
    }

    public Builder seedField(String value) {
      seedField = value;
      return this;
    }

    public Builder systemRole(String value) {
      systemRole = value;
      return this;
    }

    public Builder requiredToolChoice(String value) {
      requiredToolChoice = value;
      return this;
    }

    public Builder responseFormat(ResponseFormat value) {
      responseFormat = value;
      return this;
    }

    public Builder reasoningControl(ReasoningControl value) {
      reasoningControl = value;
      return this;
    }

    public Builder reasoningField(@Nullable String value) {
      reasoningField = value;
      return this;
    }

    public Builder outputExcludesReasoning(boolean value) {
      outputExcludesReasoning = value;
      return this;
    }

    public Builder cacheControl(boolean value) {
      cacheControl = value;
      return this;
    }

    public Builder terminator(boolean value) {
      terminator = value;
      return this;
    }

    public Quirks build() {
      return new Quirks(
          omit,
          maxTokensField,
          seedField,
          systemRole,
          requiredToolChoice,
          responseFormat,
          reasoningControl,
          reasoningField,
          outputExcludesReasoning,
          cacheControl,
          terminator);
    }
  }
}
