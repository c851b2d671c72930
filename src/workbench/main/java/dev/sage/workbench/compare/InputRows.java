package dev.sage.workbench.compare;

import dev.sage.workbench.Printable;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of variables, one set a row, from a CSV or JSONL file. Immutable, thread-safe.
 *
 * @param source the file's name, empty for {@link #NONE}
 * @param names of the columns, in order
 * @param rows a value by name; in JSONL a row may lack some
 * @param lines where each row begins in the file, from 1
 */
public record InputRows(
    String source, List<String> names, List<Map<String, String>> rows, List<Integer> lines) {

  /** How many rows a file may have. */
  public static final int MOST_ROWS = 100_000;

  private static final int EXCERPT = 160;

  /** No file: one row without values. */
  public static final InputRows NONE = new InputRows("", List.of(), List.of(Map.of()), List.of(1));

  /** Copies the lists. */
  public InputRows {
    names = List.copyOf(names);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file; what it is, its name or its first character tells.
   *
   * @throws InputException where it can't be read or makes no sense, with the line
   */
  public static InputRows read(Path file) {
    return InputFile.read(file);
  }

  /** Whether there is a file. */
  public boolean present() {
    return !source.isEmpty();
  }

  /** Of these variables, those that every row or some row gives a value. */
  public Set<String> covered(Set<String> variables) {
    Set<String> covered = new LinkedHashSet<>(variables);
    covered.retainAll(names);
    return covered;
  }

  /**
   * What a prompt needs and does not get.
   *
   * @param variables of the prompt
   * @param values that the prompt has itself
   * @return the first that is missing, in a sentence with the place
   */
  public Optional<String> missing(Set<String> variables, Map<String, String> values) {
    for (String variable : variables) {
      if (!values.getOrDefault(variable, "").isEmpty()) {
        continue;
      }
      if (!names.contains(variable)) {
        return Optional.of(
            "%s has no column for {{%s}}; it has %s. Add the column, or give the variable a value."
                .formatted(source, variable, String.join(", ", names)));
      }
      for (int row = 0; row < rows.size(); row++) {
        if (!rows.get(row).containsKey(variable)) {
          return Optional.of(
              "%s, line %d has no value for {{%s}}. Add it, or give the variable a value."
                  .formatted(source, lines.get(row), variable));
        }
      }
    }
    return Optional.empty();
  }

  /** The first words of a row, for a list: {@code topic: the tide · tone: dry}. */
  public String excerpt(int row) {
    var words = new StringBuilder();
    for (String name : names) {
      String value = rows.get(row).get(name);
      if (value != null && words.length() < EXCERPT) {
        String start = value.substring(0, Math.min(value.length(), EXCERPT));
        words
            .append(words.isEmpty() ? "" : " · ")
            .append(Printable.of(start.replaceAll("\\s+", " ")));
      }
    }
    return words.toString();
  }
}
