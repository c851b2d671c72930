package dev.sage.workbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all of Sage's state. Immutable, thread-safe; touches no file.
 *
 * @param folder absolute
 */
public record Home(Path folder) {

  public Home {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder that was named, else that of {@code SAGE_HOME}, else the platform's place: {@code
   * $XDG_DATA_HOME/sage} or {@code ~/.local/share/sage}, {@code ~/Library/Application
   * Support/Sage}, {@code %LOCALAPPDATA%\Sage}.
   */
  public static Home find(@Nullable Path named, Map<String, String> environment) {
    if (named != null) {
      return new Home(named);
    }
    String variable = environment.getOrDefault("SAGE_HOME", "");
    return new Home(
        variable.isBlank()
            ? platform(System.getProperty("os.name", ""), user(environment), environment)
            : Path.of(variable));
  }

  /**
   * {@code HOME} where it is set: Java asks the password file instead, but whoever sets the
   * variable means it.
   */
  private static Path user(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(
        home.isBlank() || !Path.of(home).isAbsolute()
            ? System.getProperty("user.home", ".")
            : home);
  }

  static Path platform(String system, Path user, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? user.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("Sage");
    }
    if (name.startsWith("mac")) {
      return user.resolve("Library").resolve("Application Support").resolve("Sage");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    // The XDG specification: a relative path there is to be ignored.
    return (data.isBlank() || !Path.of(data).isAbsolute()
            ? user.resolve(".local").resolve("share")
            : Path.of(data))
        .resolve("sage");
  }

  /** The SQLite database. */
  public Path database() {
    return folder.resolve("sage.db");
  }

  /** The person's own prices of models; there need not be any. */
  public Path prices() {
    return folder.resolve("prices.json");
  }

  /** Where log files are. */
  public Path logs() {
    return folder.resolve("logs");
  }
}
