package dev.sage.console.compare.prompt;

import dev.sage.console.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** A part of the pane that folds: its button says what is in it. FX thread only. */
final class Section {
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

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
    button.setTooltip(new Tooltip(Texts.text(key + ".tooltip")));
    button
        .selectedProperty()
        .subscribe(
            open -> {
              content.setVisible(open);
              content.setManaged(open);
            });
    count("–", false);
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

  /** Says what is in it, and whether something is wrong there. */
  void count(String count, boolean faulty) {
    button.setText(Texts.text(key + ".count", count));
    button.pseudoClassStateChanged(FAULTY, faulty);
    button.setAccessibleText(
        faulty ? Texts.text("compare.section.faulty", button.getText()) : button.getText());
  }
}
