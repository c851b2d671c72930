package dev.sage.llm.config.jsonc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value with its place. Immutable, thread-safe; a text does not print itself. */
public sealed interface JsoncNode {

  /** {@return where it stands, brackets and quotes included} */
  JsoncSpan span();

  /** {@return what it is, with its article: {@code an object}} */
  String type();

  /**
   * An object.
   *
   * @param members in the order of the text; a doubled name stands twice
   * @param span where it stands
   */
  record Members(List<Member> members, JsoncSpan span) implements JsoncNode {
    /** Takes a copy of the members. */
    public Members {
      members = List.copyOf(members);
    }

    /**
     * {@return the member of this name, the last one where there are two}
     *
     * @param name the name
     */
    public Optional<Member> member(String name) {
      return members.reversed().stream().filter(member -> member.name().equals(name)).findFirst();
    }

    @Override
    public String type() {
      return "an object";
    }
  }

  /**
   * A member of an object.
   *
   * @param name its name, escapes resolved
   * @param nameSpan where the name stands, quotes included
   * @param value its value
   */
  record Member(String name, JsoncSpan nameSpan, JsoncNode value) {}

  /**
   * A list.
   *
   * @param items in the order of the text
   * @param span where it stands
   */
  record Items(List<JsoncNode> items, JsoncSpan span) implements JsoncNode {
    /** Takes a copy of the items. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String type() {
      return "a list";
    }
  }

  /**
   * A text.
   *
   * @param value escapes resolved
   * @param span where it stands
   */
  record Text(String value, JsoncSpan span) implements JsoncNode {
    @Override
    public String type() {
      return "a text";
    }

    /** It may be a key. */
    @Override
    public String toString() {
      return "Text[hidden, " + span + "]";
    }
  }

  /**
   * A number.
   *
   * @param digits as it is written
   * @param span where it stands
   */
  record Digits(String digits, JsoncSpan span) implements JsoncNode {
    @Override
    public String type() {
      return "a number";
    }
  }

  /**
   * True, false or null.
   *
   * @param value null for null
   * @param span where it stands
   */
  record Word(@Nullable Boolean value, JsoncSpan span) implements JsoncNode {
    @Override
    public String type() {
      return value == null ? "null" : value.toString();
    }
  }
}
