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

  /** Takes a copy of the set. */
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

    /** {@return the name in the vendor files} */
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

    /** {@return the name in the vendor files} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * {@return whether the option of this name is to be left out}
   *
   * @param option its name on the wire
   */
  public boolean omits(String option) {
    return omit.contains(option);
  }

  /**
   * {@return the same, but for this option, which is left out too}
   *
   * @param option its name on the wire
   */
  public Quirks without(String option) {
    var all = new HashSet<>(omit);
    all.add(option);
    return toBuilder().omit(all).build();
  }

  /**
   * These with another field for the most output tokens.
   *
   * @param value {@code max_completion_tokens} or {@code max_tokens}
   * @return the changed copy
   */
  public Quirks withMaxTokensField(String value) {
    return toBuilder().maxTokensField(value).build();
  }

  /**
   * These with another word for the system role.
   *
   * @param value {@code system} or {@code developer}
   * @return the changed copy
   */
  public Quirks withSystemRole(String value) {
    return toBuilder().systemRole(value).build();
  }

  /**
   * These, told whether messages may carry cache markers.
   *
   * @param value whether they may
   * @return the changed copy
   */
  public Quirks withCacheControl(boolean value) {
    return toBuilder().cacheControl(value).build();
  }

  /**
   * These, told whether a stream ends with the format's terminator.
   *
   * @param value whether it does
   * @return the changed copy
   */
  public Quirks withTerminator(boolean value) {
    return toBuilder().terminator(value).build();
  }

  /** {@return a builder that begins with these} */
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

    /**
     * Options that are never sent.
     *
     * @param value their names on the wire; empty by default
     * @return this builder
     */
    public Builder omit(Set<String> value) {
      omit = value;
      return this;
    }

    /**
     * The field for the most output tokens.
     *
     * @param value {@code max_completion_tokens} by default
     * @return this builder
     */
    public Builder maxTokensField(String value) {
      maxTokensField = value;
      return this;
    }

    /**
     * The field for the seed.
     *
     * @param value {@code seed} by default
     * @return this builder
     */
    public Builder seedField(String value) {
      seedField = value;
      return this;
    }

    /**
     * The word for the system role.
     *
     * @param value {@code system} by default
     * @return this builder
     */
    public Builder systemRole(String value) {
      systemRole = value;
      return this;
    }

    /**
     * The word by which a tool call is demanded.
     *
     * @param value {@code required} by default
     * @return this builder
     */
    public Builder requiredToolChoice(String value) {
      requiredToolChoice = value;
      return this;
    }

    /**
     * What is taken as response format.
     *
     * @param value a JSON Schema by default
     * @return this builder
     */
    public Builder responseFormat(ResponseFormat value) {
      responseFormat = value;
      return this;
    }

    /**
     * How it is told how hard to think.
     *
     * @param value by effort by default
     * @return this builder
     */
    public Builder reasoningControl(ReasoningControl value) {
      reasoningControl = value;
      return this;
    }

    /**
     * The field in which reasoning is wanted back in tool rounds.
     *
     * @param value null, the default, for none
     * @return this builder
     */
    public Builder reasoningField(@Nullable String value) {
      reasoningField = value;
      return this;
    }

    /**
     * Whether the output count leaves reasoning tokens out.
     *
     * @param value false by default
     * @return this builder
     */
    public Builder outputExcludesReasoning(boolean value) {
      outputExcludesReasoning = value;
      return this;
    }

    /**
     * Whether messages may carry cache markers.
     *
     * @param value false by default
     * @return this builder
     */
    public Builder cacheControl(boolean value) {
      cacheControl = value;
      return this;
    }

    /**
     * Whether a stream ends with the format's terminator.
     *
     * @param value true by default
     * @return this builder
     */
    public Builder terminator(boolean value) {
      terminator = value;
      return this;
    }

    /**
     * The deviations; the builder may go on.
     *
     * @return the deviations
     */
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
