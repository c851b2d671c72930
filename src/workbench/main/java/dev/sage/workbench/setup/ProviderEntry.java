package dev.sage.workbench.setup;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the list shows it.
 *
 * @param name the first segment of its model names
 * @param title as people call it
 * @param keySource where its key comes from, in words: {@code environment OPENAI_API_KEY}; null
 *     where it has none
 * @param keyNeeded whether it answers nobody without a key
 */
public record ProviderEntry(
    String name, String title, Kind kind, @Nullable String keySource, boolean keyNeeded) {

  /** As a list has them: those that can be used first, then by sort, then by title. */
  public static final Comparator<ProviderEntry> ORDER =
      Comparator.comparing((ProviderEntry entry) -> !entry.keyed())
          .thenComparing(ProviderEntry::kind)
          .thenComparing(ProviderEntry::title, String.CASE_INSENSITIVE_ORDER);

  /** What sort of provider it is. */
  public enum Kind {
    VENDOR,
    /** A server that the person named. */
    OWN,
    /** Runs on this machine. */
    LOCAL,
    /** A side of the simulator. */
    SIMULATED
  }

  public boolean keyed() {
    return keySource != null || kind == Kind.SIMULATED;
  }

  public boolean contains(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return title.toLowerCase(Locale.ROOT).contains(wanted) || name.contains(wanted);
  }
}
