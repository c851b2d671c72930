package dev.sage.console.timeline;

import dev.sage.console.control.VirtualRow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.ui.Ui;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.timeline.TimeRange;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The panel alone in a window, over calls with known times. */
final class TimelineWindow implements AutoCloseable {
  private final Ui ui;
  private final Shell shell;
  private final TimelinePanel panel;
  private final GatedTimeline timeline;
  private final List<String> opened = new ArrayList<>();

  private TimelineWindow(Path home, SampleCalls calls, int width, int height, boolean answered) {
    timeline = new GatedTimeline(new NaiveTimeline(calls.store()));
    if (!answered) {
      timeline.close();
    }
    AtomicReference<Shell> made = new AtomicReference<>();
    AtomicReference<TimelinePanel> panels = new AtomicReference<>();
    ui =
        Ui.open(
            stage -> {
              made.set(
                  new Shell(
                      stage,
                      new Shell.Options(home, InstantSource.system(), UnaryOperator.identity()),
                      services -> {
                        panels.set(
                            new TimelinePanel(
                                services,
                                calls.store(),
                                timeline,
                                SampleCalls.FORMATS,
                                InstantSource.system(),
                                new TimelinePanel.Doors(
                                    id -> opened.add("call " + id),
                                    id -> opened.add("request " + id),
                                    call -> opened.add("compare " + call.id()),
                                    id -> opened.add("log " + id),
                                    () -> opened.add("sample"),
                                    new CallDeletion(
                                        services,
                                        calls.store(),
                                        new PendingDeletion(calls.store(), () -> 0)))));
                        return List.of(panels.get(), new OtherPanel());
                      }));
              stage.setWidth(width);
              stage.setHeight(height);
              made.get().services().navigator().open(PanelId.TIMELINE);
              made.get().show();
            });
    shell = made.get();
    panel = panels.get();
    if (answered) {
      settle();
    }
  }

  static TimelineWindow open(Path home, SampleCalls calls) {
    return new TimelineWindow(home, calls, 1440, 900, true);
  }

  /** The gate is closed: no question has been answered yet. */
  static TimelineWindow unanswered(Path home, SampleCalls calls) {
    return new TimelineWindow(home, calls, 1440, 900, false);
  }

  static TimelineWindow narrow(Path home, SampleCalls calls) {
    return new TimelineWindow(home, calls, 1000, 900, true);
  }

  static TimelineWindow of(Path home, SampleCalls calls, int width, int height) {
    return new TimelineWindow(home, calls, width, height, true);
  }

  void settle() {
    Ui.await("everything is answered", panel::settled);
    Ui.settle();
  }

  void perform(String action) {
    Ui.runFx(() -> shell.actions().find(action).orElseThrow().perform());
    settle();
  }

  Ui ui() {
    return ui;
  }

  Shell shell() {
    return shell;
  }

  /** Where the answers come from. */
  GatedTimeline timeline() {
    return timeline;
  }

  TimelinePanel panel() {
    return panel;
  }

  /** Where it led: {@code call ID}, {@code run ID}, {@code sample}. */
  List<String> opened() {
    return List.copyOf(opened);
  }

  String text(String selector) {
    return ui.read(selector, Label.class, Label::getText);
  }

  /** For conditions, which are looked at on the FX thread. */
  String label(String selector) {
    return ((Label) ui.scene().lookup(selector)).getText();
  }

  LanesView lanes() {
    return (LanesView) ui.find("#timeline-lanes");
  }

  VirtualRows table() {
    return (VirtualRows) ui.find("#timeline-calls");
  }

  TimeRange range() {
    return Objects.requireNonNull(Ui.onFx(() -> panel.model().range().rangeProperty().get()));
  }

  String chosen() {
    return Ui.onFx(() -> panel.model().chosen().idProperty().get());
  }

  ChosenCall.Details details() {
    return Objects.requireNonNull(panel.model().chosen().detailsProperty().get());
  }

  Picture picture() {
    return Objects.requireNonNull(panel.model().pictureProperty().get());
  }

  List<String> tools() {
    return Ui.onFx(
        () ->
            ((VBox) ui.scene().lookup("#timeline-tools"))
                .getChildren().stream().map(line -> ((Label) line).getText()).toList());
  }

  void filter(String filter) {
    Ui.runFx(() -> ((TextField) ui.find("#timeline-filter")).setText(filter));
    settle();
  }

  List<String> marksOfRows() {
    return Ui.onFx(
        () ->
            ui.nodes().stream()
                .filter(node -> node instanceof VirtualRow && node.isVisible())
                .map(row -> (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .toList());
  }

  @Override
  public void close() {
    Ui.runFx(shell::close);
    ui.close();
  }
}
