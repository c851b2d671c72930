package dev.sage.console.compare.prompt;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.JsonText;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptProblem;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** JSON that is typed: coloured, laid out at a click, its problems below. FX thread only. */
final class JsonField extends VBox {
  private static final double LEAST = 60;
  private static final double MOST = 280;

  private final PromptArea area;
  private final ProblemLines problems;

  /**
   * An empty field.
   *
   * @param key of its words in the bundle; its id with hyphens
   * @param typed takes the text as it is typed
   */
  JsonField(String key, Consumer<String> typed) {
    super(4);
    area = new PromptArea(JsonMarks::of, LEAST, MOST, typed).code();
    String id = key.replace('.', '-');
    area.name(id, Texts.text(key + ".name"), Texts.text(key + ".placeholder"));
    problems = new ProblemLines(problem -> area.goTo(problem.place().line(), problem.place().at()));
    Button format =
        Icons.button(Feather.ALIGN_LEFT, Texts.text("compare.json.format"), () -> format(typed));
    format.setId(id + "-format");
    Label title = new Label(Texts.text(key));
    title.getStyleClass().add("secondary");
    title.setLabelFor(area.focusTarget());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(4, title, space, format);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head, area, problems);
  }

  private void format(Consumer<String> typed) {
    try {
      String laidOut = JsonText.format(area.text());
      area.show(laidOut);
      typed.accept(laidOut);
    } catch (PromptException unfinished) {
      area.goTo(Math.max(1, unfinished.line()), Math.max(1, unfinished.column()));
    }
  }

  PromptArea area() {
    return area;
  }

  void show(String text, List<PromptProblem> found) {
    area.show(text);
    problems.show(found);
  }
}
