package dev.sage.console.compare.matrix;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredRun;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The runs of earlier times. FX thread only. */
final class HistorySheet extends VBox {
  /** How many are listed. */
  static final int RUNS = 200;

  private static final double WIDTH = 760;
  private static final double HEIGHT = 440;
  private static final double ROW = 48;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private final ListView<EarlierRun> list = new ListView<>();
  private final StackPane body = new StackPane();
  private final Consumer<String> open;

  /**
   * A list that is filled by {@link #show}.
   *
   * @param open takes the id of the run that is chosen
   */
  HistorySheet(Consumer<String> open, Runnable close) {
    super(16);
    this.open = open;
    setId("compare-history-sheet");
    getStyleClass().add("sheet");
    setPrefWidth(WIDTH);
    Label title = new Label(Texts.text("compare.matrix.history"));
    title.getStyleClass().add("sheet-title");
    list.setId("compare-history-list");
    list.setAccessibleText(Texts.text("compare.matrix.history"));
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new RunCell());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen();
            event.consume();
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            chosen();
          }
        });
    Label reading = new Label(Texts.text("compare.matrix.history.reading"));
    reading.getStyleClass().add("secondary");
    body.getChildren().setAll(list, reading);
    body.setPrefHeight(HEIGHT);
    VBox.setVgrow(body, Priority.ALWAYS);
    Button cancel = new Button(Texts.text("compare.matrix.history.close"));
    cancel.setId("compare-history-close");
    cancel.setOnAction(event -> close.run());
    Button show = new Button(Texts.text("compare.matrix.history.open"));
    show.setId("compare-history-open");
    show.getStyleClass().add("accent");
    show.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    Hindrance.of(show, Texts.text("need.row"));
    show.setOnAction(event -> chosen());
    HBox buttons = new HBox(8, cancel, show);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, body, buttons);
  }

  void show(List<EarlierRun> runs) {
    list.getItems().setAll(runs);
    list.getSelectionModel().selectFirst();
    if (runs.isEmpty()) {
      body.getChildren()
          .setAll(new EmptyState(Feather.CLOCK, Texts.text("compare.matrix.history.empty")));
    } else {
      body.getChildren().setAll(list);
      list.requestFocus();
    }
  }

  Node first() {
    return list;
  }

  private void chosen() {
    EarlierRun run = list.getSelectionModel().getSelectedItem();
    if (run != null) {
      open.accept(run.run().id());
    }
  }

  private static final class RunCell extends ListCell<EarlierRun> {
    private final Label name = new Label();
    private final Label time = new Label();
    private final Label shape = new Label();
    private final Label counts = new Label();
    private final VBox box = new VBox(2);

    RunCell() {
      // As wide as the list and no wider: a list of sentences does not scroll sideways.
      setPrefWidth(0);
      HBox first = line(name, time);
      HBox second = line(shape, counts);
      List.of(time, shape, counts).forEach(label -> label.getStyleClass().add("secondary"));
      box.setAlignment(Pos.CENTER_LEFT);
      box.getChildren().setAll(first, second);
    }

    private static HBox line(Label left, Label right) {
      left.setMaxWidth(Double.MAX_VALUE);
      left.setMinWidth(0);
      right.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(left, Priority.ALWAYS);
      HBox line = new HBox(16, left, right);
      line.setAlignment(Pos.CENTER_LEFT);
      return line;
    }

    @Override
    protected void updateItem(EarlierRun item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      StoredRun run = item.run();
      name.setText(
          run.name().isBlank() ? Texts.text("compare.matrix.history.unnamed") : run.name());
      time.setText(TIME.format(run.startedAt()));
      shape.setText(shape(run));
      counts.setText(
          Texts.text(
              "compare.matrix.history.counts",
              run.count(CallStatus.COMPLETE),
              run.asked() - run.count(CallStatus.COMPLETE),
              Math.max(0, run.planned() - run.asked()),
              item.cost().words()));
      setAccessibleText(String.join(", ", name.getText(), time.getText(), counts.getText()));
      setGraphic(box);
    }

    private static String shape(StoredRun run) {
      return run.targets().isEmpty()
          ? Texts.text("compare.matrix.history.older", run.asked())
          : Texts.text(
              "compare.matrix.history.shape",
              String.join(", ", run.targets()),
              run.rows(),
              run.repetitions());
    }
  }
}
