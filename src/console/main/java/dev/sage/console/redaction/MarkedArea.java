package dev.sage.console.redaction;

import dev.sage.console.control.Soon;
import dev.sage.llm.redaction.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * A text with marks. Only the paragraphs on the screen are styled, so that a megabyte costs a
 * screenful. FX thread only.
 */
final class MarkedArea extends StackPane {
  private static final Duration HOVER = Duration.ofMillis(300);
  private static final int LINES_BEFORE = 6;

  private final Side side;
  private final StyleClassedTextArea area = new StyleClassedTextArea();
  private final Tooltip tooltip = new Tooltip();
  private Folded folded = Folded.of("");
  private Preview preview = Preview.EMPTY;
  private List<Finding> matches = List.of();
  private int selected = RedactionModel.NONE;
  private final Soon styles = new Soon(this::style);
  private boolean setting;

  MarkedArea(Side side, String id, String name) {
    this.side = side;
    getStyleClass().add("marked-area");
    area.setId(id);
    area.setAccessibleText(name);
    area.setWrapText(true);
    area.setMouseOverTextDelay(HOVER);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    scrolled().addListener((o, was, is) -> styles.ask());
    area.widthProperty().addListener((o, was, is) -> styles.ask());
    area.heightProperty().addListener((o, was, is) -> styles.ask());
    getChildren().setAll(new VirtualizedScrollPane<>(area));
  }

  /** The editor. */
  StyleClassedTextArea area() {
    return area;
  }

  /** Changes when the text is scrolled. */
  ObservableValue<Double> scrolled() {
    return area.estimatedScrollYProperty();
  }

  private int paragraphs() {
    List<?> all = area.getParagraphs();
    return all.size();
  }

  private int visible() {
    List<?> paragraphs = area.getVisibleParagraphs();
    return paragraphs.size();
  }

  /** The text as it stands in the editor, unbroken. */
  String text() {
    return folded.isBroken() ? "" : area.getText();
  }

  /** Whether the text had to be broken to be shown; it cannot be edited then. */
  boolean isBroken() {
    return folded.isBroken();
  }

  /** Whether it changes the text itself now. */
  boolean isSetting() {
    return setting;
  }

  /** Shows another text. */
  void setText(String text) {
    folded = Folded.of(text);
    if (!folded.text().equals(area.getText())) {
      setting = true;
      area.replaceText(folded.text());
      setting = false;
    }
    styles.ask();
  }

  /** Shows what was found. */
  void mark(Preview found, int selectedMark, List<Finding> ofRule) {
    preview = found;
    selected = selectedMark;
    matches = ofRule;
    styles.ask();
  }

  /** Tells which mark the person points at, by click or by key. */
  void onPick(IntConsumer pick) {
    area.addEventHandler(
        MouseEvent.MOUSE_CLICKED, event -> pick.accept(markAt(area.getCaretPosition())));
    area.addEventHandler(
        KeyEvent.KEY_RELEASED,
        event -> {
          if (event.getCode().isArrowKey()) {
            pick.accept(markAt(area.getCaretPosition()));
          }
        });
  }

  /** Says what a mark is where the pointer rests on it. */
  void onHover(IntFunction<String> words) {
    area.addEventHandler(
        MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN,
        event -> {
          int mark = markAt(event.getCharacterIndex());
          if (mark >= 0) {
            Point2D at = event.getScreenPosition();
            tooltip.setText(words.apply(mark));
            tooltip.show(area, at.getX() + 8, at.getY() + 16);
          }
        });
    area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> tooltip.hide());
  }

  private int markAt(int shown) {
    int index = preview.at(side, folded.original(shown));
    return index < 0 && shown > 0 ? touching(folded.original(shown - 1)) : index;
  }

  /** The caret behind the last character of a mark still belongs to it. */
  private int touching(int offset) {
    return preview.at(side, offset);
  }

  /** Brings a mark into sight. */
  void reveal(int mark) {
    if (mark >= 0 && mark < preview.marks().size() && !area.getText().isEmpty()) {
      int at = Math.min(folded.shown(side.start(preview.marks().get(mark))), area.getLength());
      int paragraph = area.offsetToPosition(at, Bias.Forward).getMajor();
      if (area.allParToVisibleParIndex(paragraph).isEmpty()) {
        area.showParagraphAtTop(Math.max(0, paragraph - LINES_BEFORE));
      }
    }
  }

  /** What is selected in the text. */
  String selection() {
    int start = folded.original(area.getSelection().getStart());
    int end = folded.original(area.getSelection().getEnd());
    String text = side.text(preview);
    return folded.isBroken()
        ? text.substring(Math.min(start, text.length()), Math.min(end, text.length()))
        : area.getSelectedText();
  }

  /** The place of the text at the top, as an offset, and how far it is scrolled out. */
  Top top() {
    int paragraph = visible() == 0 ? 0 : area.visibleParToAllParIndex(0);
    // Off the screen nothing has a place on it.
    Bounds all = area.localToScreen(area.getBoundsInLocal());
    double out =
        all == null || visible() == 0
            ? 0
            : all.getMinY() - area.getVisibleParagraphBoundsOnScreen(0).getMinY();
    return new Top(folded.original(area.getAbsolutePosition(paragraph, 0)), Math.max(0, out));
  }

  /**
   * What stands at the top.
   *
   * @param offset of the text
   * @param out how many pixels of its paragraph are above the edge
   */
  record Top(int offset, double out) {}

  /** Brings a place to the top. */
  void showAtTop(Top top) {
    int at = Math.clamp(folded.shown(Math.max(0, top.offset())), 0, area.getLength());
    area.showParagraphAtTop(area.offsetToPosition(at, Bias.Forward).getMajor());
    if (top.out() > 0) {
      area.scrollYBy(top.out());
    }
  }

  private void onKey(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /** Outside of the layout that may have asked for it. */
  private void style() {
    int count = visible();
    if (count == 0) {
      return;
    }
    // Asked once: what is styled is laid out anew, and fewer may be on the screen then.
    int first = area.visibleParToAllParIndex(0);
    int last = Math.min(first + count, paragraphs());
    for (int paragraph = first; paragraph < last; paragraph++) {
      int start = area.getAbsolutePosition(paragraph, 0);
      int length = area.getParagraphLength(paragraph);
      if (length > 0) {
        StyleSpans<Collection<String>> styles = styles(start, length);
        if (!styles.equals(area.getStyleSpans(paragraph))) {
          area.setStyleSpans(paragraph, 0, styles);
        }
      }
    }
  }

  /** A piece of a paragraph in one look. */
  private record Span(int start, int end, List<String> classes) {}

  private StyleSpans<Collection<String>> styles(int start, int length) {
    StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
    int at = start;
    int end = start + length;
    for (Span span : spans(start, end)) {
      int from = Math.max(at, span.start());
      int to = Math.min(end, span.end());
      if (to > from) {
        styles.add(List.of(), from - at);
        styles.add(span.classes(), to - from);
        at = to;
      }
    }
    styles.add(List.of(), end - at);
    return styles.create();
  }

  private List<Span> spans(int shownStart, int shownEnd) {
    int from = folded.original(shownStart);
    int to = folded.original(shownEnd);
    List<Span> spans = new ArrayList<>();
    if (!matches.isEmpty()) {
      for (Finding match : matches) {
        if (match.end() > from && match.start() < to) {
          spans.add(span(match.start(), match.end(), List.of("mark", "mark-match")));
        }
      }
      return spans;
    }
    List<Mark> marks = preview.marks();
    int first = Math.max(0, preview.before(side, from) - 1);
    for (int i = first; i < marks.size() && side.start(marks.get(i)) < to; i++) {
      Mark mark = marks.get(i);
      if (side.end(mark) > from) {
        spans.add(span(side.start(mark), side.end(mark), classes(mark, i == selected)));
      }
    }
    return spans;
  }

  private Span span(int from, int to, List<String> classes) {
    return new Span(folded.shown(from), folded.shown(to), classes);
  }

  private static List<String> classes(Mark mark, boolean selected) {
    String look =
        mark.masked() ? "mark-" + mark.category().name().toLowerCase(Locale.ROOT) : "mark-kept";
    return selected ? List.of("mark", look, "mark-selected") : List.of("mark", look);
  }
}
