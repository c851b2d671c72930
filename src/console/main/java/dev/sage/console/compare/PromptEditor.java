package dev.sage.console.compare;

import dev.sage.console.control.Content;
import java.util.Collection;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * One block of the prompt: wraps, undoes, and shows its {@code {{variables}}}. Tab inserts a tab,
 * Ctrl+Tab leaves. FX thread only.
 */
final class PromptEditor extends StackPane {
  /** Layout of a longer wrapped paragraph is slow and can end the VM (RichTextFX issue 1261). */
  static final int LONGEST_WRAPPED = 4_000;

  private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");

  private final StyleClassedTextArea area = new StyleClassedTextArea();

  PromptEditor(String id, String name, String placeholder, StringProperty text) {
    getStyleClass().add("prompt-editor");
    Content.mark(this);
    area.setId(id);
    area.setAccessibleText(name);
    area.setWrapText(true);
    area.setPlaceholder(placeholder(placeholder));
    area.replaceText(text.get());
    area.getUndoManager().forgetHistory();
    highlight(area.getText());
    area.textProperty()
        .addListener(
            (o, was, is) -> {
              highlight(is);
              text.set(is);
            });
    text.addListener(
        (o, was, is) -> {
          if (!is.equals(area.getText())) {
            area.replaceText(is);
          }
        });
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    getChildren().setAll(new VirtualizedScrollPane<>(area));
    area.focusedProperty().subscribe(focused -> pseudoClassStateChanged(WITHIN, focused));
  }

  private static Node placeholder(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("prompt-placeholder");
    return label;
  }

  void focus() {
    area.requestFocus();
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private void highlight(String text) {
    boolean wrap = text.lines().allMatch(line -> line.length() <= LONGEST_WRAPPED);
    if (wrap != area.isWrapText()) {
      area.setWrapText(wrap);
    }
    if (!text.isEmpty()) {
      area.setStyleSpans(0, styles(text));
    }
  }

  private static StyleSpans<Collection<String>> styles(String text) {
    StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
    int at = 0;
    for (Variables.Span span : Variables.spans(text)) {
      styles.add(List.of(), span.from() - at);
      styles.add(List.of("variable"), span.to() - span.from());
      at = span.to();
    }
    styles.add(List.of(), text.length() - at);
    return styles.create();
  }
}
