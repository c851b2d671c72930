package dev.sage.console.tour;

import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.streams.StreamsPanel;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.function.Consumer;

/** The states of one call in Streams: looked at closely, replayed, explained, compared. */
final class StreamsStops {
  private static final long SECOND = 1_000_000_000;

  private final StreamsPanel panel;
  private final Store store;

  StreamsStops(StreamsPanel panel, Store store) {
    this.panel = panel;
    this.store = store;
  }

  /** To be made after a call with silences, which is looked into. */
  List<Stop> all() {
    return List.of(
        stop("streams-request", shell -> panel.showRequest(true)),
        stop(
            "streams-zoomed",
            shell -> {
              panel.showRequest(false);
              perform(shell, 4, "streams.zoom.in");
            }),
        stop(
            "streams-replay",
            shell -> {
              perform(shell, 1, "streams.fit");
              panel.replay().seek(SECOND);
            }),
        stop("streams-found", shell -> panel.find("the")),
        stop(
            "streams-explained",
            shell -> {
              perform(shell, 1, "streams.close");
              perform(shell, 1, "streams.explain");
            }),
        stop(
            "streams-attempts",
            shell -> {
              perform(shell, 1, "streams.explain");
              perform(shell, 1, "streams.attempts");
            }),
        stop(
            "streams-pinned",
            shell -> {
              perform(shell, 1, "streams.attempts");
              perform(shell, 1, "streams.pin");
              panel.open(other());
            }),
        stop("streams-compare-two", shell -> perform(shell, 1, "streams.compare")),
        stop(
            "streams-compared",
            shell -> {
              perform(shell, 1, "streams.compare");
              perform(shell, 1, "streams.replay.end");
            }));
  }

  private String other() {
    return store.calls(CallQuery.newest(2)).stream()
        .map(StoredCall::id)
        .filter(id -> !id.equals(panel.current()))
        .findFirst()
        .orElseThrow();
  }

  private Stop stop(String name, Consumer<Shell> action) {
    return TourStops.at(PanelId.STREAMS, name, action).until(panel::settled);
  }

  private static void perform(Shell shell, int times, String id) {
    for (int i = 0; i < times; i++) {
      TourStops.perform(shell, id);
    }
  }
}
