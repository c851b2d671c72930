package dev.sage.llm.check;

import dev.sage.llm.check.CheckResult.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a layer found, before its time is taken. Immutable.
 *
 * @param time how long it took, where that is not from its begin to its end
 */
record LayerFinding(
    Status status,
    String detail,
    @Nullable CheckCode code,
    @Nullable CheckFix fix,
    @Nullable Duration time) {

  static LayerFinding ok(String detail) {
    return new LayerFinding(Status.OK, detail, null, null, null);
  }

  static LayerFinding skipped(String detail) {
    return new LayerFinding(Status.SKIPPED, detail, null, null, Duration.ZERO);
  }

  static LayerFinding warning(CheckCode code, String detail, String fix) {
    return warning(code, detail, CheckFix.of(fix));
  }

  static LayerFinding warning(CheckCode code, String detail, CheckFix fix) {
    return new LayerFinding(Status.WARNING, detail, code, fix, null);
  }

  static LayerFinding failed(CheckCode code, String detail, String fix) {
    return failed(code, detail, CheckFix.of(fix));
  }

  static LayerFinding failed(CheckCode code, String detail, CheckFix fix) {
    return new LayerFinding(Status.FAILED, detail, code, fix, null);
  }

  LayerFinding took(Duration value) {
    return new LayerFinding(status, detail, code, fix, value);
  }

  /**
   * The result for whoever asked; the time is that which was taken, unless the layer knows better.
   */
  CheckResult result(CheckLayer layer, Duration taken) {
    return new CheckResult(layer, status, time == null ? taken : time, detail, code, fix);
  }

  boolean failed() {
    return status == Status.FAILED;
  }
}
