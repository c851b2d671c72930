package dev.sage.console.compare;

import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.answer.ColumnTools;
import dev.sage.console.compare.answer.ColumnView;
import dev.sage.console.compare.answer.ColumnsPane;
import dev.sage.console.compare.answer.TargetChoice;
import dev.sage.console.compare.matrix.InputsBar;
import dev.sage.console.compare.matrix.InputsFault;
import dev.sage.console.compare.matrix.MatrixView;
import dev.sage.console.compare.prompt.PromptDesk;
import dev.sage.console.compare.prompt.PromptView;
import dev.sage.console.shell.Pulse;
import dev.sage.console.shell.WindowMemory;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The panel: prompt at the left, columns at the right, results below. FX thread only. */
final class CompareView extends BorderPane {
  private static final double PROMPT_WIDTH = 460;
  private static final double PROMPT_LEAST = 320;
  private static final double FIRST_WIDTH = 1388;
  private static final double GRID_LEAST = 132;
  private static final double GRID_PLACE = 0.55;

  private final ColumnsPane pane = new ColumnsPane();
  private final SplitPane parts = new SplitPane();
  private final MatrixView grid;
  private final List<ColumnView> views = new ArrayList<>();
  private final PromptView prompt;
  private final CompareModel model;
  private final ObservableList<TargetChoice> choices;
  private final ColumnTools tools;
  private final Pulse pulse;

  CompareView(
      CompareModel model,
      PromptDesk desk,
      CompareActions actions,
      ObservableList<TargetChoice> choices,
      Pulse pulse,
      WindowMemory memory,
      ColumnTools tools) {
    this.model = model;
    this.choices = choices;
    this.pulse = pulse;
    this.tools = tools;
    setId("compare");
    getStyleClass().add("compare");
    getStylesheets()
        .add(
            Objects.requireNonNull(CompareView.class.getResource("compare.css"), "compare.css")
                .toExternalForm());
    prompt = desk.view(actions.run(), actions.stop(), plan(model), model.problemProperty());
    prompt.setMinWidth(PROMPT_LEAST);
    InputsBar inputs = new InputsBar(model.side(), model::names);
    model.prompt().promptProperty().subscribe(inputs::show);
    VBox top =
        new VBox(
            inputs,
            new InputsFault(model.side().inputs()),
            new ChangedBar(model),
            new HintBar(model.hintProperty()));
    grid = new MatrixView(model.side());
    model.changesProperty().subscribe(changes -> grid.old(!changes.isEmpty()));
    model.changesProperty().subscribe(() -> views.forEach(ColumnView::refresh));
    pulse.add(model::drain);
    grid.setMinHeight(GRID_LEAST);
    BorderPane answers = new BorderPane(parts, top, null, null, null);
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().setAll(pane);
    model.side().matrix().targetsProperty().subscribe(this::showGrid);
    SplitPane split = new SplitPane(prompt, answers);
    SplitPane.setResizableWithParent(prompt, false);
    split.setDividerPositions(PROMPT_WIDTH / FIRST_WIDTH);
    memory.follow("compare.main", split);
    setCenter(split);
    setBottom(new ResultsStrip(model));
    model.columns().subscribe(this::showColumns);
    showColumns();
  }

  /** A run of one input has its answers in the columns: it needs no grid. */
  private void showGrid() {
    boolean needed = model.side().matrix().large();
    if (needed && parts.getItems().size() == 1) {
      parts.getItems().add(grid);
      parts.setDividerPositions(GRID_PLACE);
    } else if (!needed) {
      parts.getItems().setAll(pane);
    }
  }

  private static StringBinding plan(CompareModel model) {
    return Bindings.createStringBinding(
        () ->
            model.problemProperty().get().isEmpty()
                ? Texts.text("compare.calls", model.calls())
                : model.problemProperty().get(),
        model.columns(),
        model.problemProperty(),
        model.side().inputs().rowsProperty(),
        model.prompt().promptProperty());
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
    ColumnView view = new ColumnView(model, column, tools, choices);
    pulse.add(view);
    return view;
  }

  List<ColumnView> columns() {
    return List.copyOf(views);
  }
}
