package dev.sage.console.compare.answer;

import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.GlyphWidths;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/**
 * Whom a column asks. A text field cuts its text without a sign: while nothing is typed, a name
 * that is too long for its room is shown by {@link TargetWords}. FX thread only.
 */
final class TargetField extends StackPane {
  private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");

  private final TargetPicker picker;
  private final Label cut = new Label();
  private Ellipsis ellipsis = new Ellipsis(new GlyphWidths(Font.getDefault()));

  TargetField(ColumnModel column, ObservableList<TargetChoice> choices) {
    picker = new TargetPicker(column, choices);
    TextField editor = picker.getEditor();
    cut.getStyleClass().add("target-cut");
    cut.setManaged(false);
    cut.setMouseTransparent(true);
    cut.fontProperty().bind(editor.fontProperty());
    // The picker says all of it to those who can't see; this would only say it again.
    cut.setAccessibleText("");
    getChildren().setAll(picker, cut);
    editor
        .fontProperty()
        .subscribe(
            font -> {
              ellipsis = new Ellipsis(new GlyphWidths(font));
              fit();
            });
    editor.textProperty().subscribe(this::fit);
    editor.focusedProperty().subscribe(this::fit);
    picker.focusedProperty().subscribe(this::fit);
    editor.boundsInParentProperty().subscribe(this::fit);
    editor.insetsProperty().subscribe(this::fit);
  }

  /** What is chosen or typed from. */
  TargetPicker picker() {
    return picker;
  }

  private void fit() {
    TextField editor = picker.getEditor();
    Bounds at = editor.getBoundsInParent();
    Insets insets = editor.getInsets();
    double room = at.getWidth() - insets.getLeft() - insets.getRight();
    boolean typing = editor.isFocused() || picker.isFocused();
    boolean shown = !typing && room > 0 && !ellipsis.fits(editor.getText(), room);
    cut.setVisible(shown);
    picker.pseudoClassStateChanged(CUT, shown);
    if (shown) {
      cut.setText(TargetWords.fit(editor.getText(), room, ellipsis));
      cut.resizeRelocate(at.getMinX() + insets.getLeft(), at.getMinY(), room, at.getHeight());
    }
  }
}
