package dev.sage.console.redaction;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.llm.redaction.CustomRule;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The person's own rules below the findings. */
final class OwnRulesView extends VBox {
  private final RulesModel rules;
  private final Consumer<CustomRule> removed;
  private final VBox lines = new VBox();

  /**
   * A list of them.
   *
   * @param removed told after one was taken away
   */
  OwnRulesView(RulesModel rules, Action write, Consumer<CustomRule> removed) {
    this.rules = rules;
    this.removed = removed;
    setId("redaction-rules");
    getStyleClass().add("own-rules");
    Label title = new Label(Texts.text("redaction.group.own"));
    title.getStyleClass().add("section-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button add = ActionButtons.text(write);
    add.setText(Texts.text("redaction.rule.button"));
    add.getStyleClass().add("flat");
    add.setGraphic(Icons.of(Feather.PLUS));
    add.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(8, title, space, add);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head, lines);
    rules.rules().addListener((ListChangeListener<CustomRule>) change -> show());
    show();
  }

  private void show() {
    lines.getChildren().setAll(rules.rules().stream().map(this::line).toList());
    if (rules.rules().isEmpty()) {
      Label none = new Label(Texts.text("redaction.rules.none"));
      none.getStyleClass().add("secondary");
      none.setWrapText(true);
      none.setMinHeight(USE_PREF_SIZE);
      lines.getChildren().setAll(none);
    }
  }

  private HBox line(CustomRule rule) {
    Label name = new Label(rule.name());
    name.setMinWidth(0);
    Label pattern = Content.mark(new Label(rule.pattern()));
    pattern.getStyleClass().addAll("mono", "secondary");
    Hint.on(pattern, rule.pattern());
    pattern.setMinWidth(0);
    pattern.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(pattern, Priority.ALWAYS);
    HBox line =
        new HBox(
            8,
            name,
            pattern,
            Icons.button(
                Feather.EDIT_2,
                Texts.text("redaction.rule.edit", rule.name()),
                () -> rules.edit(rule)),
            Icons.button(
                Feather.TRASH_2,
                Texts.text("redaction.rule.remove", rule.name()),
                () -> {
                  rules.remove(rule);
                  removed.accept(rule);
                }));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("own-rule");
    return line;
  }
}
