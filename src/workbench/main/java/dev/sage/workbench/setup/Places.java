package dev.sage.workbench.setup;

import dev.sage.llm.config.ConfigOrigin;
import dev.sage.llm.config.KeySource;
import java.nio.file.Path;

/** Where a value comes from, in a few words for a list. Stateless. */
final class Places {

  private Places() {}

  /** {@code environment OPENAI_API_KEY}, {@code .env:3}, {@code keychain openai/work}. */
  static String of(KeySource source) {
    return switch (source.kind()) {
      case STORED, FILE, COMMAND -> source.shown();
      case VARIABLE, INLINE -> of(source.origin());
    };
  }

  private static String of(ConfigOrigin origin) {
    Path file = origin.file();
    if (file != null) {
      return file.getFileName() + (origin.line() > 0 ? ":" + origin.line() : "");
    }
    return switch (origin.layer()) {
      case ENVIRONMENT -> "environment " + origin.name();
      case CALL -> "this session";
      default -> origin.shown();
    };
  }
}
