package dev.sage.workbench.store;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file beside a store that Sage keeps and does not read. Immutable, thread-safe.
 *
 * @param damaged whether it is a store that was set aside because it was damaged; else it is one of
 *     an older schema, from before it was changed
 */
public record KeptStoreFile(Path file, long bytes, boolean damaged) {

  private static final int MANY = 50;

  /** Those beside a store by their names; none where the folder can't be read. */
  public static List<KeptStoreFile> beside(Path store) {
    String name = String.valueOf(store.getFileName());
    try (Stream<Path> files = Files.list(PrivateFiles.folderOf(store))) {
      return files
          .flatMap(file -> of(file, name).stream())
          .sorted((one, other) -> one.file().compareTo(other.file()))
          .limit(MANY)
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static Optional<KeptStoreFile> of(Path file, String store) {
    String name = String.valueOf(file.getFileName());
    boolean damaged = name.matches("\\Q" + store + "\\E\\.corrupt-[0-9-]+(-wal)?");
    boolean older = name.matches("\\Q" + store + "\\E\\.v[0-9]+-[0-9-]+");
    return damaged || older
        ? Optional.of(new KeptStoreFile(file, file.toFile().length(), damaged))
        : Optional.empty();
  }
}
