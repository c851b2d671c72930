package dev.sage.workbench.secret;

import org.jspecify.annotations.Nullable;

/** How a call that takes too long is told to end. Thread-safe. */
final class Cancellation {

  private @Nullable Runnable action;
  private boolean cancelled;

  /** What ends the call; null before whatever it needs is freed. */
  synchronized void onCancel(@Nullable Runnable value) {
    action = value;
    if (cancelled && value != null) {
      value.run();
    }
  }

  synchronized void cancel() {
    cancelled = true;
    if (action != null) {
      action.run();
    }
  }
}
