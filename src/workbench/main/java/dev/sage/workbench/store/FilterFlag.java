package dev.sage.workbench.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What {@code has:} can ask for. */
enum FilterFlag {
  REASONING("c.has_reasoning = 1", "with visible reasoning"),
  TOOLS("c.tool_calls > 0", "with tool calls"),
  // Over the index of kinds: by itself SQLite would rather look at every call in the order asked
  // for.
  ERROR("c.n IN (SELECT n FROM call WHERE error_kind IS NOT NULL)", "with an error"),
  RETRIES("c.attempts > 1", "that were retried"),
  USAGE("c.output_tokens IS NOT NULL", "with token counts"),
  STALL("c.stalls > 0", "with a stall"),
  REDACTED("c.redacted_frames > 0", "with frames changed by redaction"),
  IMPORT("c.source = 'import'", "that came from a file"),
  COST("c.cost_usd IS NOT NULL", "with a known cost"),
  CACHED("c.cached = 1", "answered from Sage's own cache"),
  TIMES("c.timed = 1", "whose frames have times"),
  RATING("c.id IN (SELECT call_id FROM rating WHERE score <> 0)", "with a rating"),
  PIN("c.id IN (SELECT id FROM pin) OR c.run_id IN (SELECT id FROM pin)", "that are pinned"),
  TAG("c.id IN (SELECT call_id FROM tag)", "with a tag"),
  NOTE("c.id IN (SELECT call_id FROM rating WHERE note <> '')", "with a note");

  private final String sql;
  private final String phrase;

  FilterFlag(String sql, String phrase) {
    this.sql = sql;
    this.phrase = phrase;
  }

  String sql() {
    return sql;
  }

  String phrase() {
    return phrase;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its label; singular or plural, {@code pin} or {@code pinned}. */
  static Optional<FilterFlag> of(String word) {
    String label =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "tool" -> "tools";
          case "retry" -> "retries";
          case "stalls" -> "stall";
          case "pinned" -> "pin";
          case "tags" -> "tag";
          default -> word.toLowerCase(Locale.ROOT);
        };
    return Arrays.stream(values()).filter(flag -> flag.label().equals(label)).findFirst();
  }
}
