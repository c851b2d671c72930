package dev.sage.llm.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names that lead to a setting. Stateless. A header's name may have dots, others have none. */
final class SettingPath {

  private static final String HEADERS = ".headers.";

  private SettingPath() {}

  static List<String> parts(String path) {
    if (path.isEmpty()) {
      return List.of();
    }
    int headers = headers(path);
    int splitTo = headers < 0 ? path.length() : headers + HEADERS.length() - 1;
    var parts = new ArrayList<String>();
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0 && dot <= splitTo; dot = path.indexOf('.', from)) {
      parts.add(path.substring(from, dot));
      from = dot + 1;
    }
    parts.add(path.substring(from));
    return List.copyOf(parts);
  }

  static String child(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  /** The same for all ways to write it: headers have no case. */
  static String key(String path) {
    int headers = headers(path);
    return headers < 0
        ? path
        : path.substring(0, headers) + path.substring(headers).toLowerCase(Locale.ROOT);
  }

  /** Where the names of headers begin; -1 where there are none. */
  private static int headers(String path) {
    boolean sent = path.startsWith("providers.") || path.startsWith("telemetry.");
    return sent ? path.indexOf(HEADERS) : -1;
  }

  static String provider(String provider, String setting) {
    return "providers." + provider + "." + setting;
  }
}
