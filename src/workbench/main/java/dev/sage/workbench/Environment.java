package dev.sage.workbench;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the secrets of the environment, used or not, so that none gets out by way of a prompt, a
 * path or an error text. Stateless.
 */
public final class Environment {

  private static final Pattern NAME =
      Pattern.compile("(^|_)(api_?key|key|token|secret|password|passwd|credentials?)($|_)");

  /** Shorter values are words, numbers or switches, and would take half a log with them. */
  private static final int SHORTEST = 12;

  private Environment() {}

  /** A redactor that knows the secrets of an environment. */
  public static Redactor redactor(Map<String, String> environment) {
    return told(environment, Redactor.create());
  }

  /** The same with placeholders that are equal for equal secrets wherever the key is the same. */
  public static Redactor redactor(Map<String, String> environment, byte[] key) {
    return told(environment, Redactor.create(key));
  }

  private static Redactor told(Map<String, String> environment, Redactor redactor) {
    environment.forEach(
        (name, value) -> {
          if (secret(name, value)) {
            redactor.register(Secret.of(value));
          }
        });
    return redactor;
  }

  /** A file that holds a key is no key. */
  private static boolean secret(String name, String value) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).find()
        && value.strip().length() >= SHORTEST
        && !value.startsWith("/");
  }
}
