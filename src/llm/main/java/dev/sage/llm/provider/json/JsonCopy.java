package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value kept as bytes beyond its frame, for what comes with every chunk of which only the last is
 * worth reading. Not thread-safe.
 */
public final class JsonCopy {

  private byte[] bytes = {};
  private int length;

  /** Keeps the value of a slice in place of the one before. */
  public void set(byte[] array, JsonSlice slice) {
    length = slice.length();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    System.arraycopy(array, slice.from(), bytes, 0, length);
  }

  /** Keeps a tree in place of the value before. */
  public void set(JsonNode node) {
    bytes = Json.bytes(node);
    length = bytes.length;
  }

  /** Whether nothing was kept yet. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The value as a tree, or null where nothing was kept. */
  public @Nullable JsonNode tree() {
    return Json.tree(bytes, 0, length);
  }

  /** The value as JSON text. */
  public String text() {
    return new String(bytes, 0, length, UTF_8);
  }
}
