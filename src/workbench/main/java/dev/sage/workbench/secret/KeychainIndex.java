package dev.sage.workbench.secret;

import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Json;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The names of the keys that were put into the keychain from a home folder: {@code
 * {"version":1,"names":["openai/work"]}}, and nothing of the keys. Thread-safe.
 */
final class KeychainIndex {

  private static final long LARGEST_BYTES = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path file;

  KeychainIndex(Path file) {
    this.file = file;
  }

  List<String> names() {
    return List.copyOf(read());
  }

  /**
   * Whether a name could be noted.
   *
   * @throws SecretStoreException where the file is damaged
   */
  void check() {
    read();
  }

  void add(String name) {
    change(names -> names.add(name));
  }

  /** Whether the name was there. */
  boolean remove(String name) {
    return Files.exists(file) && change(names -> names.remove(name));
  }

  private boolean change(Predicate<SortedSet<String>> change) {
    try {
      PrivateFiles.createFolder(PrivateFiles.folderOf(file));
      return WriteLock.with(
          file.resolveSibling(file.getFileName() + ".lock"),
          PATIENCE,
          () -> {
            var names = read();
            boolean changed = change.test(names);
            if (changed) {
              write(names);
            }
            return changed;
          });
    } catch (IOException | KeyFileException e) {
      throw new SecretStoreException(
          "%s can't be written (%s). Check the disk and that the folder is yours; the keychain itself"
                  .formatted(file, e.getMessage())
              + " was changed.",
          e);
    }
  }

  private void write(SortedSet<String> names) throws IOException {
    var document = Json.object().put("version", 1);
    var array = document.putArray("names");
    names.forEach(array::add);
    PrivateFiles.replace(file, (Json.line(document) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private SortedSet<String> read() {
    var names = new TreeSet<String>();
    if (!Files.exists(file)) {
      return names;
    }
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw damaged(null);
      }
      var document = Json.MAPPER.readTree(Files.readAllBytes(file));
      var listed = document.path("names");
      if (document.path("version").asInt(0) != 1 || !listed.isArray()) {
        throw damaged(null);
      }
      for (var name : listed) {
        if (!name.isString()) {
          throw damaged(null);
        }
        names.add(name.asString());
      }
      return names;
    } catch (IOException | JacksonException e) {
      throw damaged(e);
    }
  }

  private SecretStoreException damaged(@Nullable Exception e) {
    return new SecretStoreException(
        file
            + " can't be read as the list of names in the keychain. The keys are safe in the"
            + " keychain; move the file away and set them again to list them.",
        e);
  }
}
