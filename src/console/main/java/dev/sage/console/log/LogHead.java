package dev.sage.console.log;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogLevel;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What chooses the lines of the log, and what can be done with them. FX thread only. */
final class LogHead extends HBox {
  private final TextField text = new TextField();
  private final Label count = new Label();

  LogHead(
      LogLines lines,
      BooleanProperty following,
      Runnable copy,
      Consumer<Boolean> levels,
      Runnable close) {
    super(8);
    getStyleClass().add("log-head");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(Texts.text("log.title"));
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(USE_PREF_SIZE);
    StackPane words = field(text, "log-text", lines.textProperty(), "log.text");
    HBox.setHgrow(words, Priority.ALWAYS);
    TextField id = new TextField();
    StackPane call = field(id, "log-call", lines.callProperty(), "log.call");
    id.getStyleClass().add("mono");
    id.setPrefWidth(324);
    ComboBox<LogLevel> least = LevelChoice.of("log.least.", "log.least");
    least.setId("log-least");
    Hint.on(least, Texts.text("log.least"));
    least.valueProperty().bindBidirectional(lines.leastProperty());
    count.setId("log-count");
    count.getStyleClass().add("secondary");
    count.setMinWidth(USE_PREF_SIZE);
    ToggleButton follow = toggle("log-follow", Feather.SKIP_FORWARD, "log.follow");
    follow.selectedProperty().bindBidirectional(following);
    ToggleButton more = toggle("log-levels-shown", Feather.SLIDERS, "log.levels.show");
    more.selectedProperty().subscribe(levels);
    Button all = Icons.button(Feather.COPY, Texts.text("log.copy"), copy);
    all.setId("log-copy");
    Button shut = Icons.button(Feather.X, Texts.text("log.close"), close);
    shut.setId("log-close");
    getChildren().setAll(title, words, call, least, count, follow, more, all, shut);
  }

  private static StackPane field(TextField field, String id, StringProperty text, String name) {
    field.setId(id);
    field.setPromptText(Texts.text(name));
    field.setAccessibleText(Texts.text(name));
    field.setMinWidth(80);
    field.textProperty().bindBidirectional(text);
    return Content.inside(field);
  }

  private static ToggleButton toggle(String id, Feather icon, String name) {
    ToggleButton button = new ToggleButton(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll("icon-button", "flat");
    Hint.on(button, Texts.text(name));
    button.setAccessibleText(Texts.text(name));
    return button;
  }

  void count(int lines) {
    count.setText(Texts.text("log.count", lines, Format.count(lines)));
  }

  /** Puts the caret into the field for words. */
  void find() {
    text.requestFocus();
    text.selectAll();
  }
}
