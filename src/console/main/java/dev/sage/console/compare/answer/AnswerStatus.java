package dev.sage.console.compare.answer;

import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.store.CallStatus;
import java.util.Locale;

/** How an answer stands, live or stored. */
public enum AnswerStatus {
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
  /** Never asked: the cap on cost was reached before. */
  NOT_RUN,
  /** Its process ended before it did. */
  INTERRUPTED;

  public static AnswerStatus of(CellStatus status) {
    return valueOf(status.name());
  }

  public static AnswerStatus of(CallStatus status) {
    return status == CallStatus.RUNNING ? STREAMING : valueOf(status.name());
  }

  /** Whether nothing more will happen. */
  public boolean over() {
    return compareTo(STREAMING) > 0;
  }

  /** In words. */
  public String label() {
    return Texts.text("compare.status." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
