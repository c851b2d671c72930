package dev.sage.console.streams.list;

import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Texts;
import dev.sage.workbench.exchange.ExportFormat;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks as what a call is to be written, or whether it is to be played. */
public final class ExportSheet extends VBox {
  private static final double WIDTH = 440;

  private ExportSheet(Overlays overlays, Consumer<ExportFormat> write, Runnable play) {
    super(8);
    setId("streams-export");
    getStyleClass().add("export-sheet");
    setPrefWidth(WIDTH);
    Label title = new Label(Texts.text("streams.export"));
    title.getStyleClass().add("section-title");
    getChildren().add(title);
    for (ExportFormat format : ExportFormat.values()) {
      getChildren()
          .add(choice(overlays, "streams.export." + format.label(), () -> write.accept(format)));
    }
    getChildren().add(choice(overlays, "streams.export.play", play));
    Label stored = new Label(Texts.text("streams.export.stored"));
    stored.getStyleClass().add("secondary");
    stored.setWrapText(true);
    stored.setMinHeight(USE_PREF_SIZE);
    getChildren().add(stored);
  }

  /** Lays it over the panels. */
  public static void open(Overlays overlays, Consumer<ExportFormat> write, Runnable play) {
    ExportSheet sheet = new ExportSheet(overlays, write, play);
    overlays.show(sheet, Pos.CENTER, sheet.getChildren().get(1));
  }

  private Button choice(Overlays overlays, String key, Runnable run) {
    Button button = new Button(Texts.text(key));
    button.setId(key.replace('.', '-'));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(
        event -> {
          overlays.close(this);
          run.run();
        });
    return button;
  }
}
