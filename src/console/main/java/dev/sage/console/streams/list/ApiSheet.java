package dev.sage.console.streams.list;

import dev.sage.console.control.Content;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks which API answered what stands in a file that does not show it. FX thread only. */
final class ApiSheet extends VBox {
  private boolean answered;

  private ApiSheet(
      Overlays overlays,
      String file,
      List<String> apis,
      Consumer<String> chosen,
      Runnable dropped) {
    super(8);
    setId("api-sheet");
    getStyleClass().add("sheet");
    setPrefWidth(420);
    Label title = new Label(Texts.text("streams.api.title"));
    title.getStyleClass().add("sheet-title");
    Label lead = new Label(Texts.text("streams.api.lead", file));
    lead.setWrapText(true);
    lead.getStyleClass().add("secondary");
    Content.mark(lead);
    getChildren().setAll(title, lead);
    for (String api : apis) {
      Button button = new Button(api);
      button.setId("api-" + api);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setAlignment(Pos.CENTER_LEFT);
      button.setOnAction(
          event -> {
            answered = true;
            overlays.close(this);
            chosen.accept(api);
          });
      getChildren().add(button);
    }
    // It comes by itself, while somebody may be typing: a key must not choose.
    Button cancel = new Button(Texts.text("streams.api.cancel"));
    cancel.setId("api-cancel");
    cancel.setOnAction(event -> overlays.close(this));
    HBox foot = new HBox(cancel);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(foot);
    overlays.show(this, Pos.CENTER, cancel);
    sceneProperty()
        .subscribe(
            now -> {
              if (now == null && !answered) {
                dropped.run();
              }
            });
  }

  /**
   * Asks.
   *
   * @param chosen takes the answer
   * @param dropped told where there is none, however the sheet was closed
   */
  static void open(
      Overlays overlays,
      String file,
      List<String> apis,
      Consumer<String> chosen,
      Runnable dropped) {
    new ApiSheet(overlays, file, apis, chosen, dropped);
  }
}
