package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import java.util.Locale;

/** How much of prompts and answers is kept in the store, in the log and in traces. */
public enum Capture {
  /** Nothing. */
  OFF("off", ContentAction.DROP),
  /** A keyed hash: equal prompts are seen to be equal. */
  HASHED("hashed", ContentAction.HASH),
  /** Without secrets and personal data. */
  REDACTED("redacted", ContentAction.REDACT),
  /** All of it; without secrets, which never leave. */
  FULL("full", ContentAction.KEEP);

  private final String title;
  private final ContentAction least;

  Capture(String title, ContentAction least) {
    this.title = title;
    this.least = least;
  }

  /** Its name in files. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name for a person, in lower case: {@code Capture: full}. */
  public String title() {
    return title;
  }

  /** A policy under this setting: each content as the stricter of both says. */
  public RedactionPolicy limit(RedactionPolicy policy) {
    var limited = policy;
    for (var type : ContentClass.values()) {
      if (policy.action(type).compareTo(least) < 0) {
        limited = limited.withContent(type, least);
      }
    }
    if (this == REDACTED) {
      for (String kind : RedactionPolicy.of(Sink.EXPORT).pii()) {
        limited = limited.withPii(kind, true);
      }
    }
    return limited;
  }
}
