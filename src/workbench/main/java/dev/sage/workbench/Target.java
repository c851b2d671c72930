package dev.sage.workbench;

/**
 * Something that can be asked. Immutable, thread-safe.
 *
 * @param model {@code provider/model}, as a request takes it
 * @param title a few words for a list
 * @param explanation one sentence, may be empty
 */
public record Target(String model, String title, String explanation, Kind kind) {

  /** Where it comes from. */
  public enum Kind {
    /** A scenario of the simulator. */
    SCENARIO,
    /** A recording that the simulator plays. */
    RECORDING
  }
}
