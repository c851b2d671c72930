package dev.sage.workbench.store;

import dev.sage.llm.redaction.ContentClass;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a request is made of, each of which may have been kept or not. */
public enum RequestPart {
  /** What the person and the system say, and what is said of the answer. */
  PROMPT,
  /** What the model has said. */
  RESPONSE,
  /** What tools are, are given and answer. */
  TOOL,
  /** What stands in the provider's own form and may have words of all kinds in it. */
  OPAQUE;

  static RequestPart of(ContentClass type) {
    return switch (type) {
      case PROMPT -> PROMPT;
      case RESPONSE -> RESPONSE;
      case TOOL -> TOOL;
    };
  }

  /** By its name in the store; empty for what an older version does not know. */
  static Optional<RequestPart> of(String name) {
    return Arrays.stream(values()).filter(part -> part.json().equals(name)).findFirst();
  }

  String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
