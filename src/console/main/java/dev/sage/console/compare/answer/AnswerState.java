package dev.sage.console.compare.answer;

import dev.sage.console.control.StatusIcon;

/**
 * How an answer stands, as a picture: the one table that the columns, the grid, the chips and the
 * counts read, so that a picture means the same in all of them.
 */
public enum AnswerState {
  WAITING(StatusIcon.State.WAITING),
  RUNNING(StatusIcon.State.RUNNING),
  COMPLETE(StatusIcon.State.OK),
  /** It is there, and ended otherwise than by its own end: cut by a limit, blocked, refused. */
  ODD(StatusIcon.State.WARNING),
  /** It is there, and fails a check. */
  UNFIT(StatusIcon.State.UNFIT),
  /** It is there, and a check could not be tried. */
  UNCHECKED(StatusIcon.State.UNCHECKED),
  FAILED(StatusIcon.State.FAILED),
  /** The stream ended before the answer did. */
  TRUNCATED(StatusIcon.State.TRUNCATED),
  /** Ended by the person, or not begun for the cap's sake. */
  STOPPED(StatusIcon.State.CANCELLED),
  INTERRUPTED(StatusIcon.State.INTERRUPTED);

  private final StatusIcon.State icon;

  AnswerState(StatusIcon.State icon) {
    this.icon = icon;
  }

  /**
   * How a call stands, its checks aside.
   *
   * @param finish why it ended, in our vocabulary; empty where that is not known
   * @param truncated whether its stream ended before its answer did
   */
  public static AnswerState of(AnswerStatus status, String finish, boolean truncated) {
    return switch (status) {
      case WAITING -> WAITING;
      case ASKING, STREAMING -> RUNNING;
      case COMPLETE ->
          finish.isEmpty() || finish.equals("stop") || finish.equals("tool_calls") ? COMPLETE : ODD;
      case FAILED -> truncated ? TRUNCATED : FAILED;
      case CANCELLED, NOT_RUN -> STOPPED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }

  /** Its picture. */
  public StatusIcon.State icon() {
    return icon;
  }
}
