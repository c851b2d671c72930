package dev.sage.llm.tool;

import dev.sage.llm.ToolSpec;
import dev.sage.llm.tool.schema.JsonSchema;
import dev.sage.llm.tool.schema.SchemaException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that the model may have done: what it is told of it, and the function that does it. Its
 * schema is compiled once, when it is built. Immutable; thread-safe as far as its function is.
 */
public final class Tool {

  private final ToolSpec spec;
  private final JsonSchema schema;
  private final ToolPermission permission;
  private final ToolFunction function;
  private final Map<String, String> templates;
  private final Set<String> secrets;
  private final @Nullable Duration timeout;

  private Tool(Builder builder, ToolSpec spec, JsonSchema schema, ToolFunction function) {
    this.spec = spec;
    this.schema = schema;
    this.function = function;
    this.permission = builder.permission;
    this.templates = Map.copyOf(builder.templates);
    this.secrets = Set.copyOf(builder.secrets);
    this.timeout = builder.timeout;
  }

  /**
   * A builder: no description, no arguments, {@link ToolPermission#CONFIRM}, no secrets, the
   * timeout of the call's {@link ToolOptions}.
   *
   * @param name letters, digits, {@code _} and {@code -}, at most 64 characters
   * @return a new builder
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /**
   * Its name.
   *
   * @return it
   */
  public String name() {
    return spec.name();
  }

  /**
   * What it does, for the model.
   *
   * @return it
   */
  public String description() {
    return spec.description();
  }

  /**
   * JSON Schema of its arguments, as JSON text.
   *
   * @return it
   */
  public String parameters() {
    return spec.parameters();
  }

  /**
   * Whether it may run.
   *
   * @return it
   */
  public ToolPermission permission() {
    return permission;
  }

  /**
   * How long it may run; null: as long as the call's {@link ToolOptions} say.
   *
   * @return it
   */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * The names of the secrets that its templates may use.
   *
   * @return it
   */
  public Set<String> secrets() {
    return secrets;
  }

  /**
   * What it does.
   *
   * @return it
   */
  public ToolFunction function() {
    return function;
  }

  /**
   * What the model is told of it.
   *
   * @return it
   */
  public ToolSpec spec() {
    return spec;
  }

  /**
   * What is wrong with these arguments, each with its place: {@code /city is required}. Empty where
   * they fit the schema. Properties that the schema does not know are wrong, unless it says {@code
   * additionalProperties: true} or lists no properties at all.
   *
   * @param arguments what the model gave
   * @return places and expectations
   */
  public List<String> violations(ToolArguments arguments) {
    return arguments.violations(schema::violations);
  }

  /**
   * The template of this name, each {@code $ENV.NAME} replaced by what {@code secrets} gives.
   *
   * @param template its name
   * @param values gives a secret by its name
   * @return the text with its secrets
   * @throws ToolException of code {@link ToolException#VALIDATION} where there is no such template
   */
  public String resolve(String template, UnaryOperator<String> values) {
    var text = templates.get(template);
    if (text == null) {
      throw new ToolException(
          ToolException.VALIDATION, "the tool has no template \"%s\"".formatted(template));
    }
    return Templates.resolve(text, values);
  }

  @Override
  public String toString() {
    return "Tool[" + name() + "]";
  }

  /** Builds a {@link Tool}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private String description = "";
    private String parameters = "{\"type\":\"object\",\"properties\":{}}";
    private ToolPermission permission = ToolPermission.CONFIRM;
    private @Nullable ToolFunction function;
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private @Nullable Duration timeout;

    private Builder(String name) {
      this.name = name;
    }

    /**
     * What it does, for the model: when to call it, and what comes back.
     *
     * @param value what it is from now on
     * @return this builder
     */
    public Builder description(String value) {
      description = value;
      return this;
    }

    /**
     * JSON Schema 2020-12 of the arguments, as JSON text; its type is object.
     *
     * @param value what it is from now on
     * @return this builder
     */
    public Builder parameters(String value) {
      parameters = value;
      return this;
    }

    /**
     * Whether it may run.
     *
     * @param value what it is from now on
     * @return this builder
     */
    public Builder permission(ToolPermission value) {
      permission = value;
      return this;
    }

    /**
     * What it does.
     *
     * @param value what it is from now on
     * @return this builder
     */
    public Builder run(ToolFunction value) {
      function = value;
      return this;
    }

    /**
     * A text of the host program that the function may have with its secrets filled in: {@code
     * Bearer $ENV.GITHUB_TOKEN}. In text that the model wrote nothing is ever filled in.
     *
     * @param templateName how the function asks for it
     * @param text the text
     * @return this builder
     */
    public Builder template(String templateName, String text) {
      templates.put(templateName, text);
      return this;
    }

    /**
     * Lets the templates use this secret.
     *
     * @param secretName the name in the environment
     * @return this builder
     */
    public Builder allowSecret(String secretName) {
      secrets.add(secretName);
      return this;
    }

    /**
     * How long it may run.
     *
     * @param value what it is from now on
     * @return this builder
     */
    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @return the tool
     * @throws ToolException of code {@link ToolException#VALIDATION} where the name, the schema or
     *     the timeout can't be used or there is no function; of code {@link
     *     ToolException#PERMISSION} where a template uses a secret that is not allowed
     */
    public Tool build() {
      var spec = spec();
      if (function == null) {
        throw wrong("does nothing. Give it a function with run(…)");
      }
      if (timeout != null && !timeout.isPositive()) {
        throw wrong("has a timeout of " + timeout + ". It must be positive");
      }
      var schema = schema();
      Templates.check(name, templates, secrets);
      return new Tool(this, spec, schema, function);
    }

    private ToolSpec spec() {
      try {
        return new ToolSpec(name, description, parameters);
      } catch (IllegalArgumentException badName) {
        throw new ToolException(ToolException.VALIDATION, badName.getMessage() + ".");
      }
    }

    /** Providers take objects only, and want them named so. */
    private JsonSchema schema() {
      try {
        var schema = JsonSchema.compile(parameters);
        if (!schema.isOfObjects()) {
          throw wrong("has a schema that can't be used: it must say that its type is object");
        }
        return schema;
      } catch (SchemaException unusable) {
        throw wrong("has a schema that can't be used: " + unusable.getMessage());
      }
    }

    private ToolException wrong(String what) {
      return new ToolException(ToolException.VALIDATION, "The tool " + name + " " + what + ".");
    }
  }
}
