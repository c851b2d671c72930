package dev.sage.console.tour;

import dev.sage.console.Panels;
import dev.sage.console.compare.ComparePanel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.streams.StreamsPanel;
import dev.sage.workbench.Target;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Compare and Streams while a model writes, when it was stopped, with very much to show, and with a
 * file that came from elsewhere. FX thread only.
 */
final class StateStops {
  private static final int CLOSER = 8;

  private final ComparePanel compare;
  private final StreamsPanel streams;
  private final Workbench workbench;
  private final SampleStreams samples;

  StateStops(Panels panels, Workbench workbench) {
    this.compare = panels.compare();
    this.streams = panels.streams();
    this.workbench = workbench;
    this.samples = new SampleStreams(workbench.home().folder());
  }

  List<Stop> all() {
    return List.of(
        TourStops.at(PanelId.COMPARE, "compare-running", shell -> play(samples.slow(), 2))
            .until(() -> compare.idle() || written(2)),
        TourStops.at(PanelId.STREAMS, "streams-running", shell -> streams.openNewest())
            .until(() -> streams.settled() || streams.frames() == SampleStreams.BEFORE_SILENCE),
        TourStops.at(
                PanelId.COMPARE,
                "compare-stopped",
                shell -> TourStops.perform(shell, "compare.stop"))
            .until(compare::idle),
        TourStops.at(PanelId.STREAMS, "streams-stopped", shell -> streams.openNewest())
            .until(streams::settled),
        TourStops.at(PanelId.COMPARE, "compare-huge", shell -> play(samples.huge(), 1))
            .until(compare::idle),
        TourStops.at(PanelId.STREAMS, "streams-huge", shell -> streams.openNewest())
            .until(streams::settled),
        TourStops.at(PanelId.STREAMS, "streams-huge-middle", this::middle).until(streams::settled),
        TourStops.at(
                PanelId.STREAMS, "streams-imported", shell -> streams.read(List.of(samples.har())))
            .until(() -> streams.settled() && imported()));
  }

  private void play(Path recording, int columns) {
    List<String> models = workbench.play(recording).stream().map(Target::model).toList();
    compare.runWith(
        models.stream().flatMap(model -> List.of(model, model).stream().limit(columns)).toList(),
        "");
  }

  /** Whether the slow answers have come to their silence, all of them. */
  private boolean written(int columns) {
    List<StoredCall> newest = workbench.store().calls(CallQuery.newest(columns));
    return newest.size() == columns
        && newest.stream()
            .noneMatch(
                call ->
                    workbench
                        .store()
                        .frames(call.id(), SampleStreams.BEFORE_SILENCE - 1L, 1)
                        .isEmpty());
  }

  private void middle(Shell shell) {
    StoredCall call =
        workbench.store().call(Objects.requireNonNull(streams.current())).orElseThrow();
    streams.replay().seek(call.timings().end() / 2);
    for (int i = 0; i < CLOSER; i++) {
      TourStops.perform(shell, "streams.zoom.in");
    }
  }

  private boolean imported() {
    String id = streams.current();
    return id != null
        && workbench.store().call(id).filter(call -> call.findings().file() != null).isPresent();
  }
}
