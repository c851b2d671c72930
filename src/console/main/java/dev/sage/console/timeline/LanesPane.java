package dev.sage.console.timeline;

import dev.sage.console.control.EmptyPlace;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Segments;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.lanes.Coloring;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.console.timeline.model.TimelineModel;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The lanes with what chooses them, what their colours mean, and what is left out. */
final class LanesPane extends BorderPane {
  private final TimelineModel model;
  private final LanesView lanes;
  private final HBox legend = new HBox(12);
  private final Label left = new Label();
  private final StackPane center = new StackPane();
  private final EmptyPlace nothing = new EmptyPlace(center);

  LanesPane(TimelineModel model, LanesView lanes) {
    this.model = model;
    this.lanes = lanes;
    setMinHeight(160);
    setId("timeline-lanes-pane");
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.setMinWidth(0);
    left.setId("timeline-lanes-left-out");
    left.getStyleClass().addAll("secondary", "timeline-left-out");
    center.getChildren().setAll(lanes);
    setTop(head());
    setCenter(center);
    setRight(bar());
    setBottom(left);
    model.coloringProperty().subscribe(this::explain);
    model.pictureProperty().subscribe(this::show);
    model.filter().appliedProperty().subscribe(() -> show(model.pictureProperty().get()));
  }

  private HBox head() {
    Label by = new Label(Texts.text("timeline.grouping"));
    by.getStyleClass().add("secondary");
    Label in = new Label(Texts.text("timeline.coloring"));
    in.getStyleClass().add("secondary");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            8,
            by,
            new Segments<>(
                "timeline-grouping",
                TimelineChoices.GROUPINGS,
                model.groupingProperty(),
                TimelineChoices::words),
            in,
            new Segments<>(
                "timeline-coloring",
                TimelineChoices.COLORINGS,
                model.coloringProperty(),
                TimelineChoices::words),
            space,
            legend);
    by.setMinWidth(USE_PREF_SIZE);
    in.setMinWidth(USE_PREF_SIZE);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("timeline-lanes-head");
    return head;
  }

  private ScrollBar bar() {
    ScrollBar bar = new ScrollBar();
    bar.setOrientation(Orientation.VERTICAL);
    bar.setAccessibleText(Texts.text("timeline.lanes.scroll"));
    bar.setFocusTraversable(false);
    bar.valueProperty().bindBidirectional(lanes.scrollProperty());
    Runnable fit =
        () -> {
          double all = lanes.lanesHeightProperty().get();
          double view = lanes.viewHeight();
          double most = Math.max(0, all - view);
          bar.setMax(most);
          // The thumb is as long as its part of the whole.
          bar.setVisibleAmount(all <= 0 ? 0 : view / all * most);
          bar.setBlockIncrement(view);
          bar.setUnitIncrement(24);
          bar.setVisible(most > 0);
          bar.setManaged(most > 0);
        };
    lanes.lanesHeightProperty().subscribe(fit);
    lanes.heightProperty().subscribe(fit);
    return bar;
  }

  private void explain(Coloring coloring) {
    legend.getChildren().clear();
    if (coloring == Coloring.STATUS) {
      for (String status : List.of("complete", "failed", "cancelled", "running")) {
        legend.getChildren().add(key(status));
      }
    } else {
      legend.getChildren().add(key("failed-hatched"));
    }
    legend.getChildren().add(key("ttft"));
  }

  private static Label key(String of) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("timeline-swatch", "swatch-" + of);
    Label label = new Label(Texts.text("timeline.legend." + of), swatch);
    label.getStyleClass().add("secondary");
    return label;
  }

  private void show(@Nullable Picture picture) {
    int more = picture == null ? 0 : picture.view().lanesLeftOut();
    left.setText(more == 0 ? "" : Texts.text("timeline.lanes.left-out", Format.count(more)));
    left.setVisible(more > 0);
    left.setManaged(more > 0);
    boolean filtered = model.filter().filters();
    boolean empty = picture != null && picture.view().lanes().isEmpty();
    nothing.show(empty ? filtered : null, () -> nothing(filtered));
  }

  private EmptyState nothing(boolean filtered) {
    Button button =
        new Button(Texts.text(filtered ? "streams.filtered.action" : "timeline.nothing.action"));
    button.setId("timeline-nothing-action");
    button.setOnAction(
        event -> {
          if (filtered) {
            model.filter().textProperty().set("");
          } else {
            model.range().fit();
          }
        });
    EmptyState state =
        new EmptyState(
            filtered ? Feather.FILTER : Feather.CLOCK,
            Texts.text(filtered ? "timeline.filtered" : "timeline.nothing"),
            button);
    state.getStyleClass().add("timeline-none");
    state.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    // Wheel and drag still reach the lanes beside it.
    state.setPickOnBounds(false);
    return state;
  }
}
