package dev.sage.console.compare.prompt;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.llm.Role;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * One message of the prompt: its role, its text, and its place among the others. FX thread only.
 */
final class BlockView extends VBox {
  private static final double LEAST = 42;
  private static final double MOST = 300;

  private final PromptModel model;
  private final int block;
  private final MenuButton role = new MenuButton();
  private final HBox parts = new HBox(4);
  private final Button up;
  private final Button down;
  private final Button remove;
  private final PromptArea area;
  private final ToolResultFields result;
  private final ToolCallRows calls;
  private final ProblemLines problems;

  BlockView(PromptModel model, int block, Runnable removed) {
    super(4);
    this.model = model;
    this.block = block;
    getStyleClass().add("prompt-block");
    area = new PromptArea(TextMark::variables, LEAST, MOST, text -> model.type(block, text));
    result = new ToolResultFields(model, block);
    calls = new ToolCallRows(model, block);
    problems = new ProblemLines(problem -> focusText());
    role.getStyleClass().addAll("flat", "role-button");
    for (Role each : Role.values()) {
      MenuItem item = new MenuItem(RoleWords.of(each));
      item.setOnAction(event -> changeRole(each));
      role.getItems().add(item);
    }
    up = Icons.button(Feather.ARROW_UP, Texts.text("compare.block.up"), () -> move(-1));
    down = Icons.button(Feather.ARROW_DOWN, Texts.text("compare.block.down"), () -> move(1));
    remove =
        Icons.button(
            Feather.X,
            Texts.text("compare.block.remove"),
            () -> {
              model.remove(block);
              removed.run();
            });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    parts.setAlignment(Pos.CENTER_LEFT);
    parts.getStyleClass().add("block-head");
    parts.getChildren().setAll(role, space, up, down, remove);
    getChildren().setAll(parts, area, problems);
  }

  int block() {
    return block;
  }

  PromptArea area() {
    return area;
  }

  void focusText() {
    area.focusTarget().requestFocus();
  }

  /** Makes it a message of another role, with the same text. */
  void changeRole(Role other) {
    int index = model.blocks().indexOf(block);
    if (index >= 0) {
      List<Turn> turns = model.prompt().turns();
      if (turns.get(index).role() != other) {
        model.replace(
            block, RoleWords.turn(other, turns.get(index).text(), turns.subList(0, index)));
      }
    }
  }

  private void move(int by) {
    if (model.move(block, by)) {
      (by < 0 ? up : down).requestFocus();
    }
  }

  /**
   * Shows the turn as it is now.
   *
   * @param first whether it is the first of its role, which has a name that others know
   */
  void show(Turn turn, int index, int count, boolean first, List<PromptProblem> found) {
    String name = RoleWords.of(turn.role());
    String key = turn.role().name().toLowerCase(Locale.ROOT);
    role.setText(name);
    String accessible = Texts.text("compare.block.role", String.valueOf(index + 1), name);
    role.setAccessibleText(accessible);
    Hint.on(role, accessible);
    role.setId("block-role-" + (index + 1));
    area.name(
        first ? "compare-" + key : "block-" + (index + 1),
        Texts.text("compare.block.name", String.valueOf(index + 1), name),
        Texts.text("compare.block.placeholder." + key));
    area.show(turn.text());
    up.setDisable(index == 0);
    down.setDisable(index == count - 1);
    Hindrance.of(up, Texts.text("need.block.first"));
    Hindrance.of(down, Texts.text("need.block.last"));
    up.setId("block-up-" + (index + 1));
    down.setId("block-down-" + (index + 1));
    remove.setId("block-remove-" + (index + 1));
    problems.show(found);
    switch (turn) {
      case Turn.ToolResult answer -> {
        result.show(answer);
        arrange(result, area);
      }
      case Turn.Assistant assistant -> {
        calls.show(assistant);
        arrange(area, calls);
      }
      default -> arrange(area);
    }
  }

  /** An editor that is taken out and put in again would lose the focus. */
  private void arrange(Node... middle) {
    List<Node> wanted = new ArrayList<>(List.of(parts));
    wanted.addAll(List.of(middle));
    wanted.add(problems);
    if (!getChildren().equals(wanted)) {
      getChildren().setAll(wanted);
    }
  }
}
