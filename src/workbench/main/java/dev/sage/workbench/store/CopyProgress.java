package dev.sage.workbench.store;

/** Follows something that goes over the whole file. Called on the thread that does it. */
@FunctionalInterface
public interface CopyProgress {

  /** Nobody watches. */
  CopyProgress NONE = (done, expected) -> {};

  /**
   * From time to time.
   *
   * @param done bytes that are seen to
   * @param expected about how many there will be
   */
  void step(long done, long expected);
}
