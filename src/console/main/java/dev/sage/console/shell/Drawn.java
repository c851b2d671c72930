package dev.sage.console.shell;

import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Runs a task on the FX thread once what has been changed there by now is on the screen: for work
 * that would take the processor from the picture that somebody waits for. Thread-safe.
 */
public final class Drawn implements Executor {
  /** One pulse lays it out, the next waits until it is painted, and here it is the third. */
  private static final int PULSES = 3;

  @Override
  public void execute(Runnable task) {
    after(PULSES, task);
  }

  /** Runs a task on the FX thread in that pulse from now on, the next being the first. */
  public static void after(int pulses, Runnable task) {
    Platform.runLater(() -> new Countdown(pulses, task).start());
  }

  private static final class Countdown extends AnimationTimer {
    private final Runnable task;
    private int left;

    Countdown(int pulses, Runnable task) {
      this.left = pulses;
      this.task = task;
    }

    @Override
    public void handle(long now) {
      if (--left == 0) {
        stop();
        task.run();
      }
    }
  }
}
