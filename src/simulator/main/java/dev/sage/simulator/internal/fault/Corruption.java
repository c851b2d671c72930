package dev.sage.simulator.internal.fault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ways to spoil an event. They only need to know that an event holds one JSON object, from its
 * first brace to its last, so they work on every wire; an event without one stays as it is. The
 * framing around the object is kept.
 */
enum Corruption {
  /** The object is broken off in its middle. */
  TRUNCATED_JSON,
  /** A brace is followed by a word. */
  NOT_JSON,
  /** A member whose value is NaN. */
  NAN,
  /** Every member twice. */
  DUPLICATE_KEYS,
  /** Members whose numbers fit into no type. */
  HUGE_NUMBERS,
  /** A member of 100,000 arrays, one inside the other. */
  DEEP,
  /** A member whose text ends inside a letter. */
  TRUNCATED_UTF8,
  /** An array in place of the object. */
  WRONG_TYPE;

  private static final int DEPTH = 100_000;

  /** The event, spoiled. */
  byte[] apply(byte[] event) {
    int from = indexOf(event, '{');
    int to = lastIndexOf(event, '}');
    if (from < 0 || to < from) {
      return event;
    }
    var object = Arrays.copyOfRange(event, from, to + 1);
    return joined(
        Arrays.copyOf(event, from),
        spoiled(object),
        Arrays.copyOfRange(event, to + 1, event.length));
  }

  private byte[] spoiled(byte[] object) {
    return switch (this) {
      case TRUNCATED_JSON -> Arrays.copyOf(object, object.length / 2);
      case NOT_JSON -> ascii("{this is not JSON}");
      case NAN -> withMember(object, ascii("\"nan\":NaN"));
      case DUPLICATE_KEYS -> withMember(object, Arrays.copyOfRange(object, 1, object.length - 1));
      case HUGE_NUMBERS ->
          withMember(object, ascii("\"huge\":1e999999999,\"long\":" + "9".repeat(400)));
      case DEEP -> withMember(object, ascii("\"deep\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH)));
      case TRUNCATED_UTF8 ->
          withMember(object, new byte[] {'"', 'u', '"', ':', '"', (byte) 0xe2, (byte) 0x82, '"'});
      case WRONG_TYPE -> ascii("[1,2,3]");
    };
  }

  private static byte[] withMember(byte[] object, byte[] member) {
    return joined(ascii("{"), member, ascii(","), Arrays.copyOfRange(object, 1, object.length));
  }

  private static byte[] joined(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (var part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int indexOf(byte[] bytes, char letter) {
    int at = 0;
    while (at < bytes.length && bytes[at] != letter) {
      at++;
    }
    return at < bytes.length ? at : -1;
  }

  private static int lastIndexOf(byte[] bytes, char letter) {
    int at = bytes.length - 1;
    while (at >= 0 && bytes[at] != letter) {
      at--;
    }
    return at;
  }
}
