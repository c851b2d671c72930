package dev.sage.console.timeline.model;

import dev.sage.console.timeline.lanes.Picture.AttemptSpan;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.TimelineView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the attempts of calls were, for those that are wide enough to show it. Thread-safe. */
final class Attempts {
  private static final double LEAST_PIXELS = 32;
  private static final int MOST_CALLS = 32;
  private static final int NANOS = 1_000;

  private final Store store;

  Attempts(Store store) {
    this.store = store;
  }

  /** Does I/O: those of the calls of a view on so many pixels. */
  Map<String, List<AttemptSpan>> of(TimelineView view, int pixels) {
    double least = LEAST_PIXELS * view.query().range().length() / pixels;
    Map<String, List<AttemptSpan>> attempts = new HashMap<>();
    for (LaneMarks marks : view.marks()) {
      if (marks instanceof LaneMarks.Bars(var bars)) {
        bars.stream()
            .filter(bar -> bar.attempts() > 1 && bar.to() - bar.from() >= least)
            .limit((long) MOST_CALLS - attempts.size())
            .forEach(bar -> attempts.put(bar.id(), spans(bar, store.attempts(bar.id()))));
      }
    }
    return attempts;
  }

  static List<AttemptSpan> spans(Bar bar, List<StoredAttempt> attempts) {
    List<AttemptSpan> spans = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      StoredAttempt attempt = attempts.get(i);
      long from = bar.from() + attempt.nanos() / NANOS;
      long next =
          i + 1 < attempts.size() ? bar.from() + attempts.get(i + 1).nanos() / NANOS : bar.to();
      long waited = attempt.delay() == null ? 0 : attempt.delay().toNanos() / NANOS;
      spans.add(
          new AttemptSpan(
              attempt.number(), from, Math.max(from, next - waited), attempt.errorKind() != null));
    }
    return spans;
  }
}
