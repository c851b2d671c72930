package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.FoundKey;
import dev.sage.workbench.setup.McpServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Keys by name, and MCP servers, that other tools on this machine are set up with. */
final class ImportSheet extends Sheet {
  private static final double WIDTH = 680;
  private static final double HEIGHT = 440;

  private final Consumer<FoundKey> use;

  /** What was found. */
  record Found(List<FoundKey> keys, List<McpServer> servers) {}

  ImportSheet(Node close, Consumer<FoundKey> use) {
    super("setup-import", Texts.text("setup.import.title"), Texts.text("setup.import.lead"), WIDTH);
    this.use = use;
    content(new Label(Texts.text("setup.import.looking")));
    buttons(close);
  }

  void show(Found found) {
    if (found.keys().isEmpty() && found.servers().isEmpty()) {
      content(new EmptyState(Feather.INBOX, Texts.text("setup.import.none")));
      return;
    }
    List<Node> rows = new ArrayList<>();
    if (!found.keys().isEmpty()) {
      rows.add(heading("setup.import.keys"));
      found.keys().stream().map(this::key).forEach(rows::add);
    }
    if (!found.servers().isEmpty()) {
      rows.add(heading("setup.import.servers"));
      found.servers().stream().map(ImportSheet::server).forEach(rows::add);
    }
    VBox list = new VBox(0);
    list.getChildren().setAll(rows);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT);
    scroll.setFocusTraversable(false);
    scroll.setAccessibleText(Texts.text("setup.import.title"));
    content(scroll);
  }

  private static Label heading(String key) {
    Label heading = new Label(Texts.text(key));
    heading.getStyleClass().addAll("section-title", "import-heading");
    return heading;
  }

  private Node key(FoundKey key) {
    Button button = new Button(Texts.text("setup.import.use"));
    button.setId("setup-import-" + key.name());
    button.setAccessibleText(Texts.text("setup.import.use.name", key.name()));
    button.setOnAction(event -> use.accept(key));
    return row(Feather.KEY, key.name(), key.provider() + " · " + key.where(), button);
  }

  private static Node server(McpServer server) {
    IdLabel file = new IdLabel(server.file().toString());
    file.getStyleClass().add("secondary");
    file.setMaxWidth(220);
    return row(Feather.SERVER, server.name(), server.client() + " · " + server.target(), file);
  }

  private static Node row(Feather icon, String name, String where, Region end) {
    Label first = new Label(name);
    first.getStyleClass().add("mono");
    first.setMinWidth(Region.USE_PREF_SIZE);
    Label second = Content.mark(new Label(where));
    second.getStyleClass().add("secondary");
    second.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(second, Priority.ALWAYS);
    HBox row = new HBox(8, Icons.of(icon), first, second, end);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("found-row");
    return row;
  }
}
