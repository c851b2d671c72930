package dev.sage.console.tour;

import dev.sage.console.shell.Shell;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One stop of the tour: something is done in the real window, a condition is waited for, a picture
 * is taken.
 *
 * @param name of the picture's file, after its number: {@code compare}
 * @param action done on the FX thread
 * @param until looked at on the FX thread until it holds
 */
public record Stop(String name, Consumer<Shell> action, BooleanSupplier until) {
  /** A stop that shows at once what there is to see. */
  public static Stop of(String name, Consumer<Shell> action) {
    return new Stop(name, action, () -> true);
  }

  /** The same stop, waiting for a condition. */
  public Stop until(BooleanSupplier condition) {
    return new Stop(name, action, condition);
  }
}
