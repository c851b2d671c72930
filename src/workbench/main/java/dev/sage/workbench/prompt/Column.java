package dev.sage.workbench.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a comparison: whom it asks, and what it has of its own instead of what all share.
 * Immutable, thread-safe.
 *
 * @param target {@code provider/model}
 * @param parameters its own, or null where they are locked to the shared ones
 * @param turns its own prompt, or null where it is locked to the shared one; a conversation that
 *     went on in one column is one too
 */
public record Column(String target, @Nullable Parameters parameters, @Nullable List<Turn> turns) {

  /** Copies the list. */
  public Column {
    turns = turns == null ? null : List.copyOf(turns);
  }

  /** A column that shares everything. */
  public static Column of(String target) {
    return new Column(target, null, null);
  }

  /** The same, asking another. */
  public Column withTarget(String other) {
    return new Column(other, parameters, turns);
  }

  /** The same with parameters of its own, or with the shared ones. */
  public Column withParameters(@Nullable Parameters own) {
    return new Column(target, own, turns);
  }

  /** The same with a prompt of its own, or with the shared one. */
  public Column withTurns(@Nullable List<Turn> own) {
    return new Column(target, parameters, own);
  }
}
