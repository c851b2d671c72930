package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import dev.sage.llm.config.jsonc.TextFile;
import dev.sage.llm.provider.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The project folders whose files may run commands, read files elsewhere and choose where keys are
 * sent. Kept as real paths in a file that only the user can read. A folder below a trusted one is
 * trusted where both are of the same repository: what is cloned into it later is not. Thread-safe;
 * of two processes that change the list at the same time, the later one wins.
 */
public final class TrustedFolders {

  /** Trusts no folder, and can't be told to. */
  public static final TrustedFolders NOBODY = new TrustedFolders(null);

  /** How the file is called that stands beside the user's configuration. */
  public static final String FILE_NAME = "trusted-folders.json";

  private final @Nullable Path file;

  private TrustedFolders(@Nullable Path file) {
    this.file = file;
  }

  /**
   * {@return the folders of a list that is read each time it is asked, and need not be there yet}
   *
   * @param file the list
   */
  public static TrustedFolders of(Path file) {
    return new TrustedFolders(file.toAbsolutePath());
  }

  /**
   * {@return whether a project's folder is trusted; a list that can't be read trusts nobody}
   *
   * @param folder the folder; links are followed first
   */
  public boolean trusts(Path folder) {
    var real = ProjectFiles.real(folder);
    var repository = ProjectFiles.repository(real);
    return folders().stream().anyMatch(trusted -> covers(trusted, real, repository));
  }

  private static boolean covers(Path trusted, Path real, @Nullable Path repository) {
    return real.equals(trusted)
        || (repository != null
            && real.startsWith(trusted)
            && repository.equals(ProjectFiles.repository(trusted)));
  }

  /**
   * Trusts a folder from now on.
   *
   * @param folder the folder; the one that it really is where it is a link
   * @throws UncheckedIOException where the folder is none or the list can't be written
   */
  public synchronized void trust(Path folder) {
    try {
      var real = folder.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new IOException(real + " is no folder.");
      }
      var all = new TreeSet<>(folders());
      all.add(real);
      write(all);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Trusts a folder no more.
   *
   * @param folder the folder
   * @return whether it was trusted
   * @throws UncheckedIOException where the list can't be written
   */
  public synchronized boolean forget(Path folder) {
    var all = new TreeSet<>(folders());
    if (!all.remove(ProjectFiles.real(folder))) {
      return false;
    }
    try {
      write(all);
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** {@return the trusted folders, sorted} */
  public List<Path> folders() {
    return file == null ? List.of() : read(file).orElse(List.of());
  }

  /** What is wrong with the list. */
  Optional<ConfigProblem> problem() {
    if (file == null || read(file).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        ConfigProblem.warning(
            ConfigCode.TRUST_FILE,
            "",
            new ConfigOrigin(ConfigLayer.USER, file, 0, 0, null),
            "The list of trusted folders can't be read, so no folder is trusted",
            "Remove it, and trust your folders anew: sage config trust DIR"));
  }

  /** The list; empty where it is broken: half of it is not taken for the whole. */
  private static Optional<List<Path>> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.of(List.of());
    }
    var text = TextFile.read(file).text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var document = JsoncReader.read(text.get());
    if (!document.whole()
        || !(document.root() instanceof JsoncNode.Members root)
        || !(root.member("folders").map(JsoncNode.Member::value).orElse(null)
            instanceof JsoncNode.Items items)) {
      return Optional.empty();
    }
    var folders = new TreeSet<Path>();
    for (var item : items.items()) {
      var path = item instanceof JsoncNode.Text one ? path(one.value()) : null;
      if (path == null) {
        return Optional.empty();
      }
      folders.add(path);
    }
    return Optional.of(List.copyOf(folders));
  }

  private static @Nullable Path path(String text) {
    try {
      var path = Path.of(text);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException none) {
      return null;
    }
  }

  private void write(Set<Path> folders) throws IOException {
    if (file == null) {
      throw new IOException("This list of trusted folders can't be changed.");
    }
    var folder = SettingsFile.folder(file);
    Files.createDirectories(folder);
    var json =
        Json.bytes(Json.of(Map.of("folders", folders.stream().map(Path::toString).toList())));
    var draft = Files.createTempFile(folder, FILE_NAME, ".tmp", onlyMine(folder));
    try {
      Files.write(draft, json);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] onlyMine(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return "TrustedFolders[" + (file == null ? "nobody" : file) + "]";
  }
}
