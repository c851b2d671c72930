package dev.sage.workbench.setup;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that a {@link SetupPlan} would write. Immutable, thread-safe; prints no secret.
 *
 * @param file absolute
 * @param before its text now; null where there is none
 * @param after its text then
 * @param secret whether only its owner may read it, for the key in it say
 * @param diff the difference as it is shown, secrets masked
 */
public record FileChange(
    Path file, @Nullable String before, String after, boolean secret, List<DiffLine> diff) {

  public FileChange {
    diff = List.copyOf(diff);
  }

  /** Whether the file is new. */
  public boolean creates() {
    return before == null;
  }

  /** Its texts may hold a key, so only the difference is shown. */
  @Override
  public String toString() {
    return "FileChange[" + file + ", " + diff + "]";
  }
}
