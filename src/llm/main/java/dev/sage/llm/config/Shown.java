package dev.sage.llm.config;

import dev.sage.llm.provider.Headers;
import dev.sage.llm.redaction.Redactor;
import java.net.URI;
import java.net.URISyntaxException;

/** Values as messages and ladders show them: no secret, no invisible character, not too long. */
final class Shown {

  private static final int LONGEST = 120;
  private static final int SHORTEST_KEY = 20;

  private Shown() {}

  /** Most programs never show a value, and don't pay for the rules. */
  private static final class Rules {
    static final Redactor REDACTOR = Redactor.create();
  }

  /** A name or a value that should not be a secret, but may be one in the wrong place. */
  static String text(String value) {
    var clean = Rules.REDACTOR.redact(value);
    var text = clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    return text.replaceAll("\\p{C}", "\ufffd");
  }

  /** Whether a name is a key that stands in the wrong place. */
  static boolean key(String name) {
    return name.length() >= SHORTEST_KEY && !Rules.REDACTOR.redact(name).equals(name);
  }

  /** Whether a setting is masked wherever it is shown. */
  static boolean secret(SettingSpec spec, String path) {
    return spec.secret()
        || (spec.type() == SettingType.HEADER
            && (path.startsWith("telemetry.")
                || Headers.secret(SettingPath.parts(path).getLast())));
  }

  static String value(SettingSpec spec, String path, Value value) {
    return switch (value) {
      case Value.Plain plain when secret(spec, path) -> secret(plain.text());
      case Value.Plain plain when spec.type() == SettingType.URL -> address(plain.text());
      case Value.Plain plain -> text(plain.text());
      case Value.Texts texts -> text(String.join(", ", texts.items()));
      case Value.Refers refers -> refers.reference().shown();
      case Value.Empty empty -> "empty";
      case Value.Removed removed -> "null";
      case Value.Bad bad -> bad.shown();
    };
  }

  /** Of a secret its length only, and the prefix that all of its kind have. */
  static String secret(String value) {
    var key = value.strip();
    int length = key.codePointCount(0, key.length());
    return "%s (%d character%s)".formatted(prefix(key), length, length == 1 ? "" : "s");
  }

  private static String prefix(String key) {
    for (var known : KeyPrefixes.LONGEST_FIRST) {
      // Shorter ones are no keys, and would be told almost whole.
      if (key.startsWith(known) && key.length() >= known.length() + 16) {
        return known + "…";
      }
    }
    return "hidden";
  }

  /** An address without user, password, query and fragment, any of which may be a secret. */
  static String address(String value) {
    try {
      var url = new URI(value.strip());
      if (url.getHost() == null) {
        return text(value);
      }
      return text(
          new URI(url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), null, null)
              .toString());
    } catch (URISyntaxException malformed) {
      return "hidden (" + value.length() + " characters)";
    }
  }
}
