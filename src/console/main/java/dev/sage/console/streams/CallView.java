package dev.sage.console.streams;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.GapPlot;
import dev.sage.console.control.GapPlotData;
import dev.sage.console.shell.WindowMemory;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One call: head, overview, frames, the selected frame and the message at it. */
final class CallView extends StackPane {
  private final CallHead head;
  private final GapPlot plot = new GapPlot();
  private final FramesView frames;
  private final AnomaliesView anomalies = new AnomaliesView();
  private final BorderPane whole = new BorderPane();
  private final ObservableValue<Boolean> any;
  private final EmptyState none =
      new EmptyState(Feather.MOUSE_POINTER, Texts.text("streams.call.none"));

  /**
   * A view of that call.
   *
   * @param any whether there is any call to select
   */
  CallView(CallModel model, CallTimes times, WindowMemory memory, ObservableValue<Boolean> any) {
    this.any = any;
    head = new CallHead(times);
    frames = new FramesView(model);
    plot.setId("streams-plot");
    plot.setOnFrame(frame -> model.selectedProperty().set(frame));
    model.selectedProperty().subscribe(frame -> plot.selectedProperty().set(frame.intValue()));
    VBox top = new VBox(8, head, plot);
    top.getStyleClass().add("call-top");
    SplitPane right = new SplitPane(new DetailView(model), new MessageView(model));
    right.setOrientation(Orientation.VERTICAL);
    right.setDividerPositions(0.52);
    SplitPane below = new SplitPane(frames, right);
    below.setDividerPositions(0.58);
    memory.follow("streams.frames", below);
    memory.follow("streams.detail", right);
    whole.setTop(top);
    whole.setCenter(below);
    whole.setBottom(anomalies);
    getChildren().setAll(whole, none);
    any.subscribe(() -> show(model.lookProperty().get()));
    model.lookProperty().subscribe(this::show);
  }

  FramesView frames() {
    return frames;
  }

  private void show(@Nullable CallLook look) {
    whole.setVisible(look != null);
    none.setVisible(look == null && any.getValue());
    if (look == null) {
      plot.dataProperty().set(GapPlotData.EMPTY);
      return;
    }
    // Without a frame there is nothing to plot, and the axis would only pretend.
    plot.setManaged(look.times().size() > 0);
    plot.setVisible(look.times().size() > 0);
    head.show(look);
    anomalies.show(look);
    plot.dataProperty().set(PlotData.of(look));
  }
}
