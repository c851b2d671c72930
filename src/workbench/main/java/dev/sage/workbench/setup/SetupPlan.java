package dev.sage.workbench.setup;

import dev.sage.llm.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be written to keep a provider's settings; nothing is written before it is applied.
 * Immutable, thread-safe; prints no secret.
 *
 * @param provider the provider's name
 * @param place where the key goes
 * @param storedName under which name a store keeps it; null where no store does
 * @param storedKey what it keeps; null where no store does
 * @param files the files that change, in the order of writing
 * @param steps what happens, in sentences, for a person to read before
 * @param warnings what they should know, in sentences
 */
public record SetupPlan(
    String provider,
    KeyPlace place,
    @Nullable String storedName,
    @Nullable Secret storedKey,
    List<FileChange> files,
    List<String> steps,
    List<String> warnings) {

  public SetupPlan {
    files = List.copyOf(files);
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  /** Whether nothing would change. */
  public boolean empty() {
    return storedKey == null && files.isEmpty();
  }
}
