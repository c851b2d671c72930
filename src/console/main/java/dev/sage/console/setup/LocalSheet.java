package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Motion;
import dev.sage.workbench.setup.LocalServer;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The servers that answered on this machine, after the person has asked for them. */
final class LocalSheet extends Sheet {
  private static final double WIDTH = 560;
  private static final int MODELS = 3;

  private final Consumer<LocalServer> use;

  LocalSheet(Node close, Consumer<LocalServer> use) {
    super("setup-local", Texts.text("setup.local.title"), Texts.text("setup.local.lead"), WIDTH);
    this.use = use;
    ProgressIndicator turning = new ProgressIndicator();
    Motion.onlyWhileMoving(turning);
    turning.setPrefSize(16, 16);
    turning.setFocusTraversable(false);
    HBox looking = new HBox(8, turning, new Label(Texts.text("setup.local.looking")));
    looking.setAlignment(Pos.CENTER_LEFT);
    content(looking);
    buttons(close);
  }

  void show(List<LocalServer> servers) {
    if (servers.isEmpty()) {
      content(new EmptyState(Feather.SERVER, Texts.text("setup.local.none")));
      return;
    }
    VBox list = new VBox(0);
    list.getChildren().setAll(servers.stream().map(this::row).toList());
    content(list);
  }

  private Node row(LocalServer server) {
    Label title = new Label(server.title());
    title.getStyleClass().add("section-title");
    Label where = Content.mark(new Label(server.url() + " · " + models(server.models())));
    where.getStyleClass().add("secondary");
    VBox words = new VBox(0, title, where);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button button = new Button(Texts.text("setup.local.use"));
    button.setId("setup-local-" + server.provider());
    button.setAccessibleText(Texts.text("setup.local.use.name", server.title()));
    button.setOnAction(event -> use.accept(server));
    HBox row = new HBox(12, Icons.of(Feather.SERVER), words, button);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("found-row");
    return row;
  }

  private static String models(List<String> models) {
    return models.size() <= MODELS && !models.isEmpty()
        ? String.join(", ", models)
        : Texts.text("setup.local.models", models.size());
  }
}
