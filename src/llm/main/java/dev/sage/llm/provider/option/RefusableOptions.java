package dev.sage.llm.provider.option;

import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The options that a call can do without, a list a wire format, read from {@code options.json}:
 * never the messages, the tools or the model. Immutable, thread-safe.
 */
public final class RefusableOptions {

  private static final String FILE = "/dev/sage/llm/options.json";

  private final Map<String, List<RefusableOption>> byFormat;

  private RefusableOptions(Map<String, List<RefusableOption>> byFormat) {
    this.byFormat = Map.copyOf(byFormat);
  }

  /** Those of the library; read when the first server refuses something, not before. */
  public static RefusableOptions builtIn() {
    return Holder.BUILT_IN;
  }

  private static final class Holder {
    private static final RefusableOptions BUILT_IN = read();
  }

  /**
   * How to write a request so that the server does not refuse it again.
   *
   * @param format the wire format's id
   * @param said what the server answered
   * @param sent the body that it refused; is changed
   * @return empty where it complains of something else than an option that it does not take
   */
  public Optional<OptionChange> find(String format, ErrorBody said, ObjectNode sent) {
    OptionChange found = null;
    int first = Integer.MAX_VALUE;
    for (RefusableOption option : byFormat.getOrDefault(format, List.of())) {
      // "Unsupported: 'max_tokens'. Use 'max_completion_tokens' instead": the first is meant.
      int at = option.refusedAt(said);
      if (at < first && option.change().apply(sent)) {
        first = at;
        found = option.change();
      }
    }
    return Optional.ofNullable(found);
  }

  private static RefusableOptions read() {
    try (InputStream in = RefusableOptions.class.getResourceAsStream(FILE)) {
      byte[] bytes = in == null ? new byte[0] : in.readAllBytes();
      JsonNode tree = Json.tree(bytes, 0, bytes.length);
      if (tree == null) {
        throw new IllegalStateException("the library's own file " + FILE + " is missing or broken");
      }
      var all = new HashMap<String, List<RefusableOption>>();
      for (Map.Entry<String, JsonNode> format : tree.properties()) {
        var options = new ArrayList<RefusableOption>();
        format.getValue().forEach(option -> options.add(RefusableOption.of(option)));
        all.put(format.getKey(), List.copyOf(options));
      }
      return new RefusableOptions(all);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
