package dev.sage.console.streams.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a server-sent event, taken apart for a person to read. Immutable, thread-safe.
 *
 * @param name {@code data}, {@code event}, {@code id}, {@code retry}; empty for a comment
 * @param value what follows the colon, without the one space that may stand there
 */
public record SseField(String name, String value) {
  /** The name of the field that bears what is meant. */
  public static final String DATA = "data";

  private static final Set<String> KNOWN = Set.of("", DATA, "event", "id", "retry");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The fields of a frame in their order; blank lines are left out. */
  public static List<SseField> of(byte[] frame) {
    String text = new String(frame, StandardCharsets.UTF_8);
    List<SseField> fields = new ArrayList<>();
    for (String line : withoutMark(text).split("\r\n|\r|\n", -1)) {
      if (!line.isEmpty()) {
        fields.add(line(line));
      }
    }
    return fields;
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static SseField line(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return new SseField(line, "");
    }
    int value = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
    return new SseField(line.substring(0, colon), line.substring(value));
  }

  /** The lines of data, joined by line feeds as the standard says. */
  public static String data(List<SseField> fields) {
    return fields.stream()
        .filter(field -> field.name.equals(DATA))
        .map(SseField::value)
        .collect(Collectors.joining("\n"));
  }

  /** Whether the standard knows the field; others are ignored by a client. */
  public boolean known() {
    return KNOWN.contains(name);
  }

  /** Whether it is a comment, such as a keep-alive. */
  public boolean comment() {
    return name.isEmpty();
  }
}
