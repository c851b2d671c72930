package dev.sage.llm.provider.option;

import dev.sage.llm.provider.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a request is written so that a refused option is not in it. Immutable, thread-safe. */
public sealed interface OptionChange {

  /** The option as people know it: {@code temperature}, {@code reasoning.effort}. */
  String option();

  /**
   * Changes a request body.
   *
   * @return whether it had the option at all
   */
  boolean apply(ObjectNode body);

  /** What was done, for a person. */
  String told();

  /** Whether the other takes this one back. */
  default boolean undoes(OptionChange other) {
    return false;
  }

  /**
   * The option is not sent.
   *
   * @param path where it stands, from the top; {@code *} for each item of an array
   */
  record LeftOut(String option, List<String> path) implements OptionChange {

    @Override
    public boolean apply(ObjectNode body) {
      return remove(body, 0);
    }

    private boolean remove(JsonNode node, int depth) {
      String step = path.get(depth);
      if (step.equals("*")) {
        boolean changed = false;
        for (JsonNode item : node) {
          changed |= remove(item, depth + 1);
        }
        return changed;
      }
      if (!(node instanceof ObjectNode object) || !object.has(step)) {
        return false;
      }
      if (depth == path.size() - 1) {
        object.remove(step);
        return true;
      }
      boolean changed = remove(object.path(step), depth + 1);
      if (changed && object.path(step) instanceof ObjectNode inner && inner.isEmpty()) {
        object.remove(step); // an object of options of which none is left
      }
      return changed;
    }

    @Override
    public String told() {
      return "was left out";
    }
  }

  /** The option is sent under another name. */
  record Renamed(String option, String instead) implements OptionChange {

    @Override
    public boolean apply(ObjectNode body) {
      JsonNode value = body.remove(option);
      if (value == null) {
        return false;
      }
      body.set(instead, value);
      return true;
    }

    @Override
    public String told() {
      return "was sent as " + instead;
    }

    @Override
    public boolean undoes(OptionChange other) {
      return other instanceof Renamed(String name, String exchanged)
          && name.equals(instead)
          && exchanged.equals(option);
    }
  }

  /**
   * The option is sent in another form, which says less: newer models of Anthropic take no budget
   * for thinking.
   *
   * @param field where it stands, at the top
   * @param form the other form as JSON text
   */
  record Reshaped(String option, String field, String form) implements OptionChange {

    @Override
    public boolean apply(ObjectNode body) {
      JsonNode value = body.get(field);
      JsonNode other = Json.tree(form);
      if (value == null || other == null || value.equals(other)) {
        return false;
      }
      body.set(field, other);
      return true;
    }

    @Override
    public String told() {
      return "was sent as " + field + ": " + form;
    }
  }

  /** Messages of a role are sent under another role. */
  record OtherRole(String role, String instead) implements OptionChange {

    @Override
    public String option() {
      return "role " + role;
    }

    @Override
    public boolean apply(ObjectNode body) {
      boolean changed = false;
      for (JsonNode message : body.path("messages")) {
        if (message instanceof ObjectNode object && role.equals(object.path("role").asString(""))) {
          object.put("role", instead);
          changed = true;
        }
      }
      return changed;
    }

    @Override
    public String told() {
      return "was sent as " + instead;
    }

    @Override
    public boolean undoes(OptionChange other) {
      return other instanceof OtherRole(String name, String exchanged)
          && name.equals(instead)
          && exchanged.equals(role);
    }
  }
}
