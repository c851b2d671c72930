package dev.sage.console.setup;

import dev.sage.llm.config.ConfigSetting;
import dev.sage.workbench.setup.ProviderSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Headers as lines of text, {@code Name: value}, and back. */
final class HeaderLines {
  private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private HeaderLines() {}

  /** The headers that configuration has, one a line. */
  static String of(ProviderSettings settings) {
    String before = FormField.HEADERS.path(settings) + ".";
    return settings.settings().stream()
        .filter(setting -> setting.path().startsWith(before) && setting.value() != null)
        .map(setting -> line(setting, before))
        .collect(Collectors.joining("\n"));
  }

  private static String line(ConfigSetting setting, String before) {
    return setting.path().substring(before.length()) + ": " + setting.value();
  }

  /** The headers of those lines; a line that is none is left out. */
  static Map<String, String> read(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    text.lines()
        .filter(line -> valid(line))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            });
    return headers;
  }

  /** The number of the first line that is no header, from 1. */
  static Optional<Integer> wrong(String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !valid(line)) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  private static boolean valid(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && line.substring(0, colon).strip().matches(NAME)
        && !line.substring(colon + 1).isBlank();
  }
}
