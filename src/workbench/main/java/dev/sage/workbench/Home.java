package dev.sage.workbench;

import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.config.TrustedFolders;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all of Sage's state. Immutable, thread-safe; touches no file.
 *
 * @param folder absolute
 * @param configuration the person's {@code config.json}, absolute: in the folder where that was
 *     named, else where the platform keeps configuration
 */
public record Home(Path folder, Path configuration) {

  public Home {
    folder = folder.toAbsolutePath().normalize();
    configuration = configuration.toAbsolutePath().normalize();
  }

  /** A folder that was named: everything is in it. */
  public Home(Path folder) {
    this(folder, folder.resolve("config.json"));
  }

  /**
   * The folder that was named, else that of {@code SAGE_HOME}, else the platform's place: {@code
   * $XDG_DATA_HOME/sage} or {@code ~/.local/share/sage}, {@code ~/Library/Application
   * Support/Sage}, {@code %LOCALAPPDATA%\Sage}. Then the configuration is where {@link
   * ConfigSources#userFile} says.
   */
  public static Home find(@Nullable Path named, Map<String, String> environment) {
    if (named != null) {
      return new Home(named);
    }
    String variable = environment.getOrDefault("SAGE_HOME", "");
    return variable.isBlank()
        ? new Home(
            platform(System.getProperty("os.name", ""), user(environment), environment),
            ConfigSources.userFile(environment))
        : new Home(Path.of(variable));
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

  /** The project folders that the person trusts, beside the configuration. */
  public Path trusted() {
    return configuration.resolveSibling(TrustedFolders.FILE_NAME);
  }

  /** The encrypted file of keys; there need not be one. */
  public Path keys() {
    return folder.resolve("keys.enc");
  }

  /** What the person chose of redaction; there need not be any. */
  public Path redaction() {
    return folder.resolve("redaction.json");
  }

  /** What placeholders and hashes are made with here. */
  public Path redactionKey() {
    return folder.resolve("redaction.key");
  }

  /** Where log files are. */
  public Path logs() {
    return folder.resolve("logs");
  }
}
