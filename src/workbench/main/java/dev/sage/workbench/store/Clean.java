package dev.sage.workbench.store;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.FrameRedactor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every text and every frame passes on its way into the database. Thread-safe. */
final class Clean {

  private final Redactor redactor;
  private final Supplier<RedactionPolicy> policy;

  /**
   * @param policy what is kept, asked again and again
   */
  Clean(Redactor redactor, Supplier<RedactionPolicy> policy) {
    this.redactor = redactor;
    this.policy = policy;
  }

  String text(String value) {
    return redactor.redact(value, policy.get());
  }

  @Nullable String textOrNull(@Nullable String value) {
    return value == null ? null : text(value);
  }

  /** What the frames of a call pass; to the end of the call they are kept as it begins. */
  FrameRedactor frames() {
    return new FrameRedactor(redactor, policy.get());
  }
}
