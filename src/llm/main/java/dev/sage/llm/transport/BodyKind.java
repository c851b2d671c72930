package dev.sage.llm.transport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a response body is, by its first bytes and then by what its header claims: servers send JSON
 * errors as {@code text/event-stream}, event streams as {@code application/json}, and a proxy's web
 * page as either.
 */
public enum BodyKind {
  /** Server-sent events. */
  SSE("text/event-stream"),
  /** One JSON value. */
  JSON("application/json"),
  /** One JSON value a line. */
  NDJSON("application/x-ndjson"),
  /** One JSON array, element by element; only a wire format knows that its arrays grow. */
  JSON_ARRAY("application/json"),
  /** A web page, or other markup. */
  HTML("text/html"),
  /** None of these. */
  TEXT("text/plain"),
  /** Nothing, or nothing but white space. */
  EMPTY("");

  /** With so many bytes after leading white space the kind is always decided. */
  private static final int ENOUGH = 8;

  private static final String[] FIELDS = {"data", "event", "id", "retry"};

  private final String mediaType;

  BodyKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** {@return the media type to ask for} */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Tells the kind of a body.
   *
   * @param contentType the header's value, or null where there is none
   * @param bytes what has arrived
   * @param from where it begins
   * @param length how many bytes it has
   * @param whole whether the body has ended, so that no more bytes can change the answer
   * @return the kind, or null where more bytes are needed
   */
  public static @Nullable BodyKind of(
      @Nullable String contentType, byte[] bytes, int from, int length, boolean whole) {
    int to = from + length;
    int start = start(bytes, from, to);
    if (start == to) {
      return whole ? EMPTY : null;
    }
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    byte first = bytes[start];
    if (first == '{' || first == '[') {
      return type.contains("ndjson") || type.contains("jsonl") ? NDJSON : JSON;
    }
    if (first == ':') {
      return SSE;
    }
    if (first == '<') {
      return HTML;
    }
    if (type.startsWith("text/event-stream")) {
      return whole || to - start >= 3 ? SSE : null;
    }
    if (to - start < ENOUGH && !whole) {
      return null;
    }
    return beginsWithField(bytes, start, to) ? SSE : TEXT;
  }

  /**
   * {@return the first byte that is no byte order mark and no white space; 0 where there is none}
   *
   * @param bytes the array
   * @param from where to begin
   * @param to where to end, exclusive
   */
  public static byte first(byte[] bytes, int from, int to) {
    int start = start(bytes, from, to);
    return start < to ? bytes[start] : 0;
  }

  private static int start(byte[] bytes, int from, int to) {
    int start = Lines.afterByteOrderMark(bytes, from, to);
    while (start < to && JsonSpace.is(bytes[start])) {
      start++;
    }
    return start;
  }

  private static boolean beginsWithField(byte[] bytes, int start, int to) {
    for (String field : FIELDS) {
      int length = field.length();
      if (to - start > length && bytes[start + length] == ':' && matches(field, bytes, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String field, byte[] bytes, int start) {
    for (int i = 0; i < field.length(); i++) {
      if (bytes[start + i] != field.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
