package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * A place to type a text of the prompt: it wraps, grows with its text up to a height, and shows
 * marks. Undo is the prompt's. Tab inserts a tab, Ctrl+Tab leaves. FX thread only.
 */
final class PromptArea extends StackPane {
  /** Layout of a longer wrapped paragraph is slow and can end the VM (RichTextFX issue 1261). */
  static final int LONGEST_WRAPPED = 4_000;

  private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("within");

  /** The border, and the room above and below the text. */
  private static final double FRAME = 16;

  private final StyleClassedTextArea area = new StyleClassedTextArea(false);
  private final Function<String, List<TextMark>> marks;
  private final double least;
  private final double most;
  private List<TextMark> found = List.of();
  private boolean setting;

  /**
   * An empty place.
   *
   * @param marks finds what to style
   * @param typed takes the text as it is typed
   */
  PromptArea(
      Function<String, List<TextMark>> marks, double least, double most, Consumer<String> typed) {
    this.marks = marks;
    this.least = least;
    this.most = most;
    getStyleClass().add("prompt-editor");
    Content.mark(this);
    area.setWrapText(true);
    area.setUndoManager(UndoUtils.noOpUndoManager());
    area.textProperty()
        .addListener(
            (o, was, is) -> {
              restyle();
              if (!setting) {
                typed.accept(is);
              }
            });
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    addEventFilter(ScrollEvent.SCROLL, this::onScroll);
    getChildren().setAll(new VirtualizedScrollPane<>(area));
    area.focusedProperty().subscribe(focused -> pseudoClassStateChanged(WITHIN, focused));
    area.totalHeightEstimateProperty().subscribe(this::grow);
    grow();
  }

  /** Gives the place its name, and the words that it shows while empty. */
  void name(String id, String name, String placeholder) {
    area.setId(id);
    area.setAccessibleText(name);
    Label label = new Label(placeholder);
    label.getStyleClass().add("prompt-placeholder");
    area.setPlaceholder(label, Pos.TOP_LEFT);
  }

  /** Makes it code: the monospace face. */
  PromptArea code() {
    getStyleClass().add("code-editor");
    return this;
  }

  Node focusTarget() {
    return area;
  }

  boolean focusedNow() {
    return area.isFocused();
  }

  String text() {
    return area.getText();
  }

  /** Shows a text that comes from elsewhere; the caret stays by what changed. */
  void show(String text) {
    String shown = text.replace("\r\n", "\n").replace('\r', '\n');
    if (!shown.equals(area.getText())) {
      TextChange change = TextChange.between(area.getText(), shown);
      setting = true;
      area.replaceText(change.from(), change.to(), change.text());
      setting = false;
    }
  }

  /** Marks what was found; none to take the marks away. */
  void found(List<TextMark> places) {
    if (!places.equals(found)) {
      found = List.copyOf(places);
      restyle();
    }
  }

  /** Selects a stretch and scrolls to it. */
  void select(int from, int to) {
    int length = area.getLength();
    area.selectRange(Math.min(from, length), Math.min(to, length));
    area.requestFollowCaret();
  }

  /** Puts the caret at a line and column, both from 1. */
  void goTo(int line, int column) {
    int paragraph = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
    area.moveTo(paragraph, Math.clamp(column - 1L, 0, area.getParagraphLength(paragraph)));
    area.requestFollowCaret();
    area.requestFocus();
  }

  private void grow() {
    Double wanted = area.totalHeightEstimateProperty().getValue();
    double height = Math.clamp((wanted == null ? 0 : wanted) + FRAME, least, most);
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /** What has nothing to scroll leaves the wheel to the pane around it. */
  private void onScroll(ScrollEvent event) {
    Double wanted = area.totalHeightEstimateProperty().getValue();
    if (getParent() != null && (wanted == null || wanted + FRAME <= getHeight() + 1)) {
      getParent().fireEvent(event.copyFor(getParent(), getParent()));
      event.consume();
    }
  }

  private void restyle() {
    String text = area.getText();
    boolean wrap = text.lines().allMatch(line -> line.length() <= LONGEST_WRAPPED);
    if (wrap != area.isWrapText()) {
      area.setWrapText(wrap);
    }
    if (!text.isEmpty()) {
      StyleSpans<Collection<String>> styles = spans(marks.apply(text), text.length());
      if (!found.isEmpty()) {
        styles =
            styles.overlay(spans(found, text.length()), (own, more) -> more.isEmpty() ? own : more);
      }
      area.setStyleSpans(0, styles);
    }
  }

  private static StyleSpans<Collection<String>> spans(List<TextMark> marks, int length) {
    StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
    int at = 0;
    for (TextMark mark : marks) {
      if (mark.from() >= at && mark.to() <= length) {
        styles.add(List.of(), mark.from() - at);
        styles.add(List.of(mark.style()), mark.to() - mark.from());
        at = mark.to();
      }
    }
    styles.add(List.of(), length - at);
    return styles.create();
  }
}
