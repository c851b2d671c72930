package dev.sage.llm.config;

import java.util.List;

/**
 * A {@code .env} file that was read. Immutable, thread-safe; prints no value.
 *
 * @param entries its assignments, in the order of the file
 * @param faults what is wrong with it
 */
record Dotenv(List<Entry> entries, List<Fault> faults) {

  Dotenv {
    entries = List.copyOf(entries);
    faults = List.copyOf(faults);
  }

  /**
   * An assignment.
   *
   * @param line of the name, from 1
   * @param column of the name, from 1
   */
  record Entry(String name, String value, int line, int column) {
    @Override
    public String toString() {
      return name + " in line " + line;
    }
  }

  /** Something wrong with a line; shows nothing of the line but the name of a variable. */
  record Fault(ConfigCode code, String name, int line, int column, String message) {}
}
