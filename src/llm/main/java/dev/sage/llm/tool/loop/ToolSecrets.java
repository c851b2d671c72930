package dev.sage.llm.tool.loop;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.tool.ToolException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that the tools of one call have asked for: read when they are needed, and taken out
 * of whatever the tools give. Thread-safe.
 */
final class ToolSecrets {

  private final Function<String, Optional<String>> source;
  private final Redactor client;
  private volatile @Nullable Redactor known;

  ToolSecrets(Function<String, Optional<String>> source, Redactor client) {
    this.source = source;
    this.client = client;
  }

  /** The value of this name. */
  String reveal(String name) {
    var value = source.apply(name).filter(found -> !found.isBlank()).orElse(null);
    if (value == null) {
      throw new ToolException(
          ToolException.SECRET_NOT_FOUND, "The secret " + name + " is not there.");
    }
    var secret = Secret.of(value);
    client.register(secret, name);
    known().register(secret, name);
    return secret.reveal();
  }

  /** A result: nothing but the secrets is changed. */
  String clean(String text) {
    var redactor = known;
    return redactor == null ? text : redactor.redact(text);
  }

  /** A message that people read: nothing that looks like a key stays. */
  String cleanMessage(String text) {
    return client.redact(clean(text));
  }

  private synchronized Redactor known() {
    var redactor = known;
    if (redactor == null) {
      redactor = Redactor.registeredOnly();
      known = redactor;
    }
    return redactor;
  }
}
