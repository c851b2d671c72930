package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import dev.sage.workbench.compare.check.WordDiff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a difference is shown, gone through and copied. */
class DiffViewTest {
  /** More lines than fit into a window of 400 pixels. */
  private static final int SCREENFUL = 40;

  @BeforeAll
  static void start() {
    Ui.start();
  }

  @Test
  void a_line_says_by_a_sign_and_in_words_what_came_and_what_went() {
    DiffView view = Ui.onFx(() -> new DiffView("The difference"));
    try (Ui ui = open(view)) {
      Ui.runFx(() -> view.show(WordDiff.of("same\nold words\ngone", "same\nnew words\n")));

      assertThat(view.list().getItems()).extracting(DiffLine::sign).containsExactly("", "±", "−");
      assertThat(texts(view)).containsExactly("same", "[-old-]{+new+} words", "[-gone-]");
      assertThat(ui.nodes())
          .filteredOn(IndexedCell.class::isInstance)
          .extracting(node -> String.valueOf(node.getAccessibleText()))
          .contains("[-old-]{+new+} words");
      assertThat(view.list().getAccessibleText()).isEqualTo("The difference");
    }
  }

  @Test
  void changes_are_gone_through_in_a_circle_both_ways() {
    DiffView view = Ui.onFx(() -> new DiffView("The difference"));
    try (Ui ui = open(view)) {
      Ui.runFx(
          () -> view.show(WordDiff.of(numbered("line"), numbered("line").replace("0 ", "x "))));
      List<Integer> changed =
          IntStream.range(0, view.list().getItems().size())
              .filter(i -> !view.list().getItems().get(i).sign().isEmpty())
              .boxed()
              .toList();
      assertThat(changed).hasSizeGreaterThan(2);

      assertThat(goTo(view, 1)).isEqualTo(changed.getFirst());
      assertThat(goTo(view, 1)).isEqualTo(changed.get(1));
      assertThat(goTo(view, -1)).isEqualTo(changed.getFirst());
      assertThat(goTo(view, -1)).isEqualTo(changed.getLast());
      assertThat(goTo(view, 1)).isEqualTo(changed.getFirst());
      assertThat(ui.nodes()).filteredOn(IndexedCell.class::isInstance).hasSizeLessThan(SCREENFUL);
    }
  }

  @Test
  void what_is_selected_is_copied_with_its_marks_and_else_everything() {
    DiffView view = Ui.onFx(() -> new DiffView("The difference"));
    try (Ui ui = open(view)) {
      var copied = new StringBuilder();
      view.addEventHandler(CopyRequest.COPY, event -> copied.append(event.text()));
      Ui.runFx(
          () -> {
            view.show(WordDiff.of("a\nb\nc", "a\nx\nc"));
            view.list().requestFocus();
          });
      ui.press(KeyCode.CONTROL, KeyCode.C);
      assertThat(copied).hasToString("a\n[-b-]{+x+}\nc");

      copied.setLength(0);
      Ui.runFx(() -> view.list().getSelectionModel().clearAndSelect(1));
      ui.press(KeyCode.CONTROL, KeyCode.C);
      assertThat(copied).hasToString("[-b-]{+x+}");
    }
  }

  @Test
  void another_difference_begins_anew_and_none_leaves_nothing() {
    DiffView view = Ui.onFx(() -> new DiffView("The difference"));
    try (Ui ui = open(view)) {
      Ui.runFx(() -> view.show(WordDiff.of("a", "b")));
      assertThat(goTo(view, 1)).isZero();
      Ui.runFx(() -> view.show(WordDiff.of("same", "same")));
      assertThat(texts(view)).containsExactly("same");
      assertThat(goTo(view, 1)).isNull();
      Ui.runFx(() -> view.show(null));
      assertThat(view.list().getItems()).isEmpty();
      assertThat(goTo(view, 1)).isNull();
      assertThat(ui.unnamed()).isEmpty();
    }
  }

  @Test
  void a_long_line_is_wrapped_to_the_width_and_again_to_another() {
    DiffView view = Ui.onFx(() -> new DiffView("The difference"));
    try (Ui ui = open(view)) {
      String words = "word ".repeat(200);
      Ui.runFx(() -> view.show(WordDiff.of(words, words + "end")));
      int wide = view.list().getItems().size();
      assertThat(wide).isGreaterThan(1);
      Ui.runFx(() -> ui.stage().setWidth(320));
      Ui.await("narrower lines", () -> view.list().getItems().size() > wide);
      assertThat(String.join("", texts(view))).isEqualTo(words + "{+end+}");
    }
  }

  private static Ui open(DiffView view) {
    return Ui.open(640, 400, () -> new BorderPane(view));
  }

  private static String numbered(String word) {
    return IntStream.range(0, 100).mapToObj(i -> i + " " + word).collect(Collectors.joining("\n"));
  }

  private static List<String> texts(DiffView view) {
    return view.list().getItems().stream().map(DiffLine::text).toList();
  }

  /** The line that is selected after a step; null where none is. */
  private static @Nullable Integer goTo(DiffView view, int step) {
    Ui.runFx(() -> view.goToChange(step));
    int index = view.list().getSelectionModel().getSelectedIndex();
    return index < 0 ? null : index;
  }
}
