package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of a header or field that carries a key: {@code Authorization: Basic …}, {@code
 * "x-api-key": "…"}, {@code api_key=…}, or what stands after {@code Bearer}.
 *
 * @param separated whether a colon or an equals sign stands between name and value
 */
record HeaderValue(String name, boolean separated) implements Rule {

  private static final int MIN_LENGTH = 8;
  private static final int MAX_GAP = 8;
  private static final String[] SCHEMES = {"basic ", "bearer ", "token "};

  @Override
  public @Nullable Hit match(Scan scan, int from, int to) {
    int start = separated ? afterSeparator(scan, to) : to;
    if (start < 0) {
      return null;
    }
    start = afterScheme(scan, start);
    int end = scan.tokenEnd(start);
    if (end - start < MIN_LENGTH) {
      return null;
    }
    var token = scan.copy(start, end);
    var shape = KeyShape.nameOf(new String(token, US_ASCII));
    return new Hit(start, end, shape == null ? name : shape, token);
  }

  /** Past quotes, spaces and the separator; -1 where there is none. */
  private static int afterSeparator(Scan scan, int from) {
    int at = from;
    boolean seen = false;
    for (int i = 0; i < MAX_GAP; i++, at++) {
      int c = scan.at(at);
      if (c == ':' || c == '=') {
        seen = true;
      } else if (c != '"' && c != '\'' && c != ' ' && c != '\\' && c != '\t') {
        break;
      }
    }
    return seen ? at : -1;
  }

  private static int afterScheme(Scan scan, int from) {
    for (var scheme : SCHEMES) {
      if (scan.text(from, scheme.length()).toLowerCase(Locale.ROOT).equals(scheme)) {
        return from + scheme.length();
      }
    }
    return from;
  }
}
