package dev.sage.workbench.diagnosis;

import java.util.Locale;

/**
 * What one look of the {@link Doctor} found. Immutable, thread-safe.
 *
 * @param name what was looked at
 * @param detail what is there; where it is not good, what to do
 */
public record Finding(String name, Status status, String detail) {

  /** How it is. */
  public enum Status {
    OK("✓"),
    WARNING("!"),
    BROKEN("✗");

    private final String sign;

    Status(String sign) {
      this.sign = sign;
    }

    /** One character for a list. */
    public String sign() {
      return sign;
    }

    /** The name in JSON. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String name, String detail) {
    return new Finding(name, Status.OK, detail);
  }

  static Finding warning(String name, String detail) {
    return new Finding(name, Status.WARNING, detail);
  }

  static Finding broken(String name, String detail) {
    return new Finding(name, Status.BROKEN, detail);
  }

  /** Whether something does not work. */
  public boolean broken() {
    return status == Status.BROKEN;
  }
}
