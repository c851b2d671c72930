package dev.sage.llm.redaction;

/**
 * Takes the escapes of JSON ({@code \"}, {@code \\u002d}, behind any number of backslashes) and the
 * harmless ones of URLs ({@code %22}) out of a text, and keeps account of where its bytes came
 * from. Characters that mean something in a URL stay escaped, so that a value does not seem to end
 * early. Not thread-safe.
 */
final class Unescaper {

  /** The decoded byte; NONE where nothing can be decoded before more arrives. */
  private int value;

  /** How many raw bytes it took. */
  private int length;

  private int backslashes;

  /** More backslashes in a row than this are read as several runs. */
  private static final int MOST_BACKSLASHES = 64;

  /** Unreserved characters are decided by their class; these are the others. */
  private static final String DECODED = "\"' =,{}[]<>|\n\\";

  /** Whether there is anything to decode in these bytes. */
  static boolean needed(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] == '\\' || raw[i] == '%') {
        return true;
      }
    }
    return false;
  }

  /**
   * Decodes what begins here.
   *
   * @param last whether nothing comes behind {@code to}
   * @return false where more has to arrive first
   */
  boolean decode(byte[] raw, int at, int to, boolean last) {
    int c = raw[at];
    value = c;
    length = 1;
    backslashes = 0;
    return switch (c) {
      case '\\' -> backslashes(raw, at, to, last);
      case '%' -> percent(raw, at, to, last);
      default -> true;
    };
  }

  int value() {
    return value;
  }

  int length() {
    return length;
  }

  /** How many backslashes stood before what was decoded. */
  int backslashes() {
    return backslashes;
  }

  private boolean backslashes(byte[] raw, int at, int to, boolean last) {
    int end = at;
    while (end < to && end - at < MOST_BACKSLASHES && raw[end] == '\\') {
      end++;
    }
    length = end - at;
    if (end == to) {
      return last || length == MOST_BACKSLASHES;
    }
    int decoded = simple(raw[end]);
    if (decoded != View.NONE) {
      value = decoded;
      backslashes = length;
      length++;
      return true;
    }
    return raw[end] != 'u' || unicode(raw, end + 1, to, last);
  }

  private static int simple(byte c) {
    return switch (c) {
      case '"', '\'', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> View.NONE;
    };
  }

  private boolean unicode(byte[] raw, int from, int to, boolean last) {
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      if (i == to) {
        return last;
      }
      int digit = Character.digit(raw[i], 16);
      if (digit < 0) {
        return true;
      }
      code = 16 * code + digit;
    }
    if (code < 0x80) {
      value = code;
      backslashes = length;
      length += 5;
    }
    return true;
  }

  /** Also what was escaped more than once: {@code %2522}. */
  private boolean percent(byte[] raw, int at, int to, boolean last) {
    int digits = at + 1;
    while (digits + 1 < to
        && digits - at < MOST_BACKSLASHES
        && raw[digits] == '2'
        && raw[digits + 1] == '5') {
      digits += 2;
    }
    if (digits + 1 >= to) {
      return last;
    }
    int high = Character.digit(raw[digits], 16);
    int low = Character.digit(raw[digits + 1], 16);
    int decoded = 16 * high + low;
    if (high >= 0 && low >= 0 && harmless(decoded)) {
      value = decoded;
      length = digits + 2 - at;
    }
    return true;
  }

  private static boolean harmless(int c) {
    return c < 0x80 && (Alphabet.TILDE.has(c) || DECODED.indexOf(c) >= 0);
  }
}
