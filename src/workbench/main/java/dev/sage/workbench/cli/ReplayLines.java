package dev.sage.workbench.cli;

import dev.sage.workbench.store.StoredFrame;

/** What a replay prints. Not thread-safe. */
interface ReplayLines {

  /** What is to be printed when the frame comes; may be empty. */
  String frame(StoredFrame frame, byte[] bytes);

  /**
   * The rest.
   *
   * @param whole whether it was played to its end
   */
  String end(boolean whole);
}
