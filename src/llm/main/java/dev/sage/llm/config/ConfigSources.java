package dev.sage.llm.config;

import dev.sage.llm.secret.SecretStore;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What configuration is read from. Immutable, thread-safe; never prints a value.
 *
 * @param environment names and values, such as {@link System#getenv()}
 * @param properties Java system properties; those whose names begin with {@code sage.} count
 * @param commandLine paths and values of the command line's options
 * @param call paths and values that the program sets for this run
 * @param folder where the search for the project begins; null for no project
 * @param userFile the user's configuration file, whether it is there or not
 * @param profile the profile that the command line chose, or null
 * @param secrets where {@code keychain} references lead to
 * @param trust the folders that may run commands and the like
 */
public record ConfigSources(
    Map<String, String> environment,
    Map<String, String> properties,
    Map<String, String> commandLine,
    Map<String, String> call,
    @Nullable Path folder,
    Path userFile,
    @Nullable String profile,
    SecretStore secrets,
    TrustedFolders trust) {

  /** Takes copies of the maps, and makes the paths absolute. */
  public ConfigSources {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
    commandLine = Map.copyOf(commandLine);
    call = Map.copyOf(call);
    folder = folder == null ? null : folder.toAbsolutePath().normalize();
    userFile = userFile.toAbsolutePath().normalize();
  }

  /**
   * {@return what this process has: its environment, its properties, its folder, the platform's
   * place for the user's file, and the folders that the user trusts; no store of secrets}
   *
   * <p>The user's file is {@code config.json} in {@code $SAGE_HOME}, else in {@code
   * $XDG_CONFIG_HOME/sage} or {@code ~/.config/sage}, {@code ~/Library/Application Support/Sage},
   * {@code %APPDATA%\Sage}. The list of trusted folders stands beside it.
   */
  public static ConfigSources standard() {
    var environment = System.getenv();
    var file = userFile(environment);
    return new ConfigSources(
        environment,
        UserFolder.sageProperties(System.getProperties()),
        Map.of(),
        Map.of(),
        Path.of(""),
        file,
        null,
        SecretStore.NONE,
        TrustedFolders.of(file.resolveSibling(TrustedFolders.FILE_NAME)));
  }

  /**
   * {@return where the user's file is, whether it is there or not}
   *
   * @param environment names and values: {@code SAGE_HOME}, {@code XDG_CONFIG_HOME} ...
   */
  public static Path userFile(Map<String, String> environment) {
    return UserFolder.of(environment, System.getProperties()).resolve("config.json");
  }

  /**
   * {@return no source at all but a user's file: for tests and for programs that say all
   * themselves}
   *
   * @param userFile the file, whether it is there or not
   */
  public static ConfigSources none(Path userFile) {
    return new ConfigSources(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        userFile,
        null,
        SecretStore.NONE,
        TrustedFolders.NOBODY);
  }

  /**
   * {@return these sources with another environment}
   *
   * @param value names and values
   */
  public ConfigSources withEnvironment(Map<String, String> value) {
    return new ConfigSources(
        value, properties, commandLine, call, folder, userFile, profile, secrets, trust);
  }

  /**
   * {@return these sources with other system properties}
   *
   * @param value names and values
   */
  public ConfigSources withProperties(Map<String, String> value) {
    return new ConfigSources(
        environment, value, commandLine, call, folder, userFile, profile, secrets, trust);
  }

  /**
   * {@return these sources with other options of the command line}
   *
   * @param value paths and values
   */
  public ConfigSources withCommandLine(Map<String, String> value) {
    return new ConfigSources(
        environment, properties, value, call, folder, userFile, profile, secrets, trust);
  }

  /**
   * {@return these sources with other settings of the program}
   *
   * @param value paths and values
   */
  public ConfigSources withCall(Map<String, String> value) {
    return new ConfigSources(
        environment, properties, commandLine, value, folder, userFile, profile, secrets, trust);
  }

  /**
   * {@return these sources with another folder}
   *
   * @param value where the search for the project begins; null for no project
   */
  public ConfigSources withFolder(@Nullable Path value) {
    return new ConfigSources(
        environment, properties, commandLine, call, value, userFile, profile, secrets, trust);
  }

  /**
   * {@return these sources with another user's file}
   *
   * @param value the file, whether it is there or not
   */
  public ConfigSources withUserFile(Path value) {
    return new ConfigSources(
        environment, properties, commandLine, call, folder, value, profile, secrets, trust);
  }

  /**
   * {@return these sources with another profile}
   *
   * @param value its name; null for the one that the files and the environment choose
   */
  public ConfigSources withProfile(@Nullable String value) {
    return new ConfigSources(
        environment, properties, commandLine, call, folder, userFile, value, secrets, trust);
  }

  /**
   * {@return these sources with another store of secrets}
   *
   * @param value the store
   */
  public ConfigSources withSecrets(SecretStore value) {
    return new ConfigSources(
        environment, properties, commandLine, call, folder, userFile, profile, value, trust);
  }

  /**
   * {@return these sources with other trusted folders}
   *
   * @param value the folders
   */
  public ConfigSources withTrust(TrustedFolders value) {
    return new ConfigSources(
        environment, properties, commandLine, call, folder, userFile, profile, secrets, value);
  }

  /** Where configuration is looked for; no value of any source. */
  @Override
  public String toString() {
    return "ConfigSources[folder " + folder + ", user file " + userFile + "]";
  }
}
