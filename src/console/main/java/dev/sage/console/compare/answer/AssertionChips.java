package dev.sage.console.compare.answer;

import dev.sage.console.control.Hint;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import dev.sage.workbench.compare.check.Verdict;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What the assertions say of an answer, a chip each; those that fail come first, and why the chosen
 * one does stands below. FX thread only.
 */
final class AssertionChips extends VBox {
  private final FlowPane chips = new FlowPane(4, 4);
  private final Label why = new Label();
  private List<AnswerVerdicts.Judged> shown = List.of();

  AssertionChips() {
    super(4);
    getStyleClass().add("assertions");
    why.getStyleClass().add("secondary");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(chips, why);
    show(List.of());
  }

  /** Shows verdicts; none hides the row. */
  void show(List<AnswerVerdicts.Judged> judged) {
    setVisible(!judged.isEmpty());
    setManaged(!judged.isEmpty());
    if (judged.equals(shown)) {
      return;
    }
    shown = judged;
    List<AnswerVerdicts.Judged> sorted =
        judged.stream()
            .sorted((one, other) -> Integer.compare(rank(one.verdict()), rank(other.verdict())))
            .toList();
    chips.getChildren().setAll(sorted.stream().map(this::chip).toList());
    AnswerVerdicts.Judged first = sorted.isEmpty() ? null : sorted.getFirst();
    explain(first == null || first.verdict().passed() ? "" : first.verdict().words());
  }

  private static int rank(Verdict verdict) {
    return switch (verdict.outcome()) {
      case FAIL -> 0;
      case ERROR -> 1;
      case PASS -> 2;
    };
  }

  private Button chip(AnswerVerdicts.Judged judged) {
    Verdict verdict = judged.verdict();
    String name =
        Texts.text(
            "compare.assertion." + judged.assertion().kind().json(), judged.assertion().value());
    Label label = new Label(name.replaceAll("\\s+", " "));
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMaxWidth(160);
    StatusIcon icon =
        new StatusIcon(
            switch (verdict.outcome()) {
              case PASS -> AnswerState.COMPLETE.icon();
              case FAIL -> AnswerState.UNFIT.icon();
              case ERROR -> AnswerState.UNCHECKED.icon();
            },
            "state.check");
    HBox row = new HBox(4, icon, label);
    row.setAlignment(Pos.CENTER_LEFT);
    Button chip = new Button(null, row);
    chip.getStyleClass().addAll("flat", "assertion-chip");
    chip.setAccessibleText(
        Texts.text("compare.assertion.outcome." + verdict.outcome().json(), name)
            + " "
            + verdict.words());
    Hint.on(chip, name + "\n" + verdict.words());
    chip.setOnAction(
        event -> explain(why.getText().equals(verdict.words()) ? "" : verdict.words()));
    return chip;
  }

  private void explain(String words) {
    why.setText(words);
    why.setVisible(!words.isEmpty());
    why.setManaged(!words.isEmpty());
  }
}
