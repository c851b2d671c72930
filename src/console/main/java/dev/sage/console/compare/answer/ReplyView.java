package dev.sage.console.compare.answer;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Where the conversation of a column goes on: a message, or the results of tools. */
final class ReplyView extends VBox {
  private final ColumnModel column;
  private final Button button = new Button(Texts.text("compare.reply.send"));
  private List<ReplyModel.Result> shown = List.of();

  ReplyView(ColumnModel column, Runnable send) {
    super(6);
    this.column = column;
    getStyleClass().add("reply");
    button.getStyleClass().add("accent");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> send.run());
    column.reply().openProperty().subscribe(this::refresh);
    refresh();
  }

  private void refresh() {
    boolean open = column.reply().openProperty().get();
    setVisible(open);
    setManaged(open);
    if (!open) {
      getChildren().clear();
      return;
    }
    shown = column.reply().results();
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      parts.add(result(shown.get(i), i));
    }
    TextArea message =
        area(
            column.reply().messageProperty(),
            Texts.text(shown.isEmpty() ? "compare.reply.prompt" : "compare.reply.prompt.after"),
            Texts.text("compare.reply.name", column.letter()));
    message.setId("reply-" + column.letter());
    if (shown.isEmpty()) {
      parts.add(message);
    }
    button.setId("send-" + column.letter());
    button.setAccessibleText(Texts.text("compare.reply.send.name", column.letter()));
    Button close =
        Icons.button(Feather.X, Texts.text("compare.reply.close"), () -> column.reply().close());
    Label hint = new Label(Texts.text("compare.reply.hint"));
    hint.getStyleClass().add("secondary");
    hint.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(8, hint, space, close, button);
    foot.setAlignment(Pos.CENTER_RIGHT);
    parts.add(foot);
    getChildren().setAll(parts);
    sendable();
  }

  private VBox result(ReplyModel.Result result, int index) {
    String tool = result.call().toolName();
    Label name = new Label(Texts.text("compare.reply.result", tool));
    name.getStyleClass().add("secondary");
    name.setMinWidth(0);
    CheckBox error = new CheckBox(Texts.text("compare.reply.error"));
    error.setId("result-error-" + column.letter() + "-" + index);
    error.selectedProperty().bindBidirectional(result.error());
    error.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, name, space, error);
    head.setAlignment(Pos.CENTER_LEFT);
    TextArea area =
        area(
            result.text(),
            Texts.text("compare.reply.result.prompt"),
            Texts.text("compare.reply.result.name", tool, index + 1));
    area.setId("result-" + column.letter() + "-" + index);
    return new VBox(4, head, area);
  }

  private TextArea area(StringProperty text, String prompt, String name) {
    TextArea area = new TextArea();
    area.setPrefRowCount(2);
    area.setMinHeight(52);
    area.setWrapText(true);
    area.setPromptText(prompt);
    area.setAccessibleText(name);
    area.textProperty().bindBidirectional(text);
    area.textProperty().subscribe(this::sendable);
    return Content.mark(area);
  }

  private void sendable() {
    button.setDisable(!column.reply().sendable());
    Hindrance.of(button, Texts.text("need.reply"));
  }

  /** Puts the caret where something is to be written. */
  void focus() {
    lookupAll(".text-area").stream().findFirst().ifPresent(Node::requestFocus);
  }
}
