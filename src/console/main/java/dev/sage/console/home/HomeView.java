package dev.sage.console.home;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The doors, one below the other, at a width that reads well. */
final class HomeView extends ScrollPane {
  /** Of the content, and of the padding at both sides of it. */
  private static final double WIDTH = 920;

  private static final double PADDING = 24;
  private static final double TILE = (WIDTH - 3 * 12) / 4;

  private final HomeActions actions;
  private final FolderChooser chooser;

  HomeView(HomeContent content, HomeActions actions, FolderChooser chooser) {
    this.actions = actions;
    this.chooser = chooser;
    setFitToWidth(true);
    setId("home");
    getStyleClass().add("home");
    setAccessibleText(Texts.text("home.title"));
    Label title = new Label(Texts.text("home.title"));
    title.getStyleClass().add("home-title");
    Label lead = new Label(Texts.text("home.lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    VBox page = new VBox(24, new VBox(4, title, lead), simulator(content), others());
    if (!content.variables().isEmpty()) {
      page.getChildren().add(variables(content));
    }
    page.getStyleClass().add("home-page");
    page.setMaxWidth(WIDTH + 2 * PADDING);
    HBox center = new HBox(page);
    HBox.setHgrow(page, Priority.ALWAYS);
    center.setAlignment(Pos.TOP_CENTER);
    setContent(center);
  }

  private VBox simulator(HomeContent content) {
    TilePane tiles = new TilePane(12, 12);
    tiles.setPrefColumns(4);
    tiles.setPrefTileWidth(TILE);
    tiles.setTileAlignment(Pos.TOP_LEFT);
    for (Scenario scenario : content.scenarios()) {
      tiles.getChildren().add(tile(scenario));
    }
    return door(Feather.PLAY, "home.try", tiles);
  }

  private Button tile(Scenario scenario) {
    Button tile = new ScenarioTile(scenario, TILE);
    tile.setOnAction(event -> actions.runScenario(scenario));
    return tile;
  }

  private VBox files() {
    Button open = new Button(Texts.text("home.open.button"));
    open.setId("home-open");
    open.setOnAction(event -> choose());
    Button file = new Button(Texts.text("home.open.file"));
    file.setId("home-open-file");
    file.setOnAction(event -> actions.openFiles());
    return door(Feather.FOLDER, "home.open", new HBox(8, file, open));
  }

  /** The doors that are one button each, side by side. */
  private HBox others() {
    HBox row = new HBox(12, local(), files(), key());
    for (Node door : row.getChildren()) {
      HBox.setHgrow(door, Priority.ALWAYS);
      ((Region) door).setPrefWidth((WIDTH - 2 * 12) / 3);
    }
    return row;
  }

  private VBox local() {
    Button look = new Button(Texts.text("home.local.button"));
    look.setId("home-local");
    look.setOnAction(event -> actions.lookAround());
    return door(Feather.SERVER, "home.local", look);
  }

  private VBox key() {
    Button add = new Button(Texts.text("home.key.button"));
    add.setId("home-key");
    add.setOnAction(event -> actions.addKey());
    return door(Feather.SETTINGS, "home.key", add);
  }

  private void choose() {
    chooser.choose(getScene().getWindow()).ifPresent(actions::openRecording);
  }

  private VBox variables(HomeContent content) {
    HBox row = new HBox(8);
    for (String name : content.variables()) {
      Button use = new Button(name, Icons.of(Feather.KEY));
      // An underscore in a name is no mnemonic.
      use.setMnemonicParsing(false);
      use.setId("variable-" + name);
      use.getStyleClass().add("mono");
      use.setOnAction(event -> actions.useVariable(name));
      row.getChildren().add(use);
    }
    return door(Feather.KEY, "home.variables", row);
  }

  private static VBox door(Feather icon, String key, Region content) {
    Label title = new Label(Texts.text(key), Icons.of(icon));
    title.setGraphicTextGap(8);
    title.getStyleClass().add("door-title");
    Label lead = new Label(Texts.text(key + ".lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    lead.setMinHeight(Region.USE_PREF_SIZE);
    VBox door = new VBox(12, new VBox(4, title, lead), content);
    door.setId(key.replace('.', '-') + "-door");
    return door;
  }
}
