package dev.sage.workbench.store;

import dev.sage.llm.redaction.Redactor;
import org.jspecify.annotations.Nullable;

/** What every text and every byte passes on its way into the database. Thread-safe. */
final class Clean {

  private final Redactor redactor;

  Clean(Redactor redactor) {
    this.redactor = redactor;
  }

  String text(String value) {
    return redactor.redact(value);
  }

  @Nullable String textOrNull(@Nullable String value) {
    return value == null ? null : redactor.redact(value);
  }

  /** The same array where nothing was taken out. */
  byte[] bytes(byte[] value) {
    return redactor.redact(value);
  }
}
