package dev.sage.llm.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A key or another value that nobody may read by accident: it never prints itself, is not
 * serializable, and compares in constant time. Immutable, thread-safe.
 */
public final class Secret {

  /** Transient, so that whoever writes objects by their fields leaves it out. */
  private final transient String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a value; white space around it, which copying leaves behind, is removed.
   *
   * @param value what is secret
   * @return the secret
   * @throws IllegalArgumentException where nothing is left
   */
  public static Secret of(String value) {
    var stripped = value.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException("a secret must not be empty");
    }
    return new Secret(stripped);
  }

  /** {@return the value itself, for the one place that sends it} */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
  }

  /** The same for all: a hash would tell something of the value. */
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
