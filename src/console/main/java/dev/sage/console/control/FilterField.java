package dev.sage.console.control;

import dev.sage.console.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A filter as one types it: suggestions at the caret, and below the field what the filter means, or
 * what is wrong with it and where. Up and Down choose a suggestion, Enter or Tab takes it, Esc puts
 * the list away, Ctrl+Space brings it. FX thread only.
 */
public final class FilterField extends VBox {
  private static final double ROW = 24;
  private static final int SHOWN = 10;

  private final TextField field = new TextField();
  private final Button clear = new Button("", Icons.of(Feather.X));
  private final Label meaning = new Label();
  private final ListView<FilterHelp.Suggestion> list = new ListView<>();
  private final FilterHelp help;
  private final Soon offer = new Soon(this::offer);
  private boolean applying;

  /**
   * A field for that text.
   *
   * @param id of the text field in the scene
   * @param buttons what else stands beside the field
   */
  public FilterField(String id, StringProperty text, FilterHelp help, Button... buttons) {
    super(4);
    this.help = help;
    getStyleClass().add("filter-field");
    field.setId(id);
    field.setAccessibleText(Texts.text("filter.field"));
    field.setMinWidth(80);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.textProperty().bindBidirectional(text);
    clear.setId(id + "-clear");
    clear.setAccessibleText(Texts.text("filter.clear"));
    Hint.on(clear, Texts.text("filter.clear"));
    clear.setOnAction(event -> clear());
    clear.disableProperty().bind(text.isEmpty());
    Hindrance.of(clear, Texts.text("need.filter"));
    HBox row = new HBox(4, Content.inside(field), clear);
    row.getChildren().addAll(buttons);
    row.setAlignment(Pos.CENTER_LEFT);
    meaning.setId(id + "-meaning");
    meaning.getStyleClass().add("secondary");
    meaning.setWrapText(true);
    meaning.setMaxWidth(Double.MAX_VALUE);
    meaning.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(row, Content.inside(meaning));
    list.setId(id + "-suggestions");
    list.setAccessibleText(Texts.text("filter.suggestions"));
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.getStyleClass().addAll("overlay", "suggestions");
    list.setCellFactory(view -> new SuggestionCell());
    list.setOnMouseClicked(event -> take());
    hide();
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.textProperty().subscribe(this::typed);
    field.focusedProperty().subscribe(focused -> hideWhen(!focused));
    explain();
  }

  /** Where the suggestions are shown: to be laid over what is below the field, at its top. */
  public ListView<FilterHelp.Suggestion> suggestions() {
    return list;
  }

  /** The text field, for whoever needs its focus. */
  public TextField field() {
    return field;
  }

  /** Puts the caret into the field. */
  public void focus() {
    field.requestFocus();
    field.selectAll();
  }

  /** Writes a text as if it were typed, and shows how it could go on. */
  public void write(String text) {
    field.requestFocus();
    field.setText(text);
    field.end();
    offer();
  }

  private void clear() {
    field.clear();
    field.requestFocus();
  }

  /** What the language knows has changed. */
  public void refresh() {
    explain();
  }

  private void typed() {
    explain();
    if (field.isFocused() && !applying) {
      // The caret moves after the text.
      offer.ask();
    }
  }

  private void explain() {
    FilterHelp.Meaning now = help.explain(field.getText());
    boolean shown = !field.getText().isBlank();
    meaning.setText(shown ? now.sentence() : "");
    meaning.setManaged(shown);
    meaning.setVisible(shown);
    meaning.getStyleClass().remove("danger-text");
    if (now.wrong()) {
      meaning.getStyleClass().add("danger-text");
      meaning.setText(
          Texts.text("filter.wrong", now.sentence(), Math.min(now.from(), field.getLength()) + 1));
    }
    field.setAccessibleHelp(meaning.getText().isEmpty() ? Hint.help(field) : meaning.getText());
  }

  private void offer() {
    if (!field.isFocused()) {
      return;
    }
    var found = help.suggest(field.getText(), field.getCaretPosition());
    list.getItems().setAll(found);
    list.getSelectionModel().clearSelection();
    double height = Math.min(SHOWN, found.size()) * ROW + 10;
    list.setMinHeight(height);
    list.setPrefHeight(height);
    list.setMaxHeight(height);
    hideWhen(found.isEmpty());
    if (!found.isEmpty()) {
      list.setVisible(true);
      list.setManaged(true);
    }
  }

  private void hideWhen(boolean over) {
    if (over) {
      hide();
    }
  }

  private void hide() {
    list.setVisible(false);
    list.setManaged(false);
  }

  private void key(KeyEvent event) {
    KeyCode code = event.getCode();
    boolean shown = list.isVisible();
    boolean chosen = shown && !list.getSelectionModel().isEmpty();
    boolean handled =
        switch (code) {
          case DOWN, UP -> move(code == KeyCode.DOWN ? 1 : -1, shown);
          case SPACE -> event.isControlDown() && ask();
          case ENTER, TAB -> chosen && take();
          case ESCAPE -> shown && putAway();
          default -> false;
        };
    if (handled) {
      event.consume();
    } else if (code == KeyCode.ENTER) {
      hide();
    }
  }

  private boolean ask() {
    offer();
    return true;
  }

  private boolean putAway() {
    hide();
    return true;
  }

  private boolean move(int by, boolean shown) {
    if (!shown) {
      offer();
    }
    int size = list.getItems().size();
    if (size > 0) {
      int at = list.getSelectionModel().getSelectedIndex();
      int to = at < 0 ? (by > 0 ? 0 : size - 1) : Math.floorMod(at + by, size);
      list.getSelectionModel().clearAndSelect(to);
      list.scrollTo(Math.max(0, to - SHOWN + 1));
      FilterHelp.Suggestion chosen = list.getItems().get(to);
      // The list never has the focus: the field says what is chosen in it.
      field.setAccessibleHelp(chosen.text() + ". " + chosen.meaning());
    }
    return true;
  }

  private boolean take() {
    FilterHelp.Suggestion chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return false;
    }
    applying = true;
    field.setText(chosen.applied(field.getText()));
    applying = false;
    field.requestFocus();
    int caret = Math.min(field.getLength(), chosen.from() + chosen.text().length());
    field.selectRange(caret, caret);
    // After a field its values come; after a value, nothing before something is typed.
    boolean goesOn = chosen.text().endsWith(":") || chosen.text().endsWith(">");
    if (goesOn) {
      offer();
    } else {
      hide();
    }
    return true;
  }

  /** The wrong part of the text, empty where nothing is wrong. */
  public IndexRange wrong() {
    FilterHelp.Meaning now = help.explain(field.getText());
    return now.wrong() ? new IndexRange(now.from(), now.to()) : new IndexRange(0, 0);
  }
}
