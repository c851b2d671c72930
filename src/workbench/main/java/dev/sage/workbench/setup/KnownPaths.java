package dev.sage.workbench.setup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Paths of other tools as data writes them: {@code ~/…}, {@code ./…}, {@code %APPDATA%/…}. */
final class KnownPaths {

  private static final String APPDATA = "%APPDATA%/";

  private final Map<String, String> environment;
  private final Path folder;

  /**
   * @param environment names the person's own folder
   * @param folder what {@code ./} means
   */
  KnownPaths(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  /** The path; empty where this system has no such place. */
  Optional<Path> of(String written) {
    try {
      if (written.startsWith("./")) {
        return Optional.of(folder.resolve(written.substring(2)));
      }
      return written.startsWith(APPDATA)
          ? below("APPDATA", written.substring(APPDATA.length()))
          : below("HOME", written.substring(2))
              .or(() -> below("USERPROFILE", written.substring(2)));
    } catch (InvalidPathException notHere) {
      return Optional.empty();
    }
  }

  private Optional<Path> below(String variable, String rest) {
    String base = environment.getOrDefault(variable, "");
    return base.isBlank() ? Optional.empty() : Optional.of(Path.of(base).resolve(rest));
  }
}
