package dev.sage.llm.config.jsonc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read. Immutable, thread-safe; prints nothing of the text.
 *
 * @param text the text, as the offsets of the tree count it
 * @param root its value; null where not even its beginning could be read. Where the text is broken,
 *     what stood before the break
 * @param faults what is wrong, in the order of the text
 */
public record JsoncDocument(String text, @Nullable JsoncNode root, List<JsoncFault> faults) {

  /** Takes a copy of the faults. */
  public JsoncDocument {
    faults = List.copyOf(faults);
  }

  /** {@return whether the text is whole, so that its values may be used} */
  public boolean whole() {
    return root != null && faults.stream().noneMatch(f -> f.kind() == JsoncFault.Kind.SYNTAX);
  }

  @Override
  public String toString() {
    return "JsoncDocument[%d characters, %d faults]".formatted(text.length(), faults.size());
  }
}
