package dev.sage.console.settings;

import dev.sage.console.control.Content;
import dev.sage.console.control.IdLabel;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Appearance;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.MotionChoice;
import dev.sage.console.theme.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The panel: one page, a section below the other. */
final class SettingsView extends ScrollPane {
  private static final double WIDTH = 920;
  private static final double NAME = 160;
  private static final double VALUE = 420;

  /**
   * The page.
   *
   * @param capture lets choose how much of prompts and answers is kept
   * @param files the places of files by name, in their order
   * @param open opens a folder
   */
  SettingsView(
      Appearance appearance,
      SettingsModel model,
      Node capture,
      PricesModel prices,
      Action save,
      Map<String, Path> files,
      Consumer<String> open) {
    setId("settings");
    setFitToWidth(true);
    getStyleClass().add("settings");
    setAccessibleText(Texts.text("panel.settings"));
    getStylesheets()
        .add(
            Objects.requireNonNull(SettingsView.class.getResource("settings.css"), "settings.css")
                .toExternalForm());
    VBox page =
        new VBox(
            24,
            section(
                "appearance",
                row("theme", themes(appearance)),
                row("motion", motions(appearance)),
                row("size", sizes(appearance))),
            section("calls", calls(model, save)),
            section("prices", new PricesView(prices)),
            section("capture", capture),
            section("files", files(files, open)));
    page.getStyleClass().add("settings-page");
    page.setMaxWidth(WIDTH);
    HBox center = new HBox(page);
    HBox.setHgrow(page, Priority.ALWAYS);
    center.setAlignment(Pos.TOP_CENTER);
    setContent(center);
  }

  private static VBox section(String key, Node... content) {
    Label heading = new Label(Texts.text("settings." + key));
    heading.getStyleClass().add("sheet-title");
    Label lead = new Label(Texts.text("settings." + key + ".lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    lead.setMinHeight(Region.USE_PREF_SIZE);
    VBox section = new VBox(8, new VBox(4, heading, lead));
    section.getChildren().addAll(content);
    return section;
  }

  private static HBox row(String key, Node control) {
    Label name = new Label(Texts.text("settings." + key));
    name.setMinWidth(NAME);
    name.setPrefWidth(NAME);
    HBox row = new HBox(8, name, control);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(28);
    return row;
  }

  private static Node themes(Appearance appearance) {
    HBox choices = new HBox(16);
    choices.setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    for (ThemeChoice choice : ThemeChoice.values()) {
      RadioButton radio = new RadioButton(Texts.text("settings.theme." + choice.key()));
      radio.setId("settings-theme-" + choice.key());
      radio.setToggleGroup(group);
      radio.setOnAction(event -> appearance.themeProperty().set(choice));
      appearance.themeProperty().subscribe(now -> radio.setSelected(now == choice));
      choices.getChildren().add(radio);
    }
    return choices;
  }

  private static Node motions(Appearance appearance) {
    HBox choices = new HBox(16);
    choices.setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    for (MotionChoice choice : MotionChoice.values()) {
      RadioButton radio = new RadioButton(Texts.text("settings.motion." + choice.key()));
      radio.setId("settings-motion-" + choice.key());
      radio.setToggleGroup(group);
      radio.setOnAction(event -> appearance.motionProperty().set(choice));
      appearance.motionProperty().subscribe(now -> radio.setSelected(now == choice));
      choices.getChildren().add(radio);
    }
    return choices;
  }

  private static Node sizes(Appearance appearance) {
    ComboBox<Double> picker = new ComboBox<>();
    picker.setId("settings-size");
    picker.setAccessibleText(Texts.text("settings.size"));
    picker.getItems().setAll(Appearance.SIZES);
    picker.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double factor) {
            return factor == null ? "" : Math.round(factor * 100) + " %";
          }

          @Override
          public Double fromString(String text) {
            return Double.parseDouble(text.replace("%", "").strip()) / 100;
          }
        });
    picker.setValue(appearance.sizeProperty().get());
    picker
        .valueProperty()
        .addListener((o, was, is) -> appearance.sizeProperty().set(is == null ? 1 : is));
    appearance.sizeProperty().subscribe(now -> picker.setValue(now.doubleValue()));
    return picker;
  }

  private static Node calls(SettingsModel model, Action save) {
    VBox rows = new VBox(8);
    for (SettingsModel.Field field : SettingsModel.Field.values()) {
      String key = "settings-" + field.key();
      TextField text =
          new ConfigField(key, "settings." + field.key(), VALUE, model.fields().value(field));
      IdLabel source = new IdLabel("");
      source.getStyleClass().add("secondary");
      source.textProperty().bind(model.fields().source(field));
      HBox both = new HBox(12, Content.inside(text), source);
      both.setAlignment(Pos.CENTER_LEFT);
      rows.getChildren().add(row(field.key(), both));
    }
    Button button = ActionButtons.text(save);
    button.setText(Texts.text("settings.save.button"));
    HBox line = new HBox(8, indent(), button);
    rows.getChildren().add(line);
    return rows;
  }

  private static Region indent() {
    Region indent = new Region();
    indent.setMinWidth(NAME);
    return indent;
  }

  private static Node files(Map<String, Path> files, Consumer<String> open) {
    GridPane grid = new GridPane(8, 0);
    int line = 0;
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      Label name = new Label(Texts.text("settings.file." + entry.getKey()));
      name.setMinWidth(NAME);
      IdLabel path = new IdLabel(entry.getValue().toString());
      path.setMaxWidth(Double.MAX_VALUE);
      GridPane.setHgrow(path, Priority.ALWAYS);
      Button button = new Button(Texts.text("settings.file.open"));
      button.setId("settings-open-" + entry.getKey());
      button.setAccessibleText(
          Texts.text("settings.file.open.name", Texts.text("settings.file." + entry.getKey())));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(event -> open.accept(folder(entry.getValue()).toString()));
      grid.addRow(line++, name, path, button);
    }
    grid.setVgap(4);
    return grid;
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null || Files.isDirectory(file) ? file : parent;
  }

  /** The first control. */
  void focusFirst() {
    List.copyOf(lookupAll(".radio-button")).stream()
        .filter(node -> node instanceof RadioButton radio && radio.isSelected())
        .findFirst()
        .ifPresent(Node::requestFocus);
  }
}
