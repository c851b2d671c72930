package dev.sage.console.log;

import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogFormat;
import dev.sage.workbench.log.LogLevel;
import dev.sage.workbench.log.LogSettings;
import dev.sage.workbench.log.ProgramLog;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How much is logged of each package, to be changed while the program runs. FX thread only. */
final class LevelsView extends VBox {
  private final ProgramLog log;
  private final GridPane rows = new GridPane(8, 4);
  private final TextField name = new TextField();

  LevelsView(ProgramLog log) {
    super(8);
    this.log = log;
    setId("log-levels");
    getStyleClass().add("log-levels");
    Label title = new Label(Texts.text("log.levels"));
    title.getStyleClass().add("section-title");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(0);
    rows.getColumnConstraints().setAll(names, new ColumnConstraints());
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setAccessibleText(Texts.text("log.levels"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    CheckBox json = new CheckBox(Texts.text("log.json"));
    json.setId("log-json");
    json.setSelected(log.format() == LogFormat.JSON);
    json.setOnAction(event -> log.format(json.isSelected() ? LogFormat.JSON : LogFormat.TEXT));
    Label until = new Label(Texts.text("log.levels.until"));
    until.getStyleClass().add("secondary");
    until.setWrapText(true);
    until.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(title, scroll, adding(), json, until);
    fill();
  }

  private HBox adding() {
    name.setId("log-level-name");
    name.setPromptText(Texts.text("log.levels.name"));
    name.setAccessibleText(Texts.text("log.levels.name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    Button add = new Button(Texts.text("log.levels.add"));
    add.setId("log-level-add");
    add.setMinWidth(USE_PREF_SIZE);
    add.disableProperty().bind(name.textProperty().map(String::isBlank));
    Hindrance.of(add, Texts.text("need.package"));
    add.setOnAction(event -> add());
    name.setOnAction(event -> add());
    return new HBox(8, name, add);
  }

  /** Somebody who names a package wants to hear more of it. */
  private void add() {
    if (!name.getText().isBlank()) {
      log.level(name.getText().strip(), LogLevel.DEBUG);
      name.clear();
      fill();
    }
  }

  private void fill() {
    rows.getChildren().clear();
    log.levels().forEach(this::row);
  }

  private void row(String of, LogLevel level) {
    boolean all = of.equals(LogSettings.ROOT);
    Label label = new Label(all ? Texts.text("log.levels.all") : of);
    label.getStyleClass().add(all ? "secondary" : "mono");
    label.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    label.setMinWidth(0);
    ComboBox<LogLevel> choice = LevelChoice.of("log.level.", "log.levels.of", label.getText());
    choice.setId("log-level-" + of.replace('.', '-'));
    choice.setValue(level);
    choice.setOnAction(event -> log.level(of, choice.getValue()));
    rows.addRow(rows.getRowCount(), label, choice);
  }
}
