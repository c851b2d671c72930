package dev.sage.workbench.otlp;

import dev.sage.llm.config.Config;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What each request of one export carries. Each export has its own: while one ends, what it still
 * sends must not carry what the next collector is told. Thread-safe.
 */
final class CollectorHeaders implements Supplier<Map<String, String>> {

  private final Redactor redactor;
  private volatile Config config;

  CollectorHeaders(Config config, Redactor redactor) {
    this.config = config;
    this.redactor = redactor;
  }

  /** From now on by this configuration, which names the same collector. */
  void follow(Config value) {
    config = value;
  }

  /** Asked on the thread that sends: a keychain may be slow, a command too. */
  @Override
  public Map<String, String> get() {
    var headers = config.collectorHeaders();
    headers
        .values()
        .forEach(
            value -> {
              redactor.register(Secret.of(value));
              tellCredentials(value);
            });
    return headers;
  }

  /** {@code Bearer KEY}: the key alone is a secret, too. */
  private void tellCredentials(String value) {
    int space = value.indexOf(' ');
    if (space > 0 && !value.substring(space + 1).isBlank()) {
      redactor.register(Secret.of(value.substring(space + 1).strip()));
    }
  }
}
