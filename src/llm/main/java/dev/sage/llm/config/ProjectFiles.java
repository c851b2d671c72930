package dev.sage.llm.config;

import dev.sage.llm.config.jsonc.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a project's files are: {@code sage.json} or {@code config.json} in the nearest folder that
 * has one, from the start up to the repository's root; outside of a repository in the start folder
 * only. {@code .env} and {@code .env.local} stand beside it, or in the start folder where there is
 * no such file.
 *
 * @param folder the project's folder, real
 * @param file the project's file; null where there is none
 */
record ProjectFiles(Path folder, @Nullable Path file) {

  private static final List<String> NAMES = List.of("sage.json", "config.json");

  static Optional<ProjectFiles> find(@Nullable Path start, Path userFile) {
    if (start == null || !Files.isDirectory(start)) {
      return Optional.empty();
    }
    var real = real(start);
    var upTo = Objects.requireNonNullElse(repository(real), real);
    var named = named(real, upTo, userFile);
    if (named.isPresent()) {
      return named;
    }
    var alone = new ProjectFiles(real, null);
    return exists(alone.dotenv()) || exists(alone.dotenvLocal())
        ? Optional.of(alone)
        : Optional.empty();
  }

  private static Optional<ProjectFiles> named(Path folder, Path upTo, Path userFile) {
    for (var name : NAMES) {
      var file = folder.resolve(name);
      if (exists(file)
          && !real(file).equals(real(userFile))
          && (name.equals("sage.json") || ours(file))) {
        return Optional.of(new ProjectFiles(folder, file));
      }
    }
    return folder.equals(upTo)
        ? Optional.empty()
        : named(SettingsFile.folder(folder), upTo, userFile);
  }

  Path dotenv() {
    return folder.resolve(".env");
  }

  Path dotenvLocal() {
    return folder.resolve(".env.local");
  }

  /** Whether a file, links followed, is outside of the project. */
  boolean leaves(Path other) {
    return !real(other).startsWith(folder);
  }

  /** The nearest folder with a {@code .git}, which is a file in a worktree; null without one. */
  static @Nullable Path repository(Path folder) {
    for (var at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return null;
  }

  /** What it really is where it is there, else the path made absolute. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static boolean exists(Path file) {
    return Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  /** Many programs have a {@code config.json}: ours has providers or profiles, or our schema. */
  private static boolean ours(Path file) {
    return TextFile.read(file).text().filter(SettingsFile::ours).isPresent();
  }
}
