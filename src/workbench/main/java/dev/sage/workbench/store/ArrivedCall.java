package dev.sage.workbench.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that comes from another store, clean and as its rows. Immutable but for the arrays, which
 * nobody may change.
 *
 * @param row by {@link RowColumn#CALL}
 * @param attempts by {@link RowColumn#ATTEMPT}
 * @param content by {@link RowColumn#CONTENT}; empty where that is not known
 * @param marks as whoever had it marked it
 * @param rating what a person thought of it
 * @param blocks its frames
 */
record ArrivedCall(
    Map<String, @Nullable Object> row,
    List<Map<String, @Nullable Object>> attempts,
    Map<String, @Nullable Object> content,
    CallMarks marks,
    Rating rating,
    List<FramePacker.Block> blocks) {

  /** What a call weighs beside its frames and texts. */
  private static final long ROW_BYTES = 1_000;

  long weight() {
    long weight = ROW_BYTES * (1 + attempts.size());
    for (Object text : content.values()) {
      weight += text instanceof String string ? string.length() : 0;
    }
    for (FramePacker.Block block : blocks) {
      weight += block.entries().length + block.bytes().length;
    }
    return weight;
  }
}
