package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** The names of the fields that a decoder looks for. Immutable, thread-safe. */
public final class JsonNames {

  /** No name of the list. */
  public static final int OTHER = -1;

  private final List<String> names;
  private final byte[][] bytes;

  private JsonNames(String... names) {
    this.names = List.of(names);
    bytes = Arrays.stream(names).map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  /** Names, each known by its place in the list; the most frequent ones first. */
  public static JsonNames of(String... names) {
    return new JsonNames(names);
  }

  int find(byte[] array, int from, int to) {
    int length = to - from;
    for (int i = 0; i < bytes.length; i++) {
      byte[] name = bytes[i];
      if (name.length == length
          && name[0] == array[from]
          && Arrays.equals(name, 0, length, array, from, to)) {
        return i;
      }
    }
    return OTHER;
  }

  int find(String name) {
    return names.indexOf(name);
  }
}
