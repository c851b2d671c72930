package dev.sage.workbench.store;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.ContentMask;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.FrameRedactor;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every text and every frame passes on its way into the database. Thread-safe. */
final class Clean {

  private static final Set<ContentClass> WORDS =
      EnumSet.of(ContentClass.PROMPT, ContentClass.RESPONSE, ContentClass.TOOL);

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

  /** A prompt, an answer or what a tool says: as it is, as a keyed hash, or not at all. */
  String content(String value, ContentClass type) {
    return text(mask().text(value, type));
  }

  /**
   * What may have words of all kinds in it, as state of a provider has: null where one of them is
   * not kept, without personal data where one of them is kept so.
   */
  @Nullable String mixed(String value) {
    if (!WORDS.stream().allMatch(this::keeps)) {
      return null;
    }
    ContentClass strictest =
        WORDS.stream()
            .filter(type -> policy.get().action(type) == ContentAction.REDACT)
            .findFirst()
            .orElse(ContentClass.PROMPT);
    return content(value, strictest);
  }

  /** What takes prompts and answers out as a whole. */
  ContentMask mask() {
    return new ContentMask(redactor, policy.get());
  }

  /** What becomes of contents of that kind. */
  ContentAction action(ContentClass type) {
    return policy.get().action(type);
  }

  /** Whether contents of that kind are there in words. */
  boolean keeps(ContentClass type) {
    var action = action(type);
    return action == ContentAction.KEEP || action == ContentAction.REDACT;
  }

  /** What the frames of a call pass; to the end of the call they are kept as it begins. */
  FrameRedactor frames() {
    return new FrameRedactor(redactor, policy.get());
  }
}
