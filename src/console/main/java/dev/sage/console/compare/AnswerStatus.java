package dev.sage.console.compare;

import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.store.CallStatus;
import java.util.Locale;

/** How an answer stands, live or stored. */
enum AnswerStatus {
  /** Its turn has not come. */
  WAITING,
  /** Asked, no content yet. */
  ASKING,
  /** Content arrives. */
  STREAMING,
  COMPLETE,
  FAILED,
  /** Ended by the person. */
  CANCELLED,
  /** Its process ended before it did. */
  INTERRUPTED;

  static AnswerStatus of(CellStatus status) {
    return valueOf(status.name());
  }

  static AnswerStatus of(CallStatus status) {
    return status == CallStatus.RUNNING ? STREAMING : valueOf(status.name());
  }

  /** Whether nothing more will happen. */
  boolean over() {
    return compareTo(STREAMING) > 0;
  }

  /** In words. */
  String label() {
    return Texts.text("compare.status." + name().toLowerCase(Locale.ROOT));
  }
}
