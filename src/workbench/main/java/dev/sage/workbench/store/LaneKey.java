package dev.sage.workbench.store;

import dev.sage.workbench.rollup.RolledCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of the table {@code lane} counts. Immutable, thread-safe. */
record LaneKey(String kind, String provider, String model, String key, String status) {

  /** Of all calls: its row is always there, its number 0. */
  static final LaneKey ALL = new LaneKey("all", "", "", "", "");

  /** Those in which a call counts. */
  static List<LaneKey> of(RolledCall call) {
    return List.of(
        ALL,
        new LaneKey("target", call.provider(), call.model(), "", call.status()),
        new LaneKey("run", "", "", text(call.run()), call.status()),
        new LaneKey("session", "", "", text(call.session()), call.status()));
  }

  private static String text(@Nullable Object key) {
    return key == null ? "" : key.toString();
  }

  boolean all() {
    return kind.equals("all");
  }

  /** Whether figures are kept of it, beside how many calls there were when. */
  boolean figures() {
    return all() || kind.equals("target");
  }
}
