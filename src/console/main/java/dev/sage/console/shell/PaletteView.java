package dev.sage.console.shell;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The palette: a line to type in and the actions that fit. */
final class PaletteView extends VBox {
  private static final double ROW = 32;
  private static final int ROWS = 11;

  private final TextField input = new TextField();
  private final ListView<PaletteModel.Entry> list = new ListView<>();
  private final Overlays overlays;

  PaletteView(PaletteModel model, Overlays overlays) {
    this.overlays = overlays;
    getStyleClass().add("palette");
    setId("palette");
    setPrefWidth(560);

    input.setId("palette-input");
    input.setPromptText(Texts.text("palette.prompt"));
    input.textProperty().bindBidirectional(model.typedProperty());
    HBox.setHgrow(input, Priority.ALWAYS);
    HBox line = new HBox(8, Icons.of(Feather.SEARCH), input);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("palette-line");

    list.setItems(model.found());
    list.setFixedCellSize(ROW);
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> ROW * Math.clamp(model.found().size(), 1, ROWS) + 2, model.found()));
    list.setFocusTraversable(false);
    list.setAccessibleText(Texts.text("palette.results"));
    // The focus stays in the line: its name tells a screen reader what Enter would do now.
    input
        .accessibleTextProperty()
        .bind(list.getSelectionModel().selectedItemProperty().map(this::said).orElse(none()));
    list.setCellFactory(view -> new Row());
    list.setPlaceholder(new Label(Texts.text("palette.none")));
    // A listener to changes comes after the list's own, which counts the items.
    model.found().addListener((ListChangeListener<PaletteModel.Entry>) change -> selectFirst());
    selectFirst();
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            perform();
          }
        });

    Label count = new Label();
    count.setAccessibleRole(AccessibleRole.TEXT);
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Texts.text("palette.count", model.found().size()), model.found()));
    count.getStyleClass().addAll("secondary", "palette-foot");

    getChildren().setAll(line, list, count);
    input.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  TextField input() {
    return input;
  }

  private String said(PaletteModel.Entry entry) {
    return Texts.text(
        entry.possible() ? "palette.said" : "palette.said.impossible",
        entry.action().tooltip(),
        entry.place(),
        list.getItems().indexOf(entry) + 1,
        list.getItems().size(),
        entry.action().need());
  }

  private static String none() {
    return Texts.text("palette.prompt") + ". " + Texts.text("palette.none");
  }

  private void selectFirst() {
    list.getSelectionModel().selectFirst();
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(ROWS);
      case PAGE_UP -> move(-ROWS);
      case ENTER -> perform();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int by) {
    int last = list.getItems().size() - 1;
    int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
    list.getSelectionModel().clearAndSelect(to);
    list.scrollTo(Math.max(0, to - ROWS + 2));
  }

  private void perform() {
    PaletteModel.Entry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null && entry.possible()) {
      // Closed first: the action may open an overlay of its own or move the focus.
      overlays.close(this);
      entry.action().perform();
    }
  }

  private static final class Row extends ListCell<PaletteModel.Entry> {
    private final Label label = new Label();
    private final Label place = new Label();
    private final Label keys = new Label();
    private final HBox row;

    Row() {
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      place.getStyleClass().add("secondary");
      keys.getStyleClass().add("key-cap");
      row = new HBox(8, label, place, space, keys);
      row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(PaletteModel.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        return;
      }
      Action action = entry.action();
      label.setText(action.label());
      boolean possible = entry.possible();
      place.setText(possible ? entry.place() : action.need());
      keys.setText(action.keyText());
      keys.setVisible(!action.keys().isEmpty());
      // What it needs must be read: only the name is faint.
      label.setOpacity(possible ? 1 : 0.5);
      keys.setOpacity(possible ? 1 : 0.5);
      setAccessibleText(possible ? action.tooltip() : action.tooltip() + ". " + action.need());
      setGraphic(row);
    }
  }
}
