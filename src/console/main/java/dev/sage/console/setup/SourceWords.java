package dev.sage.console.setup;

import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderEntry;

/** Where a provider's key comes from, or why it has none, in a few words. */
final class SourceWords {
  private SourceWords() {}

  /**
   * The provider with its source and its state, for those who hear it.
   *
   * @param state in words
   */
  static String whole(ProviderEntry entry, String state) {
    return Texts.text("setup.provider.accessible", entry.title(), of(entry), state);
  }

  static String of(ProviderEntry entry) {
    String source = entry.keySource();
    if (source != null) {
      return source;
    }
    return switch (entry.kind()) {
      case SIMULATED -> Texts.text("setup.source.simulated");
      case LOCAL -> Texts.text("setup.source.local");
      case VENDOR, OWN ->
          Texts.text(entry.keyNeeded() ? "setup.source.none" : "setup.source.not-needed");
    };
  }
}
