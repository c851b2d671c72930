package dev.sage.console.streams.request;

import dev.sage.console.control.Content;
import dev.sage.console.control.JsonTree;
import dev.sage.console.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a request says beside its messages: parameters, and tools with their schemas. */
final class RequestAside extends VBox {
  private final GridPane parameters = new GridPane(12, 2);
  private final Label plain = new Label(Texts.text("streams.request.defaults"));
  private final Label toolsTitle = new Label();
  private final JsonTree tools = new JsonTree(Texts.text("streams.request.tools.name"));

  RequestAside() {
    getStyleClass().add("request-aside");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(96);
    names.setPrefWidth(112);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    parameters.setId("streams-request-parameters");
    parameters.getColumnConstraints().setAll(names, values);
    parameters.getStyleClass().add("request-parameters");
    plain.getStyleClass().add("secondary");
    plain.setWrapText(true);
    VBox body = new VBox(8, parameters, plain);
    body.getStyleClass().add("request-aside-body");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    // Few parameters leave the room to the tools.
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    scroll.setMaxHeight(260);
    Label title = new Label(Texts.text("streams.request.parameters"));
    title.getStyleClass().add("pane-title");
    toolsTitle.setId("streams-request-tools-title");
    toolsTitle.getStyleClass().add("pane-title");
    tools.setId("streams-request-tools");
    VBox.setVgrow(tools, Priority.ALWAYS);
    getChildren().setAll(title, scroll, toolsTitle, tools);
    setMinWidth(0);
  }

  void show(RequestLook look) {
    parameters.getChildren().clear();
    for (RequestLook.Parameter parameter : look.parameters()) {
      Label name = new Label(parameter.name());
      name.getStyleClass().add("metric-name");
      Label value = Content.mark(new Label(parameter.value()));
      value.getStyleClass().add("metric-value");
      value.setWrapText(true);
      value.setMinWidth(0);
      value.setMinHeight(Region.USE_PREF_SIZE);
      parameters.addRow(parameters.getRowCount(), name, value);
      GridPane.setValignment(name, javafx.geometry.VPos.TOP);
    }
    boolean defaults = look.parameters().size() <= RequestLook.GIVEN;
    plain.setVisible(defaults);
    plain.setManaged(defaults);
    boolean any = !look.tools().isEmpty();
    toolsTitle.setText(
        Texts.text(
            look.asked().request().responseSchema() == null
                ? "streams.request.tools"
                : "streams.request.tools.schema",
            look.toolCount()));
    toolsTitle.setVisible(any);
    toolsTitle.setManaged(any);
    tools.setVisible(any);
    tools.setManaged(any);
    if (any) {
      tools.setJson(look.tools());
    } else {
      tools.clear();
    }
  }

  void mark(String words) {
    tools.mark(words);
  }
}
