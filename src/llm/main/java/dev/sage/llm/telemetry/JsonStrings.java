package dev.sage.llm.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.UnaryOperator;

/**
 * Changes the string values in the bytes of a frame: in JSON, in lines of JSON, and in the data
 * fields of server-sent events alike, for a string begins and ends with a quote in all of them.
 * Every other byte stays. Stateless.
 */
final class JsonStrings {

  private JsonStrings() {}

  /**
   * Puts another text in the place of one that the frame says. Where the decoder has made the text
   * of a part of a string, that part is replaced; where nobody can tell how the frame says it, all
   * its strings go: then the frame means nothing, but keeps nothing of a secret either.
   */
  @SuppressWarnings("ReferenceEquality") // the same array where nothing was changed
  static byte[] replace(byte[] frame, String said, String instead) {
    byte[] changed = change(frame, value -> value.equals(said) ? instead : value);
    if (changed == frame) {
      changed = change(frame, value -> value.replace(said, instead));
    }
    return changed == frame ? without(frame) : changed;
  }

  /** The frame with nothing in its strings; the same array where it has none. */
  static byte[] without(byte[] frame) {
    return change(frame, value -> "");
  }

  private static byte[] change(byte[] frame, UnaryOperator<String> change) {
    var out = new ByteArrayOutputStream(frame.length + 32);
    boolean changed = false;
    int copied = 0;
    int at = 0;
    while (at < frame.length) {
      if (frame[at] != '"') {
        at++;
        continue;
      }
      int end = endOfString(frame, at + 1);
      if (end < frame.length && !isName(frame, end + 1)) {
        String value = unescape(new String(frame, at + 1, end - at - 1, UTF_8));
        String wanted = change.apply(value);
        if (!wanted.equals(value)) {
          out.write(frame, copied, at + 1 - copied);
          out.writeBytes(escape(wanted).getBytes(UTF_8));
          copied = end;
          changed = true;
        }
      }
      at = end + 1;
    }
    if (!changed) {
      return frame;
    }
    out.write(frame, copied, frame.length - copied);
    return out.toByteArray();
  }

  private static int endOfString(byte[] frame, int from) {
    int at = from;
    while (at < frame.length && frame[at] != '"') {
      at += frame[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, frame.length);
  }

  private static boolean isName(byte[] frame, int from) {
    int at = from;
    while (at < frame.length && (frame[at] == ' ' || frame[at] == '\t')) {
      at++;
    }
    return at < frame.length && frame[at] == ':';
  }

  private static String unescape(String json) {
    if (json.indexOf('\\') < 0) {
      return json;
    }
    var text = new StringBuilder(json.length());
    for (int at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      if (c != '\\' || at + 1 == json.length()) {
        text.append(c);
        continue;
      }
      char escaped = json.charAt(++at);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> {
          int code = hexadecimal(json, at + 1);
          text.append(code < 0 ? "\\u" : String.valueOf((char) code));
          at += code < 0 ? 0 : 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }

  /** The number of four digits, -1 where there are none. */
  private static int hexadecimal(String json, int from) {
    if (from + 4 > json.length()) {
      return -1;
    }
    int code = 0;
    for (int at = from; at < from + 4; at++) {
      int digit = Character.digit(json.charAt(at), 16);
      if (digit < 0) {
        return -1;
      }
      code = (code << 4) | digit;
    }
    return code;
  }

  private static String escape(String text) {
    var json = new StringBuilder(text.length() + 8);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || (Character.isSurrogate(c) && lonely(text, at))) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }

  private static boolean lonely(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
