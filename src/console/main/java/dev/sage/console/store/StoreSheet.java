package dev.sage.console.store;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The page: what there is at the left, what can be done at the right. FX thread only. */
final class StoreSheet extends BorderPane {
  private static final double COLUMN = 440;

  /** What is on it, with a sentence below each part. */
  private static final double HEIGHT = 700;

  private static final double BETWEEN = 32;
  private static final double BESIDE = 112;
  private static final double EDGE = 56;

  private final Button close;
  private final Runnable left;

  /** What can be done to the whole. */
  record Deeds(List<Button> buttons) {}

  /**
   * The page.
   *
   * @param left called when it is not shown any more
   */
  StoreSheet(
      FactsView facts,
      RetentionView retention,
      Deeds deeds,
      WorkView work,
      SelectionView selection,
      Runnable close,
      Runnable left) {
    this.left = left;
    setId("store");
    getStyleClass().addAll("sheet", "store-sheet");
    getStylesheets()
        .add(
            Objects.requireNonNull(StoreSheet.class.getResource("store.css"), "store.css")
                .toExternalForm());
    this.close = Icons.button(Feather.X, Texts.text("store.close"), close);
    this.close.setId("store-close");
    Label title = new Label(Texts.text("store.title"));
    title.getStyleClass().add("sheet-title");
    HBox head = new HBox(8, title, space(), this.close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("store-head");
    FlowPane buttons = new FlowPane(8, 8);
    buttons.getChildren().setAll(deeds.buttons());
    VBox doing =
        new VBox(
            20,
            section("store.care", buttons, work),
            section("store.keep", retention),
            section("store.some", selection));
    for (Region column : new Region[] {facts, doing}) {
      column.setPrefWidth(COLUMN);
      column.setMaxWidth(COLUMN);
    }
    FlowPane columns = new FlowPane(BETWEEN, 20, facts, doing);
    columns.setRowValignment(VPos.TOP);
    columns.setPrefWrapLength(2 * COLUMN + BETWEEN);
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    // By itself it would ask for the height of one column over the other.
    scroll.prefViewportHeightProperty().bind(columns.heightProperty());
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setAccessibleText(Texts.text("store.title"));
    setTop(head);
    setCenter(scroll);
    sceneProperty().subscribe(this::placed);
  }

  /** What gets the focus. */
  Node first() {
    return close;
  }

  private void placed(@Nullable Scene scene) {
    if (scene == null) {
      left.run();
      return;
    }
    setPrefWidth(Math.min(scene.getWidth() - BESIDE, 2 * COLUMN + BETWEEN + EDGE));
    // As high as there is room: nothing on it moves when a sentence comes or goes.
    setMaxHeight(Math.min(scene.getHeight() - BESIDE, HEIGHT));
  }

  private static VBox section(String key, Node... content) {
    Label lead = new Label(Texts.text(key + ".lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    lead.setMinHeight(USE_PREF_SIZE);
    VBox section = new VBox(8, new VBox(2, title(key), lead));
    section.getChildren().addAll(content);
    return section;
  }

  static Label title(String key) {
    Label title = new Label(Texts.text(key));
    title.getStyleClass().add("section-title");
    return title;
  }

  static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
