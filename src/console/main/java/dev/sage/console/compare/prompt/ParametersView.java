package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What all columns share beside the messages; the seldom ones fold. FX thread only. */
final class ParametersView extends VBox {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final Set<Field> SELDOM =
      Set.of(Field.TOP_P, Field.SEED, Field.BUDGET_TOKENS, Field.EXTRA);
  private static final double NARROW = 64;
  private static final double STOP_HEIGHT = 60;

  /** A field, what it shows, and the problem that it may have. */
  private record Bound(
      TextInputControl input, Function<Parameters, String> shown, @Nullable Field problem) {}

  private final PromptModel model;
  private final List<Bound> fields = new ArrayList<>();
  private final Spinner<Integer> repetitions = new Spinner<>(1, PromptModel.MOST_REPETITIONS, 1);
  private final JsonField extra;
  private final Section more;

  ParametersView(PromptModel model) {
    super(8);
    this.model = model;
    repetitions.setId("compare-repetitions");
    repetitions.setPrefWidth(NARROW);
    repetitions.setMaxWidth(Double.MAX_VALUE);
    repetitions
        .valueProperty()
        .addListener(
            (o, was, is) -> model.edit("repetitions", prompt -> prompt.withRepetitions(is)));
    extra =
        new JsonField(
            "compare.extra", text -> model.parameters("extra", now -> now.withExtra(text)));
    HBox often =
        row(
            field(
                "temperature",
                Field.TEMPERATURE,
                Parameters::temperature,
                Parameters::withTemperature),
            field("max-tokens", Field.MAX_TOKENS, Parameters::maxTokens, Parameters::withMaxTokens),
            labelled("repetitions", repetitions));
    TextArea stop = new TextArea();
    stop.setPrefHeight(STOP_HEIGHT);
    stop.setMinHeight(STOP_HEIGHT);
    VBox seldom =
        new VBox(
            8,
            row(
                field("top-p", Field.TOP_P, Parameters::topP, Parameters::withTopP),
                field("seed", Field.SEED, Parameters::seed, Parameters::withSeed)),
            row(
                field("effort", null, Parameters::effort, Parameters::withEffort),
                field(
                    "budget",
                    Field.BUDGET_TOKENS,
                    Parameters::budgetTokens,
                    Parameters::withBudgetTokens)),
            bind(stop, "stop", null, Parameters::stop, Parameters::withStop),
            extra);
    more = new Section("compare.more", seldom);
    getChildren().setAll(often, seldom);
  }

  /** The button that folds the seldom ones. */
  Section more() {
    return more;
  }

  private static HBox row(Node... fields) {
    HBox row = new HBox(8, fields);
    for (Node field : fields) {
      HBox.setHgrow(field, Priority.ALWAYS);
    }
    return row;
  }

  private VBox field(
      String key,
      @Nullable Field problem,
      Function<Parameters, String> shown,
      BiFunction<Parameters, String, Parameters> with) {
    TextField input = new TextField();
    input.setPrefWidth(NARROW);
    return bind(input, key, problem, shown, with);
  }

  private VBox bind(
      TextInputControl input,
      String key,
      @Nullable Field problem,
      Function<Parameters, String> shown,
      BiFunction<Parameters, String, Parameters> with) {
    input.setId("compare-" + key);
    input.setPromptText(Texts.text("compare.parameter.default"));
    input
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (!is.equals(shown.apply(model.prompt().parameters()))) {
                model.parameters(key, now -> with.apply(now, is));
              }
            });
    fields.add(new Bound(input, shown, problem));
    return labelled(key, input);
  }

  private static VBox labelled(String key, Node field) {
    String name = Texts.text("compare.parameter." + key);
    String tooltip = Texts.text("compare.parameter." + key + ".tooltip");
    Label label = new Label(name);
    label.getStyleClass().add("secondary");
    label.setLabelFor(field);
    Hint.on(label, tooltip);
    field.setAccessibleText(name);
    Hint.on(field, tooltip);
    return new VBox(4, label, key.equals("stop") ? Content.inside(field) : field);
  }

  /** Puts the focus into the field of a problem, unfolded where it is a seldom one. */
  void goTo(PromptProblem.Place place) {
    if (SELDOM.contains(place.field())) {
      more.open(true);
    }
    if (place.field() == Field.EXTRA) {
      extra.area().goTo(Math.max(1, place.line()), Math.max(1, place.at()));
    } else if (place.field() == Field.REPETITIONS) {
      repetitions.requestFocus();
    }
    fields.stream()
        .filter(bound -> bound.problem() == place.field())
        .findFirst()
        .ifPresent(bound -> bound.input().requestFocus());
  }

  void show(Prompt prompt, List<PromptProblem> problems) {
    Parameters typed = prompt.parameters();
    for (Bound bound : fields) {
      FieldText.show(bound.input(), bound.shown().apply(typed));
      boolean faulty = bound.problem() != null && !Problems.of(problems, bound.problem()).isEmpty();
      bound.input().pseudoClassStateChanged(FAULTY, faulty);
    }
    repetitions.getValueFactory().setValue(prompt.repetitions());
    extra.show(typed.extra(), Problems.of(problems, Field.EXTRA));
    long set =
        List.of(
                typed.topP(),
                typed.seed(),
                typed.effort(),
                typed.budgetTokens(),
                typed.stop(),
                typed.extra())
            .stream()
            .filter(text -> !text.isEmpty())
            .count();
    more.count(set == 0 ? "–" : String.valueOf(set), Problems.of(problems, SELDOM));
  }
}
