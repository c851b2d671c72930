package dev.sage.console.compare.prompt;

import dev.sage.console.shell.Background;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads and writes where the screen does not wait for it. */
interface Disk {
  /**
   * Does the work and calls back on the FX thread.
   *
   * @param what its name in an error
   */
  <T> void run(
      String what, Callable<T> work, Consumer<? super T> then, Consumer<IOException> failed);

  /** On threads of the background. */
  static Disk of(Background background) {
    return new Disk() {
      @Override
      public <T> void run(
          String what, Callable<T> work, Consumer<? super T> then, Consumer<IOException> failed) {
        background.work(what, work).onSuccess(then).onFailure(IOException.class, failed).start();
      }
    };
  }
}
