package dev.sage.console.compare.answer;

import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Says whom a column asks: chosen from what is known, or typed as {@code provider/model}. */
final class TargetPicker extends ComboBox<String> {
  /** Held here, and by the list that outlives all columns only as long as this column is there. */
  private final InvalidationListener offering;

  TargetPicker(ColumnModel column, ObservableList<TargetChoice> choices) {
    setEditable(true);
    setVisibleRowCount(16);
    setMinWidth(80);
    // Else it makes a cell for every model to see how wide the widest is.
    setPrefWidth(160);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("target-picker");
    getEditor().setPromptText(Texts.text("compare.target.prompt"));
    setCellFactory(list -> new ChoiceCell(choices));
    offering = changed -> offer(choices);
    choices.addListener(new WeakInvalidationListener(offering));
    offer(choices);
    setValue(column.targetProperty().get());
    getEditor().textProperty().bindBidirectional(column.targetProperty());
    column.positionProperty().subscribe(() -> name(column));
    column.targetProperty().subscribe(() -> name(column));
    name(column);
    // The field in it takes the pointer for itself.
    Hint.on(this, () -> column.targetProperty().get());
    Hint.on(getEditor(), () -> column.targetProperty().get());
  }

  /** A screen reader takes the name for all there is to say, so the target is part of it. */
  private void name(ColumnModel column) {
    String target = column.targetProperty().get();
    String name =
        target.isEmpty()
            ? Texts.text("compare.target.name", column.letter())
            : Texts.text("compare.target.named", column.letter(), target);
    setAccessibleText(name);
    getEditor().setAccessibleText(name);
  }

  private void offer(List<TargetChoice> choices) {
    List<String> names = choices.stream().map(TargetChoice::model).toList();
    if (!names.equals(getItems())) {
      getItems().setAll(names);
    }
  }

  private static final class ChoiceCell extends ListCell<String> {
    private final List<TargetChoice> choices;
    private final Label model = new Label();
    private final Label title = new Label();
    private final HBox row = new HBox(16, model, title);

    ChoiceCell(List<TargetChoice> choices) {
      this.choices = choices;
      model.setMinWidth(Region.USE_PREF_SIZE);
      title.getStyleClass().add("secondary");
      title.setTextOverrun(OverrunStyle.ELLIPSIS);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
      super.updateItem(name, empty);
      setText(null);
      if (empty || name == null) {
        setGraphic(null);
        return;
      }
      model.setText(name);
      title.setText(
          choices.stream()
              .filter(choice -> choice.model().equals(name))
              .map(TargetChoice::title)
              .findFirst()
              .orElse(""));
      setGraphic(row);
    }
  }
}
