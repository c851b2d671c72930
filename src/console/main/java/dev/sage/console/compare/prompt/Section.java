package dev.sage.console.compare.prompt;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.PromptProblem;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;

/** A part of the pane that folds: its button says what is in it. FX thread only. */
final class Section {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");

  private final ToggleButton button = new ToggleButton();
  private final String key;
  private final Node content;

  /**
   * A folded part.
   *
   * @param key of its words in the bundle; its id with hyphens
   */
  Section(String key, Node content) {
    this.key = key;
    this.content = content;
    button.setId(key.replace('.', '-') + "-fold");
    button.getStyleClass().addAll("small-button", "section-button");
    button
        .selectedProperty()
        .subscribe(
            open -> {
              content.setVisible(open);
              content.setManaged(open);
            });
    count("–", List.of());
  }

  ToggleButton button() {
    return button;
  }

  Node content() {
    return content;
  }

  void open(boolean open) {
    button.setSelected(open);
  }

  boolean isOpen() {
    return button.isSelected();
  }

  /** Says how much is in it, or, where something is wrong there, that and not a count of it. */
  void count(String count, List<PromptProblem> problems) {
    boolean blocking = problems.stream().anyMatch(PromptProblem::blocking);
    button.setText(
        problems.isEmpty()
            ? Texts.text(key + ".count", count)
            : Texts.text(key + ".count", Texts.text("compare.section.problems", problems.size())));
    button.pseudoClassStateChanged(FAULTY, blocking);
    button.pseudoClassStateChanged(DOUBTFUL, !problems.isEmpty() && !blocking);
    button.setGraphic(
        problems.isEmpty() ? null : Icons.of(blocking ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE));
    button.setAccessibleText(button.getText());
    Hint.on(
        button,
        problems.isEmpty()
            ? Texts.text(key + ".tooltip")
            : problems.stream().map(PromptProblem::message).collect(Collectors.joining("\n")));
  }
}
