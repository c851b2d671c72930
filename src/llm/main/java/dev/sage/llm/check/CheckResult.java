package dev.sage.llm.check;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one layer of a check found. Immutable, thread-safe; never holds a key.
 *
 * @param layer which layer
 * @param status how it went
 * @param time how long it took; zero where it was skipped
 * @param detail one or two sentences: what was seen
 * @param code the stable code of a warning or a failure; null where there is none
 * @param fix what to do; null where nothing is to be done
 */
public record CheckResult(
    CheckLayer layer,
    Status status,
    Duration time,
    String detail,
    @Nullable CheckCode code,
    @Nullable CheckFix fix) {

  /** How a layer went. */
  public enum Status {
    /** As it should be. */
    OK,
    /** Not as it should be, but no reason to stop. */
    WARNING,
    /** Calls will fail here; the layers behind it are skipped. */
    FAILED,
    /** Not looked at; the detail says why. */
    SKIPPED;

    /** {@return the name in JSON: {@code ok}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@return whether it did not fail} */
  public boolean ok() {
    return status != Status.FAILED;
  }
}
