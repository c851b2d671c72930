package dev.sage.workbench.store;

import java.util.Locale;

/** What takes up room in a store. */
public enum StorePart {
  /** Calls, attempts, runs, ratings, tags, pins. */
  CALLS,
  /** What was asked and answered. */
  CONTENT,
  /** Frames of streams. */
  FRAMES,
  /** The indexes. */
  INDEXES,
  /** The index of words. */
  SEARCH,
  /** Sums for the timeline. */
  ROLLUPS,
  /** The schema itself. */
  OTHER,
  /** Pages that nothing needs at the moment. */
  FREE;

  /** Its name in JSON: {@code frames}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The part that a table or index belongs to.
   *
   * @param type as {@code sqlite_schema} has it
   */
  static StorePart of(String name, String type) {
    if (type.equals("index")) {
      return INDEXES;
    }
    if (SearchIndex.part(name)) {
      return SEARCH;
    }
    return switch (name) {
      case "content", "body", "message" -> CONTENT;
      case "frame_block" -> FRAMES;
      case "lane", "density" -> ROLLUPS;
      case "call", "attempt", "run", "session", "rating", "tag", "pin", "keeping", "search_fill" ->
          CALLS;
      default -> name.startsWith("rollup") ? ROLLUPS : OTHER;
    };
  }
}
