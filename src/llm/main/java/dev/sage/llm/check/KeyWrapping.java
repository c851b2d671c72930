package dev.sage.llm.check;

import dev.sage.llm.check.KeyHint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What was pasted together with a key: white space, quotes, {@code Bearer}, the name of a variable.
 * Takes them off, layer by layer, and remembers which there were. Immutable.
 *
 * @param key what is left
 * @param hints what was taken off
 */
record KeyWrapping(String key, List<KeyHint> hints) {

  /** {@code export NAME=key}, {@code "apiKey": "key"}, {@code x-api-key: key}. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?i)(?:export\\s+|set\\s+|setx\\s+|\\$env:)?[\"']?[a-z][a-z0-9_.-]*"
              + "(?:key|token|secret)[\"']?\\s*[=:]\\s*(?=\\S)"
              + "|(?i)[\"']?authorization[\"']?\\s*[=:]\\s*(?=\\S)");

  private static final Pattern BEARER = Pattern.compile("(?i)bearer(?:\\s+|$)");

  private static final String QUOTES = "\"'`“”„‘’‚«»";

  private static final int MOST_LAYERS = 6;

  static KeyWrapping of(String raw) {
    var hints = new ArrayList<KeyHint>();
    var key = withoutSpace(raw, hints);
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      var inner = peeled(key, hints);
      if (inner.equals(key)) {
        break;
      }
      key = inner;
    }
    return new KeyWrapping(key, List.copyOf(hints));
  }

  private static String withoutSpace(String raw, List<KeyHint> hints) {
    var key = raw.strip();
    if (raw.endsWith("\n") || raw.endsWith("\r")) {
      hints.add(
          KeyHint.warning(
              Kind.TRAILING_NEWLINE,
              "The key has a line break at its end, which is left out when it is sent.",
              "Remove the line break, so that other programs can use the key too."));
    } else if (key.length() < raw.length()) {
      hints.add(
          KeyHint.warning(
              Kind.WHITESPACE,
              "The key has white space round it, which is left out when it is sent.",
              "Remove the white space, so that other programs can use the key too."));
    }
    return key;
  }

  private static String peeled(String key, List<KeyHint> hints) {
    var line = LINE.matcher(key);
    if (line.lookingAt()) {
      hints.add(
          KeyHint.error(
              Kind.VARIABLE_LINE,
              "The key is a whole line that sets it, name and all.",
              "Give only what stands behind the name."));
      return trimmed(key.substring(line.end()));
    }
    var bearer = BEARER.matcher(key);
    if (bearer.lookingAt()) {
      hints.add(
          KeyHint.error(
              Kind.BEARER_PREFIX,
              "The key begins with \"Bearer\", which is put before it when it is sent.",
              "Remove the word \"Bearer\" and the space behind it."));
      return key.substring(bearer.end()).strip();
    }
    var bare = unquoted(key);
    if (bare.length() < key.length()) {
      hints.add(
          KeyHint.error(
              Kind.QUOTES, "The key has quotes round it.", "Remove the quotes round the key."));
    }
    return bare.strip();
  }

  /** The comma or semicolon at the end of a line of a program or of JSON goes with it. */
  private static String trimmed(String rest) {
    return rest.strip().replaceFirst("(?<=[\"'])\\s*[,;]$", "");
  }

  private static String unquoted(String key) {
    int from = 0;
    int to = key.length();
    while (from < to && QUOTES.indexOf(key.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && QUOTES.indexOf(key.charAt(to - 1)) >= 0) {
      to--;
    }
    return key.substring(from, to);
  }
}
