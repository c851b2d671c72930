package dev.sage.workbench.store;

/** Ends what could still be undone, so that what comes next finds the store as it will be. */
@FunctionalInterface
public interface Settling {
  /** Nothing can be undone. */
  Settling NOTHING = () -> {};

  /**
   * Deletes at once what waits to be deleted, and waits for what is being deleted.
   *
   * @throws StoreException where the store can't be written
   * @throws InterruptedException where the thread was interrupted meanwhile
   */
  void settle() throws InterruptedException;

  /** Whether that call waits to be deleted, or may. */
  default boolean takes(String id) {
    return true;
  }
}
