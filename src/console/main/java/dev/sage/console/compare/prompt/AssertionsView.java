package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What each answer must fulfil. FX thread only. */
final class AssertionsView extends VBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final double KIND_WIDTH = 136;
  private static final double LINE = 28;
  private static final double LINES = 84;

  private final PromptModel model;
  private final List<Row> rows = new ArrayList<>();
  private final Label none = new Label(Texts.text("compare.checks.none"));

  AssertionsView(PromptModel model) {
    super(4);
    this.model = model;
    none.getStyleClass().add("secondary");
    none.setWrapText(true);
    Button add = new Button(Texts.text("compare.checks.add"), Icons.of(Feather.PLUS));
    add.setId("compare-checks-add");
    add.getStyleClass().addAll("flat", "small-button");
    add.setOnAction(event -> add());
    getChildren().setAll(none, add);
  }

  private void add() {
    edit(
        null,
        list -> {
          list.add(new Assertion(Assertion.Kind.CONTAINS, ""));
          return list;
        });
    rows.getLast().value.requestFocus();
  }

  private void edit(@Nullable String part, UnaryOperator<List<Assertion>> change) {
    Prompt now = model.prompt();
    Prompt other = now.withAssertions(change.apply(new ArrayList<>(now.assertions())));
    if (part == null) {
      model.set(other);
    } else {
      model.edit(part, before -> other);
    }
  }

  /** Puts the focus into the value of one. */
  void focus(int index) {
    if (index < rows.size()) {
      rows.get(index).value.requestFocus();
    }
  }

  void show(Prompt prompt, List<PromptProblem> problems) {
    List<Assertion> assertions = prompt.assertions();
    while (rows.size() > assertions.size()) {
      getChildren().remove(rows.removeLast());
    }
    while (rows.size() < assertions.size()) {
      Row row = new Row(rows.size());
      rows.add(row);
      getChildren().add(getChildren().size() - 1, row);
    }
    none.setVisible(rows.isEmpty());
    none.setManaged(rows.isEmpty());
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(assertions.get(i), Problems.of(problems, Field.ASSERTION, i));
    }
  }

  /** One assertion. */
  private final class Row extends VBox {
    private final int index;
    private final ComboBox<Assertion.Kind> kind = new ComboBox<>();
    private final TextArea value = new TextArea();
    private final ProblemLines wrong = new ProblemLines(problem -> value.requestFocus());

    Row(int index) {
      super(4);
      this.index = index;
      kind.getItems().setAll(Assertion.Kind.values());
      kind.setConverter(new KindWords());
      kind.setPrefWidth(KIND_WIDTH);
      kind.setMinWidth(KIND_WIDTH);
      kind.setId("check-kind-" + (index + 1));
      kind.setAccessibleText(Texts.text("compare.checks.kind", String.valueOf(index + 1)));
      kind.valueProperty().addListener((o, was, is) -> put(new Assertion(is, current().value())));
      value.setId("check-value-" + (index + 1));
      value.setAccessibleText(Texts.text("compare.checks.value", String.valueOf(index + 1)));
      value.getStyleClass().add("one-line");
      value.textProperty().addListener((o, was, is) -> put(new Assertion(current().kind(), is)));
      HBox.setHgrow(value, Priority.ALWAYS);
      Button remove =
          Icons.button(
              Feather.X,
              Texts.text("compare.checks.remove"),
              () ->
                  edit(
                      null,
                      list -> {
                        list.remove(index);
                        return list;
                      }));
      HBox line = new HBox(4, kind, Content.inside(value), remove);
      line.setAlignment(Pos.TOP_LEFT);
      getChildren().setAll(line, wrong);
    }

    private Assertion current() {
      List<Assertion> all = model.prompt().assertions();
      return index < all.size() ? all.get(index) : new Assertion(Assertion.Kind.CONTAINS, "");
    }

    private void put(Assertion other) {
      if (!other.equals(current()) && index < model.prompt().assertions().size()) {
        edit(
            "assertion." + index,
            list -> {
              list.set(index, other);
              return list;
            });
      }
    }

    void show(Assertion assertion, List<PromptProblem> problems) {
      kind.setValue(assertion.kind());
      FieldText.show(value, assertion.value());
      value.setPromptText(Texts.text("compare.check." + assertion.kind().json() + ".prompt"));
      double height =
          assertion.value().contains("\n") || assertion.kind() == Assertion.Kind.JSON_SCHEMA
              ? LINES
              : LINE;
      value.setMinHeight(height);
      value.setPrefHeight(height);
      value.setMaxHeight(height);
      value.pseudoClassStateChanged(FAULTY, !problems.isEmpty());
      wrong.show(problems);
    }
  }

  /** The names of the kinds. */
  private static final class KindWords extends StringConverter<Assertion.Kind> {
    @Override
    public String toString(Assertion.Kind kind) {
      return kind == null ? "" : Texts.text("compare.check." + kind.json());
    }

    @Override
    public Assertion.Kind fromString(String words) {
      throw new UnsupportedOperationException("Kinds are chosen, not typed.");
    }
  }
}
