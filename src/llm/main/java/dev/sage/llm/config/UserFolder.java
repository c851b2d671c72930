package dev.sage.llm.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the platform keeps a user's configuration. Stateless; touches no file. */
final class UserFolder {

  private UserFolder() {}

  static Path of(Map<String, String> environment, Properties properties) {
    var named = path(environment.get("SAGE_HOME"));
    if (named != null) {
      return named.toAbsolutePath();
    }
    var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var home = home(environment, properties);
    if (system.startsWith("windows")) {
      var roaming = absolute(environment.get("APPDATA"));
      return (roaming == null ? home.resolve("AppData").resolve("Roaming") : roaming)
          .resolve("Sage");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Sage");
    }
    // The XDG specification: a relative path there is to be ignored.
    var config = absolute(environment.get("XDG_CONFIG_HOME"));
    return (config == null ? home.resolve(".config") : config).resolve("sage");
  }

  /** {@code HOME} where it is set: whoever sets the variable means it. */
  static Path home(Map<String, String> environment, Properties properties) {
    var home = absolute(environment.get("HOME"));
    return home == null ? Path.of(properties.getProperty("user.home", ".")) : home;
  }

  static Map<String, String> sageProperties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("sage."))
        .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
  }

  private static @Nullable Path absolute(@Nullable String value) {
    var path = path(value);
    return path != null && path.isAbsolute() ? path : null;
  }

  private static @Nullable Path path(@Nullable String value) {
    return value == null || value.isBlank() ? null : Path.of(value);
  }
}
