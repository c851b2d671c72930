package dev.sage.llm.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set of bytes that keys and values are made of. Immutable. */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once
enum Alphabet {
  ALNUM(0, ""),
  /** Base64 for URLs without padding, and most tokens. */
  URL(1, "-_"),
  HEX(2, ""),
  HEXDASH(3, "-"),
  UPPER(4, ""),
  UPPERDASH(5, "-"),
  LOWER(6, ""),
  BASE64(7, "+/=_-"),
  BASE64URL(8, "-_="),
  BASE64WORD(9, "+/=_"),
  DOTTED(10, "-_."),
  WORD(11, "_"),
  JWT(12, "-_./=+"),
  /** RFC 6750 §2.1, and what else is found behind a name. */
  ASSIGNED(13, "-_.~+/=:@!#$%^*|?"),
  /** Anything but white space and quotes. */
  SHOWN(14, ""),
  /** Anything up to a quote or the end of the line. */
  DOUBLE_QUOTED(15, ""),
  SINGLE_QUOTED(16, ""),
  BACK_QUOTED(17, ""),
  /** What stands between BEGIN and END. */
  ARMOUR(18, "+/= \n\r\t:,.;()"),
  /** Up to what ends a value in a URL. */
  QUERY(19, ""),
  /** The end of a line is the end. */
  LINE(20, ""),
  TILDE(21, "-_.~");

  private static final Map<String, Alphabet> BY_NAME =
      Arrays.stream(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  set -> set.name().toLowerCase(Locale.ROOT), Function.identity()));

  private final int index;
  private final boolean[] members = new boolean[256];

  Alphabet(int index, String more) {
    this.index = index;
    for (int c = 0; c < members.length; c++) {
      members[c] = member(index, c) || more.indexOf(c) >= 0;
    }
  }

  private static boolean member(int index, int c) {
    boolean digit = c >= '0' && c <= '9';
    boolean upper = c >= 'A' && c <= 'Z';
    boolean lower = c >= 'a' && c <= 'z';
    boolean line = c != '\n' && c != '\r';
    return switch (index) {
      case 2, 3 -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      case 4, 5 -> digit || upper;
      case 6 -> digit || lower;
      case 14 -> c > ' ' && c != '"' && c != '\'' && c != '`' && c != 0x7f;
      case 15 -> line && c != '"';
      case 16 -> line && c != '\'';
      case 17 -> line && c != '`';
      case 19 -> c > ' ' && "\"'`<>&#()[]{},;\\".indexOf(c) < 0;
      case 20 -> line;
      default -> digit || upper || lower;
    };
  }

  /** As the data files call it: {@code alnum}, {@code url} … */
  static Alphabet of(String name) {
    var found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no alphabet is called " + name);
    }
    return found;
  }

  static int count() {
    return BY_NAME.size();
  }

  int index() {
    return index;
  }

  /** Whether it has this byte (0 to 255). */
  boolean has(int c) {
    return c >= 0 && members[c];
  }

  boolean hasByte(byte c) {
    return members[c & 0xff];
  }
}
