package dev.sage.llm.tool;

import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.NearestName;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools that a call may use, by name, in order. Immutable; thread-safe as far as they are. */
public final class ToolSet {

  private static final int LONGEST_NAME = 64;

  private final Map<String, Tool> tools = new LinkedHashMap<>();

  private ToolSet(Collection<Tool> tools) {
    for (var tool : tools) {
      if (this.tools.put(tool.name(), tool) != null) {
        throw new ToolException(
            ToolException.VALIDATION,
            "There are two tools named %s. Give one of them another name.".formatted(tool.name()));
      }
    }
  }

  /**
   * These tools.
   *
   * @param tools what the model may have run
   * @return the set
   * @throws ToolException of code {@link ToolException#VALIDATION} where two have the same name
   */
  public static ToolSet of(Tool... tools) {
    return new ToolSet(List.of(tools));
  }

  /**
   * These tools.
   *
   * @param tools what the model may have run
   * @return the set
   * @throws ToolException of code {@link ToolException#VALIDATION} where two have the same name
   */
  public static ToolSet of(Collection<Tool> tools) {
    return new ToolSet(tools);
  }

  /**
   * Only these of the tools.
   *
   * @param names which of them
   * @return the set
   * @throws ToolException of code {@link ToolException#VALIDATION} where a name is none of theirs
   */
  public ToolSet only(String... names) {
    return new ToolSet(Arrays.stream(names).map(this::get).toList());
  }

  /**
   * The tool of this name.
   *
   * @param name the name
   * @return the tool, empty where there is none
   */
  public Optional<Tool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }

  /**
   * The tool of this name.
   *
   * @param name the name
   * @return the tool
   * @throws ToolException of code {@link ToolException#VALIDATION} where there is none
   */
  public Tool get(String name) {
    return find(name).orElseThrow(() -> new ToolException(ToolException.VALIDATION, unknown(name)));
  }

  /**
   * All names, in order.
   *
   * @return the names
   */
  public List<String> names() {
    return List.copyOf(tools.keySet());
  }

  /**
   * What the model is told of them.
   *
   * @return the specifications
   */
  public List<ToolSpec> specs() {
    return tools.values().stream().map(Tool::spec).toList();
  }

  /**
   * That there is no tool of this name, and which it may have meant.
   *
   * @param wrong the name that was looked for
   * @return a sentence
   */
  public String unknown(String wrong) {
    // A model may write anything.
    var name = wrong.length() <= LONGEST_NAME ? wrong : wrong.substring(0, LONGEST_NAME) + "…";
    var nearest = NearestName.of(name, tools.keySet());
    return nearest == null
        ? "There is no tool \"%s\". There are: %s.".formatted(name, String.join(", ", names()))
        : "There is no tool \"%s\". Did you mean \"%s\"?".formatted(name, nearest);
  }
}
