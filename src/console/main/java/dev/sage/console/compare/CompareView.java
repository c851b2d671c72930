package dev.sage.console.compare;

import dev.sage.console.shell.Pulse;
import dev.sage.console.shell.WindowMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** The panel: prompt at the left, columns at the right, results below. FX thread only. */
final class CompareView extends BorderPane {
  private static final double PROMPT_WIDTH = 460;
  private static final double PROMPT_LEAST = 320;
  private static final double FIRST_WIDTH = 1388;

  private final ColumnsPane pane = new ColumnsPane();
  private final List<ColumnView> views = new ArrayList<>();
  private final PromptView prompt;
  private final CompareModel model;
  private final ObservableList<TargetChoice> choices;
  private final Pulse pulse;
  private final BooleanSupplier seen;
  private final Consumer<String> openCall;

  CompareView(
      CompareModel model,
      CompareActions actions,
      ObservableList<TargetChoice> choices,
      Pulse pulse,
      WindowMemory memory,
      BooleanSupplier seen,
      Consumer<String> openCall) {
    this.model = model;
    this.choices = choices;
    this.pulse = pulse;
    this.seen = seen;
    this.openCall = openCall;
    setId("compare");
    getStyleClass().add("compare");
    getStylesheets()
        .add(
            Objects.requireNonNull(CompareView.class.getResource("compare.css"), "compare.css")
                .toExternalForm());
    prompt = new PromptView(model, actions.run(), actions.stop());
    prompt.setMinWidth(PROMPT_LEAST);
    BorderPane answers = new BorderPane(pane, new HintBar(model.hintProperty()), null, null, null);
    SplitPane split = new SplitPane(prompt, answers);
    SplitPane.setResizableWithParent(prompt, false);
    split.setDividerPositions(PROMPT_WIDTH / FIRST_WIDTH);
    memory.follow("compare.main", split);
    setCenter(split);
    setBottom(new ResultsStrip(model));
    model.columns().subscribe(this::showColumns);
    showColumns();
  }

  void focusPrompt() {
    prompt.focusPrompt();
  }

  private void showColumns() {
    List<ColumnView> next = new ArrayList<>();
    for (ColumnModel column : model.columns()) {
      next.add(
          views.stream()
              .filter(view -> view.column().equals(column))
              .findFirst()
              .orElseGet(() -> newView(column)));
    }
    for (ColumnView view : views) {
      if (!next.contains(view)) {
        pulse.remove(view);
        view.dispose();
      }
    }
    views.clear();
    views.addAll(next);
    pane.set(next);
  }

  private ColumnView newView(ColumnModel column) {
    ColumnHead head = new ColumnHead(model, column, choices);
    ColumnView view = new ColumnView(model, column, head, seen, openCall);
    pulse.add(view);
    return view;
  }

  List<ColumnView> columns() {
    return List.copyOf(views);
  }
}
