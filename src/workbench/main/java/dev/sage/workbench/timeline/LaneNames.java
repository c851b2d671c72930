package dev.sage.workbench.timeline;

import dev.sage.workbench.store.StoreView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What lanes are called, and in which order they stand. Stateless. */
final class LaneNames {

  private LaneNames() {}

  /** What is known of a lane beside its calls. */
  record Named(String key, String name, long startedAt) {}

  /** Targets in alphabetical order, runs and sessions the newest first, calls without one last. */
  static List<Named> sorted(StoreView view, Grouping grouping, Collection<String> keys) {
    var lanes = new ArrayList<Named>();
    for (String key : keys) {
      lanes.add(
          switch (grouping) {
            case PROVIDER, MODEL -> new Named(key, key, 0);
            case RUN -> run(view, key);
            case SESSION -> session(view, key);
          });
    }
    lanes.sort(Comparator.comparingLong(Named::startedAt).reversed().thenComparing(Named::key));
    return lanes;
  }

  private static Named run(StoreView view, String key) {
    if (key.isEmpty()) {
      return new Named(key, "No run", Long.MIN_VALUE);
    }
    var found = new ArrayList<Named>();
    view.each(
        "SELECT name, started_at FROM run WHERE id = ?",
        List.of(key),
        row -> found.add(new Named(key, row.text(0).isBlank() ? key : row.text(0), row.number(1))));
    return found.isEmpty() ? new Named(key, key, Long.MIN_VALUE + 1) : found.getFirst();
  }

  private static Named session(StoreView view, String key) {
    if (key.isEmpty()) {
      return new Named(key, "From files", Long.MIN_VALUE);
    }
    long startedAt = view.number("SELECT started_at FROM session WHERE n = ?", List.of(key));
    return new Named(
        key,
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault())
            .format(Instant.EPOCH.plus(startedAt, ChronoUnit.MICROS)),
        startedAt);
  }
}
