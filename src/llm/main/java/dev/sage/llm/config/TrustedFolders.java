package dev.sage.llm.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The project folders whose files may run commands, read files elsewhere and choose where keys are
 * sent. Kept as real paths in a file that only the user can read. Thread-safe.
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
    return new TrustedFolders(file);
  }

  /**
   * {@return whether a project's folder is trusted}
   *
   * @param folder the folder; links are followed first
   */
  public boolean trusts(Path folder) {
    return file != null && folders().contains(folder);
  }

  /**
   * Trusts a folder from now on.
   *
   * @param folder the folder; the one that it really is where it is a link
   * @throws java.io.UncheckedIOException where the folder is none or the list can't be written
   */
  public void trust(Path folder) {
    if (file == null || folder.toString().isEmpty()) {
      throw new UnsupportedOperationException("this list can't be changed");
    }
  }

  /**
   * Trusts a folder no more.
   *
   * @param folder the folder
   * @return whether it was trusted
   * @throws java.io.UncheckedIOException where the list can't be written
   */
  public boolean forget(Path folder) {
    return false;
  }

  /** {@return the trusted folders, sorted} */
  public List<Path> folders() {
    return List.of();
  }
}
