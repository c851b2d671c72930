package dev.sage.workbench.compare;

import java.util.Locale;

/** Where a {@link Cell} is in its life; the last four are final. */
public enum CellStatus {
  /** Its turn has not come. */
  WAITING,
  /** Asked, no content yet. */
  ASKING,
  /** Content arrives. */
  STREAMING,
  /** Ended as it should. */
  COMPLETE,
  /** Ended by an error. */
  FAILED,
  /** Ended by the person. */
  CANCELLED,
  /** Never asked: the cap on cost was reached before. */
  NOT_RUN;

  /** Whether nothing more will happen. */
  public boolean over() {
    return this == COMPLETE || this == FAILED || this == CANCELLED || this == NOT_RUN;
  }

  /** The name in JSON: {@code complete}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
