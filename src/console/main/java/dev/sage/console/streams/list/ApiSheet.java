package dev.sage.console.streams.list;

import dev.sage.console.control.Content;
import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks which API answered what stands in a file that does not show it. FX thread only. */
final class ApiSheet extends VBox {
  private ApiSheet(Overlays overlays, String file, List<String> apis, Consumer<String> chosen) {
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
            overlays.close(this);
            chosen.accept(api);
          });
      getChildren().add(button);
    }
    overlays.show(this, Pos.CENTER, getChildren().get(2));
  }

  static void open(Overlays overlays, String file, List<String> apis, Consumer<String> chosen) {
    new ApiSheet(overlays, file, apis, chosen);
  }
}
